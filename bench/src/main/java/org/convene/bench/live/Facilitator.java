package org.convene.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.convene.base.Json;

/// Whoever leads the session: commands, and knows the agenda and the polls by what comes back.
final class Facilitator implements Socket.Listener {
  private final Sockets sockets;
  private final String hello;
  private final CompletableFuture<JsonNode> snapshot = new CompletableFuture<>();
  private final Map<String, CompletableFuture<JsonNode>> answers = new HashMap<>();
  private final Map<String, CompletableFuture<JsonNode>> added = new HashMap<>();
  private long revision;
  private Socket socket;

  /// Comes in, and blocks until the state is here.
  Facilitator(Sockets sockets, int port, String hello) {
    this.sockets = sockets;
    this.hello = hello;
    this.socket = sockets.ask(() -> sockets.open(port, Conference.upgrade(), this));
    snapshot.join();
  }

  @Override
  public void opened(Socket opened) {
    opened.send(hello);
  }

  @Override
  public void closed(Socket closed, String why) {
    snapshot.completeExceptionally(new IllegalStateException(why));
    answers.values().forEach(one -> one.completeExceptionally(new IllegalStateException(why)));
  }

  @Override
  public void message(Socket from, ByteBuffer payload, long now) {
    JsonNode message = parse(payload);
    switch (message.path("type").asText()) {
      case "snapshot" -> {
        revision = message.path("revision").asLong();
        snapshot.complete(message.path("state"));
      }
      case "events" -> {
        revision = message.path("to").asLong();
        message.path("events").forEach(this::event);
      }
      case "ack", "rejected" -> {
        CompletableFuture<JsonNode> waiting = answers.remove(message.path("id").asText());
        if (waiting != null) {
          waiting.complete(message);
        }
      }
      default -> {}
    }
  }

  private void event(JsonNode event) {
    CompletableFuture<JsonNode> waiting = added.remove(event.path("type").asText());
    if (waiting != null) {
      waiting.complete(event);
    }
  }

  /// The head of the log as it is known here. Called on the thread of the sockets.
  long revision() {
    return revision;
  }

  /// Sends a command. Called on the thread of the sockets.
  CompletableFuture<JsonNode> send(ObjectNode command) {
    String id = UUID.randomUUID().toString();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.send(message("command").put("id", id).set("command", command).toString());
    return answer;
  }

  /// Commands and blocks for the acknowledgement.
  JsonNode does(ObjectNode command) {
    JsonNode answer = sockets.ask(() -> send(command)).join();
    if (!answer.path("type").asText().equals("ack")) {
      throw new IllegalStateException(command + " got " + answer);
    }
    return answer;
  }

  /// Commands and blocks for the event that it makes.
  JsonNode makes(ObjectNode command, String event) {
    CompletableFuture<JsonNode> made = new CompletableFuture<>();
    sockets.ask(() -> added.put(event, made));
    does(command);
    return made.join();
  }

  static ObjectNode message(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  private static JsonNode parse(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    try {
      return Json.MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("a message is no JSON", e);
    }
  }
}
