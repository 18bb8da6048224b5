package org.convene.meeting;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.convene.http.Changes;
import org.convene.http.Front;
import org.convene.http.Header;
import org.convene.http.Languages;
import org.convene.http.Page;
import org.convene.http.Pages;
import org.convene.http.Rendered;
import org.convene.http.Sending;

/// The pages that are asked for most, kept in front of the router: everybody who reads the same
/// language is shown the same while the calendar and the live sessions stand where they stood. What
/// comes and what has been is told by the minute, for meetings begin and end with one.
public final class PageFront {
  /// Bytes of all pages kept ready: some thousand, or the programme of ten thousand meetings in
  /// each language.
  private static final long MOST_BYTES = 64L << 20;

  private static final List<Header> CACHING =
      List.of(
          Header.of("Cache-Control", "no-cache"),
          Header.of("Vary", "Accept-Language, Cookie, Accept-Encoding"));

  /// Where everything stands that these pages tell.
  public record Standing(String version, Instant minute) {}

  private final Pages pages;
  private final Supplier<Future<Optional<String>>> version;
  private final Clock clock;
  private final Front<Standing> front;

  /// @param version names where calendar and sessions stand; empty where there are none
  /// @param changes that are to show at once
  /// @param usual headers that the router would have set
  public PageFront(
      Pages pages,
      Supplier<Future<Optional<String>>> version,
      Changes changes,
      List<Header> usual,
      Clock clock) {
    this.pages = pages;
    this.version = version;
    this.clock = clock;
    this.front = new Front<>(this::standing, changes, PageFront::alike, usual, CACHING, MOST_BYTES);
  }

  /// @param others what answers the rest
  public Handler<HttpServerRequest> before(Handler<HttpServerRequest> others) {
    return front.before(others);
  }

  /// To be asked for before what the page shows is read.
  Future<Optional<Standing>> standing() {
    return version.get().map(found -> found.map(one -> new Standing(one, minute())));
  }

  private Instant minute() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES);
  }

  private static Optional<String> alike(HttpServerRequest request) {
    String uri = request.uri();
    boolean isOne =
        uri.startsWith("/m/")
            || uri.startsWith("/calendar?")
            || List.of("/", "/calendar").contains(uri);
    return isOne ? Languages.settled(request).map(language -> language + uri) : Optional.empty();
  }

  /// Answers GET and HEAD.
  ///
  /// @param stands before it was read; empty where the page is not to be kept
  void send(
      RoutingContext ctx, Page page, String template, Object view, Optional<Standing> stands) {
    Rendered rendered = pages.rendered(template, view);
    List<Header> own = List.of(Header.of("Content-Language", page.locale()));
    stands.ifPresent(at -> front.keep(ctx, at, rendered, own));
    Sending.send(ctx.request(), rendered, Stream.concat(CACHING.stream(), own.stream()).toList());
  }
}
