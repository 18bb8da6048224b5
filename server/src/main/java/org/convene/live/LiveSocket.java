package org.convene.live;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.convene.base.CommandId;
import org.convene.base.Refusal;
import org.convene.http.Problem;
import org.convene.participant.Admission;
import org.convene.session.Audience;
import org.convene.wire.CloseCode;
import org.convene.wire.ServerMessage;
import org.jspecify.annotations.Nullable;

/// One admitted connection, confined to the event loop of its socket: rooms reach it only through
/// [Crowd] and [#on].
///
/// A connection that cannot keep up gets no queue of state: it is marked stale, nothing more is
/// written, and when it has drained its room brings it up to what is newest. Only answers to its
/// own commands wait, and few of them.
final class LiveSocket {
  private final ServerWebSocket socket;
  private final Context loop;
  private final Admission admission;
  private final Deque<Buffer> replies = new ArrayDeque<>();
  private long revision;
  private boolean stale;
  private long heardAt;
  private @Nullable Room room;

  LiveSocket(ServerWebSocket socket, Context loop, Admission admission) {
    this.socket = socket;
    this.loop = loop;
    this.admission = admission;
    heard();
    socket.pongHandler(_ -> heard());
  }

  /// The other side has given a sign of life.
  void heard() {
    heardAt = System.nanoTime();
  }

  Admission admission() {
    return admission;
  }

  Audience audience() {
    return Audience.of(admission.role());
  }

  Context loop() {
    return loop;
  }

  /// Whether the welcome was sent.
  boolean isStarted() {
    return room != null;
  }

  /// Runs on this connection's event loop, after whatever was asked of it before.
  void on(Runnable work) {
    loop.runOnContext(_ -> work.run());
  }

  /// The frames that bring the connection up to date; from here on it takes part in broadcasts.
  void start(Room into, Iterable<Outgoing> frames) {
    if (socket.isClosed()) {
      return;
    }
    room = into;
    socket.drainHandler(_ -> drained());
    catchUp(frames);
    drained();
  }

  void catchUp(Iterable<Outgoing> frames) {
    stale = false;
    frames.forEach(this::write);
  }

  /// A broadcast; nothing queues up behind a connection that is full.
  void deliver(Outgoing frame) {
    if (stale || socket.isClosed()) {
      return;
    }
    if (socket.writeQueueFull()) {
      stale = true;
    } else {
      write(frame);
    }
  }

  /// An answer to this connection alone; what comes before the start waits for it.
  void reply(ServerMessage message) {
    if (socket.isClosed()) {
      return;
    }
    if (room != null && replies.isEmpty() && !socket.writeQueueFull()) {
      socket.writeBinaryMessage(message.encode());
    } else if (replies.size() < Limits.WAITING_REPLIES) {
      replies.add(message.encode());
    } else {
      close(CloseCode.TOO_SLOW);
    }
  }

  void refuse(@Nullable CommandId id, Refusal refusal) {
    reply(new ServerMessage.Rejected(id, Problem.of(refusal)));
  }

  void close(CloseCode code) {
    if (!socket.isClosed()) {
      socket.close(code.code(), code.reason());
    }
  }

  /// Asks for a sign of life; closes the connection that gave none since long.
  void ping() {
    if (System.nanoTime() - heardAt > TimeUnit.SECONDS.toNanos(Limits.SILENCE_SECONDS)) {
      close(CloseCode.TOO_SLOW);
    } else if (!socket.isClosed() && !socket.writeQueueFull()) {
      socket.writePing(Buffer.buffer("p".getBytes(StandardCharsets.US_ASCII)));
    }
  }

  private void write(Outgoing frame) {
    socket.writeBinaryMessage(frame.bytes());
    revision = Math.max(revision, frame.revision());
  }

  private void drained() {
    while (!replies.isEmpty() && !socket.writeQueueFull()) {
      socket.writeBinaryMessage(replies.remove());
    }
    if (stale && replies.isEmpty() && room != null) {
      room.catchUp(this, revision);
    }
  }
}
