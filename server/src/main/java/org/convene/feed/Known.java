package org.convene.feed;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.convene.http.Header;
import org.jspecify.annotations.Nullable;

/// What one address was answered with. Good while the calendar stands where it stood, and the day
/// lasts. An encoding is made ready when it is asked for again: outside the heap, from where the
/// system sends it without another copy.
final class Known {
  private static final int OVERHEAD = 2_000;

  private final Head head;
  private final LocalDate today;
  private final String route;
  private final Rendered rendered;
  private final Instant modified;
  private final List<Header> always;
  private volatile @Nullable Encoded plain;
  private volatile @Nullable Encoded gzip;

  /// @param route what these requests are counted as
  /// @param always headers on each answer
  Known(
      Head head,
      LocalDate today,
      String route,
      Rendered rendered,
      Instant modified,
      List<Header> always) {
    this.head = head;
    this.today = today;
    this.route = route;
    this.rendered = rendered;
    this.modified = modified;
    this.always = always;
  }

  boolean isGood(Head now, LocalDate day) {
    return head == now && today.equals(day);
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
    Encoded encoded = Encoded.of(rendered, zipped, modified, always);
    return encoded.with(outside(encoded.body()));
  }

  private static Buffer outside(Buffer body) {
    ByteBuffer copy = ByteBuffer.allocateDirect(body.length());
    copy.put(body.getBytes()).flip();
    return BufferInternal.buffer(Unpooled.wrappedBuffer(copy));
  }

  /// Twice, for what is inside the heap as well.
  long weight() {
    return OVERHEAD + 2 * rendered.weight();
  }
}
