package org.convene.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.convene.base.Json;
import org.jspecify.annotations.Nullable;

/// Somebody's line to the session, written from `docs/protocol.md` alone: says hello with what it
/// knows, keeps the [Screen], and comes back with jitter until it is closed. Confined to the one
/// event loop of its Vert.x.
final class Line {
  /// Where all lines lead.
  ///
  /// @param port of the passage in front of the server
  record Way(
      Vertx vertx,
      WebSocketClient sockets,
      Doorway doorway,
      int port,
      String session,
      Random random) {}

  /// Whoever listens at the end of the line.
  interface Ear {
    void welcomed(JsonNode welcome);

    void heard(JsonNode message);
  }

  private static final int BASE_MILLIS = 400;

  /// Shorter than the protocol's 15 s: a fault lasts seconds, and nobody wants to wait for the
  /// last.
  private static final int MOST_MILLIS = 3_000;

  private static final int MOST_DOUBLINGS = 10;
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(50);
  private static final long LOOK_MILLIS = 5_000;
  private static final int FIRST_FINAL = 4_100;
  private static final int LAST_FINAL = 4_199;
  private static final short GOING = 1_000;

  private final Way way;
  private final Ear ear;
  private final Screen screen = new Screen();
  private final List<String> surprises = new ArrayList<>();
  private Pass pass;
  private @Nullable WebSocket socket;
  private boolean wanted;
  private boolean welcomed;
  private int tries;
  private int connections;
  private long heardAt;
  private long watch = -1;

  Line(Way way, Pass pass, Ear ear) {
    this.way = way;
    this.pass = pass;
    this.ear = ear;
  }

  void open() {
    wanted = true;
    watch = way.vertx.setPeriodic(LOOK_MILLIS, _ -> look());
    connect();
  }

  void close() {
    wanted = false;
    way.vertx.cancelTimer(watch);
    if (socket != null) {
      socket.close(GOING);
    }
  }

  boolean isUp() {
    return welcomed;
  }

  Screen screen() {
    return screen;
  }

  /// What no client should ever see: a gap, or a farewell that is final.
  List<String> surprises() {
    return surprises;
  }

  /// How often it was welcomed.
  int connections() {
    return connections;
  }

  void send(JsonNode message) {
    if (socket != null && welcomed) {
      socket.writeTextMessage(message.toString()).onFailure(_ -> {});
    }
  }

  private void connect() {
    way.doorway
        .ticket(way.session, pass)
        .whenComplete((ticket, failure) ->
            way.vertx.runOnContext(_ -> {
              if (failure != null) {
                again();
              } else {
                pass = ticket.pass();
                connect(ticket.value());
              }
            }));
  }

  private void connect(String ticket) {
    WebSocketConnectOptions to =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(way.port)
            .setURI("/live")
            .addSubProtocol("convene.v1")
            .setTimeout(TimeUnit.SECONDS.toMillis(5));
    way.sockets.connect(to).onSuccess(opened -> hello(opened, ticket)).onFailure(_ -> again());
  }

  private void hello(WebSocket opened, String ticket) {
    socket = opened;
    heardAt = System.nanoTime();
    opened.binaryMessageHandler(this::heard);
    opened.exceptionHandler(_ -> {});
    opened.closeHandler(_ -> closed(opened));
    ObjectNode hello = message("hello").put("ticket", ticket).put("session", way.session);
    screen.resume(hello);
    opened.writeTextMessage(hello.toString()).onFailure(_ -> {});
    if (!wanted) {
      opened.close(GOING);
    }
  }

  private void heard(Buffer bytes) {
    heardAt = System.nanoTime();
    JsonNode message = parse(bytes);
    if (message.path("type").asText().equals("welcome")) {
      welcomed = true;
      tries = 0;
      connections++;
      ear.welcomed(message);
    } else if (screen.apply(message)) {
      ear.heard(message);
    } else {
      surprises.add(
          "a gap after revision " + screen.revision() + " before " + message.path("from"));
      breakOff();
    }
  }

  private void closed(WebSocket ended) {
    if (socket != ended) {
      return;
    }
    socket = null;
    welcomed = false;
    Short code = ended.closeStatusCode();
    if (code != null && code >= FIRST_FINAL && code <= LAST_FINAL) {
      surprises.add("sent away for good: " + code + " " + ended.closeReason());
    }
    again();
  }

  private void again() {
    if (wanted) {
      int most = Math.min(MOST_MILLIS, BASE_MILLIS << Math.min(tries, MOST_DOUBLINGS));
      tries++;
      long millis = most / 4 + way.random.nextInt(most * 3 / 4);
      way.vertx.setTimer(
          millis,
          _ -> {
            if (wanted && socket == null) {
              connect();
            }
          });
    }
  }

  private void look() {
    if (socket != null && System.nanoTime() - heardAt > SILENCE) {
      breakOff();
    }
  }

  private void breakOff() {
    if (socket != null) {
      socket.shutdown(0, TimeUnit.MILLISECONDS);
    }
  }

  static ObjectNode message(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  private static JsonNode parse(Buffer bytes) {
    try {
      return Json.MAPPER.readTree(bytes.getBytes());
    } catch (IOException e) {
      throw new IllegalStateException("the server sent what is no JSON", e);
    }
  }
}
