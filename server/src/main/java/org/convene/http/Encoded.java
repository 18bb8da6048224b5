package org.convene.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One encoding of something rendered, with its headers as they are sent.
///
/// @param tag names the bytes in this encoding
/// @param modified in whole seconds, as the header says it
/// @param always on each answer
/// @param ofBody on those that tell of the body
record Encoded(
    Buffer body, String tag, @Nullable Instant modified, List<Header> always, List<Header> ofBody) {
  private static final int NOT_MODIFIED = 304;
  private static final Header VARY = Header.of("Vary", "Accept-Encoding");
  private static final Header GZIP = Header.of("Content-Encoding", "gzip");

  /// Tells the server, which takes it away again, not to compress: that would be other bytes under
  /// the same tag.
  private static final Header IDENTITY = Header.of("Content-Encoding", "identity");

  /// @param more headers of each answer
  static Encoded of(Rendered rendered, boolean gzip, List<Header> more) {
    String tag = "\"" + rendered.tag() + (gzip ? "-gzip" : "") + "\"";
    Instant changed = rendered.lastModified();
    Instant modified = changed == null ? null : changed.truncatedTo(ChronoUnit.SECONDS);
    Stream<Header> own =
        Stream.of(
                Stream.of(Header.of("ETag", tag)),
                Stream.ofNullable(modified).map(at -> Header.of("Last-Modified", Sending.date(at))),
                Stream.of(VARY)
                    .filter(vary -> more.stream().noneMatch(one -> one.isCalled(vary.name()))))
            .flatMap(headers -> headers);
    Header type = Header.of("Content-Type", rendered.contentType());
    return new Encoded(
        gzip ? rendered.gzip() : rendered.identity(),
        tag,
        modified,
        Stream.concat(more.stream(), own).toList(),
        gzip ? List.of(type, GZIP) : List.of(type));
  }

  Encoded with(Buffer same) {
    return new Encoded(same, tag, modified, always, ofBody);
  }

  /// Answers GET and HEAD.
  void send(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    Header.set(response.headers(), always);
    if (Sending.isKnown(request, tag, modified)) {
      response.setStatusCode(NOT_MODIFIED).end();
      return;
    }
    Header.set(response.headers(), ofBody);
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
    } else {
      if (!ofBody.contains(GZIP)) {
        response.putHeader(IDENTITY.name(), IDENTITY.value());
      }
      response.end(body);
    }
  }
}
