package org.convene.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convene.base.CommandId;
import org.convene.base.Json;
import org.convene.base.ParticipantId;
import org.convene.base.Refusal;
import org.convene.base.Role;
import org.convene.http.Problem;
import org.convene.participant.Admission;
import org.convene.poll.Ballot;
import org.convene.session.SessionCommand;
import org.convene.wire.ClientMessage;
import org.convene.wire.CloseCode;
import org.convene.wire.ServerMessage;
import org.jspecify.annotations.Nullable;

/// The frames of one WebSocket, from its opening to its close: their size, rate, order and form,
/// and who may send what. What is wrong gets one clear error and changes nothing; only floods and
/// strangers are cut off. Confined to the socket's event loop.
final class LiveConnection implements Wire.Reader {
  private static final Refusal TOO_LARGE =
      new Refusal(
          "frame-too-large", 413, "a frame has at most " + Limits.FRAME_BYTES + " bytes", Map.of());
  private static final Refusal TOO_MANY =
      new Refusal(
          "too-many-frames",
          429,
          "at most " + Limits.FRAMES_PER_SECOND + " frames a second: wait a moment",
          Map.of());
  private static final Refusal NOT_TEXT =
      Refusal.invalid("invalid-message", "a message is a text frame that holds JSON");
  private static final Refusal HELLO_FIRST =
      Refusal.conflict(
          "hello-first", "the first frame is hello, and nothing follows before the welcome");
  private static final Refusal HELLO_ONCE = Refusal.conflict("hello-once", "hello was said before");
  private static final Refusal FACILITATORS_ONLY =
      Refusal.forbidden("facilitators-only", "only facilitators give commands");

  private final Vertx vertx;
  private final ContextInternal loop;
  private final Rooms rooms;
  private final Function<String, Optional<Admission>> redeem;
  private final TokenBucket frames =
      new TokenBucket(Limits.FRAMES_AT_ONCE, Limits.FRAMES_PER_SECOND, System.nanoTime());
  private int refusedFrames;
  private boolean saidHello;
  private boolean gone;
  private final Wire wire;
  private final long patience;
  private @Nullable LiveSocket live;
  private @Nullable Room room;

  /// @param channel after the handshake of its WebSocket; called on its event loop
  LiveConnection(
      Vertx vertx,
      Channel channel,
      ContextInternal loop,
      Rooms rooms,
      Function<String, Optional<Admission>> redeem) {
    this.vertx = vertx;
    this.loop = loop;
    this.rooms = rooms;
    this.redeem = redeem;
    this.patience = vertx.setTimer(Limits.HELLO_SECONDS * 1000L, _ -> noHello());
    this.wire = Wire.takeOver(channel, loop, this);
  }

  private void noHello() {
    if (!saidHello) {
      close(CloseCode.NO_HELLO);
    }
  }

  @Override
  public void closed() {
    vertx.cancelTimer(patience);
    gone = true;
    LiveSocket mine = live;
    Room in = room;
    if (mine != null && in != null) {
      in.post(() -> in.leave(mine));
    }
  }

  @Override
  public void pong() {
    if (live != null) {
      live.heard();
    }
  }

  @Override
  public void drained() {
    if (live != null) {
      live.drained();
    }
  }

  @Override
  public void text(String frame) {
    if (!frames.take(System.nanoTime())) {
      tooMany();
    } else if (isTooLarge(frame)) {
      refuse(null, TOO_LARGE);
    } else {
      if (live != null) {
        live.heard();
      }
      switch (ClientMessage.read(frame)) {
        case ClientMessage.Read.Broken(CommandId id, Refusal refusal) -> refuse(id, refusal);
        case ClientMessage.Read.Message(ClientMessage message) -> message(message);
      }
    }
  }

  @Override
  public void binary() {
    if (frames.take(System.nanoTime())) {
      refuse(null, NOT_TEXT);
    } else {
      tooMany();
    }
  }

  private static boolean isTooLarge(String frame) {
    return frame.length() > Limits.FRAME_BYTES
        || (frame.length() > Limits.FRAME_BYTES / 3
            && frame.getBytes(StandardCharsets.UTF_8).length > Limits.FRAME_BYTES);
  }

  private void tooMany() {
    refusedFrames++;
    if (refusedFrames > Limits.REFUSED_FRAMES) {
      close(CloseCode.FLOODED);
    } else {
      refuse(null, TOO_MANY);
    }
  }

  private void message(ClientMessage message) {
    switch (message) {
      case ClientMessage.Hello hello -> hello(hello);
      case ClientMessage.Command command -> command(command);
      case ClientMessage.Cast cast -> cast(cast);
    }
  }

  private void hello(ClientMessage.Hello hello) {
    if (saidHello) {
      refuse(null, HELLO_ONCE);
      return;
    }
    saidHello = true;
    vertx.cancelTimer(patience);
    Optional<Admission> admission =
        redeem.apply(hello.ticket()).filter(a -> a.session().equals(hello.session()));
    if (admission.isEmpty()) {
      close(CloseCode.TICKET);
    } else {
      enter(new LiveSocket(wire, loop, admission.get()), hello);
    }
  }

  private void enter(LiveSocket admitted, ClientMessage.Hello hello) {
    rooms
        .room(hello.session())
        .onComplete(found ->
            loop.runOnContext(_ -> {
              if (found.failed() || found.result().isEmpty()) {
                close(CloseCode.BUSY);
              } else if (!gone) {
                live = admitted;
                room = found.result().get();
                Room in = room;
                in.post(() -> in.enter(admitted, hello));
              }
            }));
  }

  private void command(ClientMessage.Command message) {
    LiveSocket from = live;
    Room in = room;
    if (from == null || in == null || !from.isStarted()) {
      refuse(message.id(), HELLO_FIRST);
      return;
    }
    ParticipantId sender = from.admission().participant();
    if (from.admission().role() != Role.FACILITATOR || sender == null) {
      refuse(message.id(), FACILITATORS_ONLY);
      return;
    }
    switch (SessionCommand.read(message.command())) {
      case SessionCommand.Read.Broken(Refusal refusal) -> refuse(message.id(), refusal);
      case SessionCommand.Read.Command(SessionCommand command) ->
          in.post(() -> in.command(from, sender, message.id(), command));
    }
  }

  private void cast(ClientMessage.Cast message) {
    LiveSocket from = live;
    Room in = room;
    if (from == null || in == null || !from.isStarted()) {
      refuse(message.id(), HELLO_FIRST);
      return;
    }
    if (message.rev() < 1) {
      refuse(message.id(), Refusal.invalid("invalid-message", "rev: must be 1 or more"));
      return;
    }
    try {
      Ballot ballot = Json.MAPPER.treeToValue(message.ballot(), Ballot.class);
      in.post(() -> in.cast(from, message, ballot));
    } catch (JsonProcessingException e) {
      refuse(message.id(), Refusal.invalid("invalid-ballot", Json.explain(e)));
    }
  }

  private void refuse(@Nullable CommandId id, Refusal refusal) {
    rooms.metrics().refusedFrame();
    if (live != null && live.isStarted()) {
      live.refuse(id, refusal);
    } else if (wire.isOpen()) {
      ServerMessage rejected = new ServerMessage.Rejected(id, Problem.of(refusal));
      wire.write(ServerFrames.single(wire.memory(), rejected.encode()));
    }
  }

  private void close(CloseCode code) {
    wire.close(code);
  }
}
