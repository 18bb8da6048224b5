package org.convene.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/// What is not even HTTP, or too long for it, reaches no route. It gets its problem here, and its
/// connection is closed: what follows on it cannot be told from garbage.
public final class MalformedRequests implements Handler<HttpServerRequest> {
  @Override
  public void handle(HttpServerRequest request) {
    Reply reply = Reply.refuse(Refusals.ofStatus(status(request.decoderResult().cause())));
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
