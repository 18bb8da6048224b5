package org.convene.bench.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What one writes first with Vert.x: a text message to each socket.
final class PlainVertxServer {
  private PlainVertxServer() {}

  public static void main(String[] arguments) {
    Set<ServerWebSocket> subscribers = new LinkedHashSet<>();
    int port =
        Vertx.vertx()
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .webSocketHandler(socket -> {
              if (socket.path().equals("/sub")) {
                subscribers.add(socket);
                socket.closeHandler(_ -> subscribers.remove(socket));
              }
              socket.textMessageHandler(
                  text -> List.copyOf(subscribers).forEach(each -> each.writeTextMessage(text)));
            })
            .listen()
            .await()
            .actualPort();
    System.out.println("ready " + port);
  }
}
