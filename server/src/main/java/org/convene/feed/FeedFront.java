package org.convene.feed;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.convene.http.Changes;
import org.convene.http.Front;
import org.convene.http.Header;
import org.convene.http.Rendered;
import org.convene.http.Sending;

/// What everybody is told of the calendar, kept in front of the router while the calendar stands
/// where it stood, and the day lasts.
public final class FeedFront {
  /// Bytes of all feeds kept ready.
  private static final long MOST_BYTES = 96L << 20;

  static final Header CACHING = Header.of("Cache-Control", "public, no-cache");

  /// Calendars in web pages of others may read what everybody may.
  static final List<Header> OPEN =
      List.of(
          CACHING,
          Header.of("Access-Control-Allow-Origin", "*"),
          Header.of("Cross-Origin-Resource-Policy", "cross-origin"));

  private record Standing(Head head, LocalDate today) {}

  private final Front<Standing> front;
  private final Clock clock;

  /// @param changes that are to show at once
  /// @param usual headers that the router would have set
  public FeedFront(Feeds feeds, Changes changes, List<Header> usual, Clock clock) {
    this.front =
        new Front<>(
            () -> feeds.head().map(head -> head.map(known -> new Standing(known, feeds.today()))),
            changes,
            request -> Optional.of(request.uri()),
            usual,
            OPEN,
            MOST_BYTES);
    this.clock = clock;
  }

  /// @param others what answers the rest
  public Handler<HttpServerRequest> before(Handler<HttpServerRequest> others) {
    return front.before(others);
  }

  /// Keeps what anybody who asks for this address is told.
  ///
  /// @param head as it was before it was rendered
  /// @param today likewise
  void keep(RoutingContext ctx, Head head, LocalDate today, Rendered rendered) {
    Instant changed = rendered.lastModified();
    // In the second of a change it is told with another time.
    if (changed != null && Sending.isOver(changed, clock.instant())) {
      front.keep(ctx, new Standing(head, today), rendered, List.of());
    }
  }
}
