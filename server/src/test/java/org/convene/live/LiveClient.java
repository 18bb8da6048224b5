package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.convene.base.Json;
import org.convene.base.SessionId;
import org.convene.participant.Admission;
import org.convene.wire.Reducer;
import org.jspecify.annotations.Nullable;

/// A client written from the protocol's description alone: keeps the state by applying what it is
/// sent, and checks that no revision is missed. Driven from the test's thread.
final class LiveClient implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  /// Small, so that a client that does not read is soon noticed; not below a segment of the
  /// loopback, which would stall.
  static final int BUFFER = 128 * 1024;

  private final IntSupplier port;
  private final SessionId session;
  private final Admission admission;
  private final Supplier<String> ticket;
  private final WebSocketClient sockets;

  /// Frames of earlier connections stay in `seen`, as answers stay in an inbox.
  private BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();

  private final List<JsonNode> seen = new ArrayList<>();
  private @Nullable WebSocket socket;
  private @Nullable ObjectNode state;
  private @Nullable String epoch;
  private long revision;
  private int applied;

  LiveClient(
      Vertx vertx,
      IntSupplier port,
      SessionId session,
      Admission admission,
      Supplier<String> ticket) {
    this.port = port;
    this.session = session;
    this.admission = admission;
    this.ticket = ticket;
    this.sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setReceiveBufferSize(BUFFER)
                .setMaxFrameSize(1 << 20)
                .setMaxMessageSize(1 << 20));
  }

  Admission admission() {
    return admission;
  }

  String participant() {
    return Objects.requireNonNull(admission.participant()).toString();
  }

  /// Connects, says hello with what it last knew, and waits for the welcome.
  LiveClient connect() {
    open();
    ObjectNode hello =
        message("hello").put("ticket", ticket.get()).put("session", session.toString());
    if (state != null) {
      hello.put("epoch", epoch).put("revision", revision);
    }
    send(hello);
    epoch = next("welcome").path("epoch").asText();
    return this;
  }

  /// Connects without saying anything.
  LiveClient open() {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port.getAsInt())
            .setURI("/live")
            .addSubProtocol(LiveEndpoint.SUBPROTOCOL);
    BlockingQueue<JsonNode> mine = new LinkedBlockingQueue<>();
    frames = mine;
    socket = await(sockets.connect(options));
    socket.binaryMessageHandler(bytes -> mine.add(parse(bytes)));
    socket.closeHandler(_ -> mine.add(message("closed").put("code", code())));
    return this;
  }

  private int code() {
    Short code = socket == null ? null : socket.closeStatusCode();
    return code == null ? 0 : code;
  }

  /// Stops reading: what the server writes piles up.
  void pause() {
    Objects.requireNonNull(socket).pause();
  }

  void resume() {
    Objects.requireNonNull(socket).resume();
  }

  /// Goes away without a word, as a phone does.
  LiveClient drop() {
    if (socket != null) {
      await(socket.shutdown(0, TimeUnit.MILLISECONDS).otherwiseEmpty());
    }
    return this;
  }

  static ObjectNode message(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }

  void send(JsonNode message) {
    send(message.toString());
  }

  void send(String text) {
    if (socket == null) {
      throw new IllegalStateException("not connected");
    }
    socket.writeTextMessage(text);
  }

  void sendBinary() {
    Objects.requireNonNull(socket).writeBinaryMessage(Buffer.buffer("{}"));
  }

  /// Sends a command without waiting; its id.
  UUID command(ObjectNode command) {
    UUID id = UUID.randomUUID();
    command(id, command);
    return id;
  }

  void command(UUID id, ObjectNode command) {
    send(message("command").put("id", id.toString()).set("command", command));
  }

  /// Sends a command and waits for its acknowledgement.
  JsonNode does(ObjectNode command) {
    return answer(command(command));
  }

  /// The acknowledgement.
  JsonNode answer(UUID id) {
    JsonNode answer = answered(id);
    assertThat(answer.path("type").asText()).as(answer.toString()).isEqualTo("ack");
    return answer;
  }

  /// The code of the refusal.
  String refusal(UUID id) {
    JsonNode answer = answered(id);
    assertThat(answer.path("type").asText()).as(answer.toString()).isEqualTo("rejected");
    return answer.path("problem").path("code").asText();
  }

  JsonNode answered(UUID id) {
    return next(frame -> frame.path("id").asText().equals(id.toString()));
  }

  UUID cast(String poll, int rev, ObjectNode ballot) {
    UUID id = UUID.randomUUID();
    cast(id, poll, rev, ballot);
    return id;
  }

  void cast(UUID id, String poll, int rev, ObjectNode ballot) {
    send(
        message("cast")
            .put("id", id.toString())
            .put("poll", poll)
            .put("rev", rev)
            .set("ballot", ballot));
  }

  /// An answer that has come already.
  Optional<JsonNode> seen(UUID id) {
    return seen.stream()
        .filter(frame -> frame.path("id").asText().equals(id.toString()))
        .findFirst();
  }

  JsonNode next(String type) {
    return next(frame -> frame.path("type").asText().equals(type));
  }

  /// The next frame that fits, among those not yet taken; what comes before it is applied.
  JsonNode next(Predicate<JsonNode> wanted) {
    for (JsonNode frame : List.copyOf(seen)) {
      if (wanted.test(frame)) {
        seen.remove(frame);
        return frame;
      }
    }
    while (true) {
      JsonNode frame = poll();
      apply(frame);
      if (wanted.test(frame)) {
        return frame;
      }
      seen.add(frame);
    }
  }

  private JsonNode poll() {
    try {
      JsonNode frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no such frame came; seen: " + seen);
      }
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Everything up to a revision applied.
  ObjectNode stateAt(long wanted) {
    while (revision < wanted || state == null) {
      apply(poll());
    }
    return state.deepCopy();
  }

  /// How many frames have changed the state.
  int applied() {
    return applied;
  }

  long revision() {
    return revision;
  }

  private void apply(JsonNode frame) {
    switch (frame.path("type").asText()) {
      case "snapshot" -> {
        state = (ObjectNode) frame.path("state").deepCopy();
        revision = frame.path("revision").asLong();
        applied++;
      }
      case "events" -> {
        events(frame);
        applied++;
      }
      default -> {}
    }
  }

  private void events(JsonNode frame) {
    assertThat(frame.path("from").asLong()).as("no gap").isLessThanOrEqualTo(revision + 1);
    for (JsonNode event : frame.path("events")) {
      if (event.path("revision").asLong() > revision) {
        Reducer.apply(state, event);
      }
    }
    revision = Math.max(revision, frame.path("to").asLong());
  }

  private static JsonNode parse(Buffer bytes) {
    try {
      return Json.MAPPER.readTree(bytes.getBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    drop();
    await(sockets.close());
  }
}
