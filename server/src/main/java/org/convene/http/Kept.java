package org.convene.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was answered once. An encoding is made ready when it is asked for again: outside the heap,
/// from where the system sends it without another copy.
///
/// @param <S> where everything stood that it tells
final class Kept<S> {
  private static final int OVERHEAD = 4_000;

  private final S stands;
  private final String route;
  private final Rendered rendered;
  private final List<Header> always;
  private volatile @Nullable Encoded plain;
  private volatile @Nullable Encoded gzip;

  /// @param route what these requests are counted as
  /// @param always headers on each answer
  Kept(S stands, String route, Rendered rendered, List<Header> always) {
    this.stands = stands;
    this.route = route;
    this.rendered = rendered;
    this.always = always;
  }

  boolean isGood(S now) {
    return stands.equals(now);
  }

  /// On the event loop of the request.
  void send(HttpServerRequest request) {
    request.routed(route);
    (Sending.wantsGzip(request) ? gzip() : plain()).send(request);
  }

  private Encoded gzip() {
    Encoded ready = gzip;
    if (ready == null) {
      ready = ready(true);
      gzip = ready;
    }
    return ready;
  }

  private Encoded plain() {
    Encoded ready = plain;
    if (ready == null) {
      ready = ready(false);
      plain = ready;
    }
    return ready;
  }

  private Encoded ready(boolean zipped) {
    return Encoded.of(rendered, zipped, always).outside();
  }

  /// Twice, for what is inside the heap as well.
  long weight() {
    return OVERHEAD + 2 * rendered.weight();
  }
}
