package org.convene.feed;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.convene.http.Header;

/// Answers again what everybody was answered before, in front of the router and all that looks at a
/// request there. Where the calendar stands is asked for each request, so an edit shows at once,
/// whoever made it and on whichever server. What only some may see never stands here.
public final class FeedFront {
  /// Bytes of all that is kept ready. Past it the addresses that were not asked for the longest go
  /// the whole way through the router again.
  static final long MOST_BYTES = 96L << 20;

  static final Header CACHING = Header.of("Cache-Control", "public, no-cache");
  private static final String READ_BY = "Cross-Origin-Resource-Policy";

  /// Calendars in web pages of others may read what everybody may.
  static final List<Header> OPEN =
      List.of(
          CACHING,
          Header.of("Access-Control-Allow-Origin", "*"),
          Header.of(READ_BY, "cross-origin"));

  private final Feeds feeds;
  private final List<Header> always;
  private final Clock clock;
  private final Bounded<String, Known> known = new Bounded<>(MOST_BYTES, Known::weight);

  /// @param usual headers that the router would have set
  public FeedFront(Feeds feeds, List<Header> usual, Clock clock) {
    this.feeds = feeds;
    this.always =
        Stream.concat(usual.stream().filter(each -> !each.isCalled(READ_BY)), OPEN.stream())
            .toList();
    this.clock = clock;
  }

  /// @param others what answers the rest
  public Handler<HttpServerRequest> before(Handler<HttpServerRequest> others) {
    return request -> {
      Optional<Known> before = isRead(request) ? known.get(request.uri()) : Optional.empty();
      if (before.isEmpty()) {
        others.handle(request);
      } else {
        Context context = Objects.requireNonNull(Vertx.currentContext());
        feeds
            .head()
            .onComplete(
                head -> context.runOnContext(_ -> answer(request, before.get(), head, others)));
      }
    };
  }

  private static boolean isRead(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
  }

  private void answer(
      HttpServerRequest request,
      Known before,
      AsyncResult<Optional<Head>> head,
      Handler<HttpServerRequest> others) {
    if (request.response().closed()) {
      return;
    }
    boolean good =
        head.succeeded()
            && head.result().isPresent()
            && before.isGood(head.result().get(), feeds.today());
    if (good) {
      before.send(request);
    } else {
      others.handle(request);
    }
  }

  /// Keeps what anybody who asks for this address is told.
  ///
  /// @param head as it was before it was rendered
  /// @param today likewise
  void keep(RoutingContext ctx, Head head, LocalDate today, Rendered rendered) {
    Instant modified = rendered.lastModified().truncatedTo(ChronoUnit.SECONDS);
    Route current = ctx.currentRoute();
    String route = current == null ? null : current.getName();
    // In the second of a change it is told with another time: Sending.lastModified.
    if (route != null && modified.equals(Sending.lastModified(modified, clock.instant()))) {
      known.put(ctx.request().uri(), new Known(head, today, route, rendered, modified, always));
    }
  }
}
