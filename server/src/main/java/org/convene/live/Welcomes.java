package org.convene.live;

import java.time.Instant;
import java.util.List;
import org.convene.base.Json;
import org.convene.base.PollId;
import org.convene.participant.Admission;
import org.convene.poll.StoredBallot;
import org.convene.roll.Held;
import org.convene.roll.Mandate;
import org.convene.wire.ServerMessage;
import org.convene.wire.ServerMessage.OwnBallot;
import org.convene.wire.ServerMessage.Welcome;
import org.convene.wire.ServerMessage.You;

/// What is said to one connection alone.
final class Welcomes {
  private static final ServerMessage.Limits LIMITS =
      new ServerMessage.Limits(
          Limits.FRAME_BYTES, Limits.FRAMES_PER_SECOND, Limits.HEARTBEAT_SECONDS);

  private Welcomes() {}

  static Welcome of(History history, Admission admission, List<StoredBallot> own, Instant now) {
    You you =
        new You(
            admission.role(), admission.participant(), admission.name(), admission.commitment());
    return new Welcome(
        history.info().epoch(),
        history.state().revision(),
        now,
        you,
        own.stream().map(ballot -> own(ballot, admission)).toList(),
        LIMITS);
  }

  /// What a participant may cast in a poll of `voters: roll`.
  static ServerMessage.Mandates mandates(PollId poll, List<Held> held) {
    return new ServerMessage.Mandates(poll, held.stream().map(Welcomes::told).toList());
  }

  private static ServerMessage.Told told(Held held) {
    Mandate m = held.mandate();
    return new ServerMessage.Told(m.id(), m.name(), m.kind(), m.weight().value(), held.as().json());
  }

  /// A ballot of the connection's mandate, naming whoever else cast it.
  static OwnBallot own(StoredBallot b, Admission reader) {
    String by = b.participant().equals(reader.participant()) ? null : b.by();
    return new OwnBallot(
        b.poll(), b.mandate(), b.rev(), Json.MAPPER.valueToTree(b.ballot()), b.at(), by);
  }
}
