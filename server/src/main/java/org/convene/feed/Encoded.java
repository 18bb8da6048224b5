package org.convene.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.convene.http.Header;

/// One encoding of something rendered, with its headers as they are sent.
///
/// @param tag names the bytes in this encoding
/// @param always on each answer
/// @param ofBody on those that tell of the body
record Encoded(
    Buffer body, String tag, Instant modified, List<Header> always, List<Header> ofBody) {
  private static final int NOT_MODIFIED = 304;
  private static final Header VARY = Header.of("Vary", "Accept-Encoding");
  private static final Header GZIP = Header.of("Content-Encoding", "gzip");

  /// Tells the server, which takes it away again, not to compress: that would be other bytes under
  /// the same tag.
  private static final Header IDENTITY = Header.of("Content-Encoding", "identity");

  /// @param more headers of each answer
  static Encoded of(Rendered rendered, boolean gzip, Instant modified, List<Header> more) {
    String tag = "\"" + rendered.tag() + (gzip ? "-gzip" : "") + "\"";
    Stream<Header> own =
        Stream.of(Header.of("ETag", tag), Header.of("Last-Modified", Sending.date(modified)), VARY);
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
