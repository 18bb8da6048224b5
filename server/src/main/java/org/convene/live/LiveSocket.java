package org.convene.live;

import io.vertx.core.Context;
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
  private final Wire wire;
  private final Context loop;
  private final Admission admission;
  private final Deque<byte[]> replies = new ArrayDeque<>();
  private long revision;
  private boolean stale;
  private long heardAt;
  private @Nullable Room room;

  LiveSocket(Wire wire, Context loop, Admission admission) {
    this.wire = wire;
    this.loop = loop;
    this.admission = admission;
    heard();
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
    if (!wire.isOpen()) {
      return;
    }
    room = into;
    catchUp(frames);
    drained();
  }

  void catchUp(Iterable<Outgoing> frames) {
    stale = false;
    frames.forEach(this::write);
  }

  /// A broadcast; nothing queues up behind a connection that is full.
  void deliver(Outgoing frame) {
    if (stale || !wire.isOpen()) {
      return;
    }
    if (wire.isFull()) {
      stale = true;
    } else {
      write(frame);
    }
  }

  /// An answer to this connection alone; what comes before the start waits for it.
  void reply(ServerMessage message) {
    if (!wire.isOpen()) {
      return;
    }
    if (room != null && replies.isEmpty() && !wire.isFull()) {
      write(message.encode());
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
    wire.close(code);
  }

  /// A heartbeat that asks for a sign of life; closes the connection that gave none since long.
  void beat(Outgoing frame) {
    if (System.nanoTime() - heardAt > TimeUnit.SECONDS.toNanos(Limits.SILENCE_SECONDS)) {
      close(CloseCode.TOO_SLOW);
    } else if (wire.isOpen() && !stale && !wire.isFull()) {
      wire.write(frame.frame(wire.memory()), ServerFrames.ping(wire.memory()));
    } else {
      deliver(frame);
    }
  }

  private void write(Outgoing frame) {
    wire.write(frame.frame(wire.memory()));
    revision = Math.max(revision, frame.revision());
  }

  private void write(byte[] message) {
    wire.write(ServerFrames.single(wire.memory(), message));
  }

  /// There is room again.
  void drained() {
    while (!replies.isEmpty() && !wire.isFull()) {
      write(replies.remove());
    }
    if (stale && replies.isEmpty() && room != null) {
      room.catchUp(this, revision);
    }
  }
}
