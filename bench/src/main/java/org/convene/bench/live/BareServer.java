package org.convene.bench.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/// The least that answers a request with Vert.x.
final class BareServer {
  private BareServer() {}

  public static void main(String[] arguments) {
    int port =
        Vertx.vertx()
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(request -> request.response().end("here"))
            .listen()
            .await()
            .actualPort();
    System.out.println("ready http://127.0.0.1:" + port);
  }
}
