package org.convene.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One encoding of something, with its headers as they are sent.
///
/// @param tag names the bytes in this encoding, in its quotes
/// @param modified in whole seconds, as the header says it; null where only the tag counts
/// @param whole headers of an answer that tells of the body
/// @param unchanged headers of one that says nothing has changed
record Encoded(
    Buffer body,
    String tag,
    @Nullable Instant modified,
    List<Header> whole,
    List<Header> unchanged) {
  static final Header VARY = Header.of("Vary", "Accept-Encoding");
  private static final int NOT_MODIFIED = 304;
  private static final String ENCODING = "Content-Encoding";

  /// Tells the server, which takes it away again, not to compress: that would be other bytes under
  /// the same tag.
  private static final Header IDENTITY = Header.of(ENCODING, "identity");

  /// What an answer without a body has to say again (RFC 9110, section 15.4.5), and what decides
  /// who may read it. The rest is known from before.
  private static final Set<String> ON_UNCHANGED =
      Set.of(
          "access-control-allow-origin",
          "cache-control",
          "cross-origin-resource-policy",
          "etag",
          "last-modified",
          "strict-transport-security",
          "vary");

  /// @param encoding as the header says it; null: as they are
  /// @param more headers
  static Encoded of(
      Buffer body,
      @Nullable String encoding,
      String tag,
      @Nullable Instant modified,
      List<Header> more) {
    Stream<Header> own =
        Stream.of(
                Optional.of(Header.of("ETag", tag)),
                Optional.ofNullable(modified)
                    .map(at -> Header.of("Last-Modified", Sending.date(at))),
                Optional.of(VARY)
                    .filter(vary -> more.stream().noneMatch(one -> one.isCalled(vary.name()))),
                Optional.of(encoding == null ? IDENTITY : Header.of(ENCODING, encoding)))
            .flatMap(Optional::stream);
    List<Header> whole = Stream.concat(more.stream(), own).toList();
    return new Encoded(
        body, tag, modified, whole, whole.stream().filter(Encoded::isOnUnchanged).toList());
  }

  /// @param more headers of each answer
  static Encoded of(Rendered rendered, boolean gzip, List<Header> more) {
    Instant changed = rendered.lastModified();
    return of(
        gzip ? rendered.gzip() : rendered.identity(),
        gzip ? "gzip" : null,
        "\"" + rendered.tag() + (gzip ? "-gzip" : "") + "\"",
        changed == null ? null : changed.truncatedTo(ChronoUnit.SECONDS),
        Stream.concat(more.stream(), Stream.of(Header.of("Content-Type", rendered.contentType())))
            .toList());
  }

  /// @param usual headers that go before
  Encoded with(List<Header> usual) {
    return new Encoded(
        body,
        tag,
        modified,
        both(usual, whole),
        both(usual.stream().filter(Encoded::isOnUnchanged).toList(), unchanged));
  }

  private static List<Header> both(List<Header> some, List<Header> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static boolean isOnUnchanged(Header header) {
    return ON_UNCHANGED.contains(header.lowerCaseName());
  }

  /// The same bytes where the system sends them from without another copy: outside the heap.
  Encoded outside() {
    ByteBuffer copy = ByteBuffer.allocateDirect(body.length());
    copy.put(body.getBytes()).flip();
    Buffer same = BufferInternal.buffer(Unpooled.wrappedBuffer(copy));
    return new Encoded(same, tag, modified, whole, unchanged);
  }

  /// Answers GET and HEAD.
  void send(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (Sending.isKnown(request, tag, modified)) {
      Header.set(response.headers(), unchanged);
      response.setStatusCode(NOT_MODIFIED).end();
      return;
    }
    Header.set(response.headers(), whole);
    if (request.method().equals(HttpMethod.HEAD)) {
      if (whole.contains(IDENTITY)) {
        response.headers().remove(IDENTITY.name());
      }
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
    } else {
      response.end(body);
    }
  }
}
