package org.convene.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/// What is not even HTTP, or too long for it, reaches no route. It gets its problem here, and its
/// connection is closed: what follows on it cannot be told from garbage.
public final class MalformedRequests implements Handler<HttpServerRequest> {
  private static final int HEXADECIMAL = 16;

  @Override
  public void handle(HttpServerRequest request) {
    refuse(request, status(request.decoderResult().cause()));
  }

  /// An address that escapes what is no byte (`%zz`) would fail in the router itself, and in
  /// whatever reads its query (RFC 3986, 2.1).
  ///
  /// @param others what answers the rest
  public Handler<HttpServerRequest> before(Handler<HttpServerRequest> others) {
    return request -> {
      if (isEscaped(request.uri())) {
        others.handle(request);
      } else {
        refuse(request, 400);
      }
    };
  }

  private static boolean isEscaped(String uri) {
    for (int at = uri.indexOf('%'); at >= 0; at = uri.indexOf('%', at + 1)) {
      if (at + 2 >= uri.length() || !isHex(uri.charAt(at + 1)) || !isHex(uri.charAt(at + 2))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(char letter) {
    return letter < 128 && Character.digit(letter, HEXADECIMAL) >= 0;
  }

  private static void refuse(HttpServerRequest request, int status) {
    Reply reply = Reply.refuse(Refusals.ofStatus(status));
    request
        .response()
        .setStatusCode(reply.status())
        .putHeader("Content-Type", Problem.CONTENT_TYPE)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Connection", "close")
        .end(reply.body())
        .onComplete(done -> request.connection().close());
  }

  private static int status(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> 414;
      case TooLongHttpHeaderException _ -> 431;
      default -> 400;
    };
  }
}
