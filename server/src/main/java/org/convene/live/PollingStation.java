package org.convene.live;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convene.base.CommandId;
import org.convene.base.MandateId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.live.BallotBox.Outcome;
import org.convene.participant.Admission;
import org.convene.poll.Ballot;
import org.convene.poll.BallotRules;
import org.convene.poll.Cast;
import org.convene.poll.Poll;
import org.convene.poll.PollState;
import org.convene.poll.StoredBallot;
import org.convene.wire.ServerMessage;

/// Where a session's ballots are cast: checks each against its poll and its voter, gives it to the
/// poll's box, and answers once it is durable. Confined to the room's thread.
final class PollingStation {
  private static final Refusal REMOVED =
      Refusal.forbidden("removed", "a facilitator has removed you");

  private final RoomParts parts;
  private final History history;
  private final Presence presence;
  private final TallyBoard tallies;
  private final Map<PollId, BallotBox> boxes = new HashMap<>();

  PollingStation(RoomParts parts, History history, Presence presence, TallyBoard tallies) {
    this.parts = parts;
    this.history = history;
    this.presence = presence;
    this.tallies = tallies;
  }

  /// A poll whose state has changed gets a new box when the next ballot comes.
  void forget(PollId poll) {
    boxes.remove(poll);
  }

  /// Completes, box by box, when nothing is on its way.
  List<Future<Void>> underWay() {
    return boxes.values().stream().map(BallotBox::idle).toList();
  }

  void cast(LiveSocket from, CommandId id, PollId pollId, int rev, Ballot ballot) {
    Admission admission = from.admission();
    Optional<Poll> poll =
        history.state().polls().find(pollId).filter(p -> p.state() != PollState.DRAFT);
    Optional<MandateId> mandate = poll.flatMap(p -> Mandates.of(admission, p.fields().voters()));
    ParticipantId who = admission.participant();
    if (who != null && history.state().removed().contains(who)) {
      refuse(from, id, REMOVED);
    } else if (poll.isEmpty()) {
      refuse(from, id, Refusal.unknown("unknown-poll", "there is no poll " + pollId));
    } else if (mandate.isEmpty() || admission.participant() == null) {
      refuse(from, id, Refusal.forbidden("no-mandate", "you have no right to vote in this poll"));
    } else {
      Cast cast =
          new Cast(mandate.get(), admission.participant(), admission.name(), rev, id, ballot);
      cast(from, poll.get(), cast);
    }
  }

  private void cast(LiveSocket from, Poll poll, Cast cast) {
    Optional<Refusal> flaw = BallotRules.flaw(poll, cast.ballot());
    if (flaw.isPresent() && poll.state() == PollState.OPEN) {
      refuse(from, cast.command(), flaw.get());
      return;
    }
    // A poll that is no longer open still answers a command that it has answered before.
    boxes
        .computeIfAbsent(poll.id(), id -> new BallotBox(id, parts, tallies))
        .cast(cast)
        .onSuccess(outcome -> answer(from, cast, outcome));
  }

  private void answer(LiveSocket from, Cast cast, Outcome outcome) {
    switch (outcome) {
      case Outcome.Saved(StoredBallot saved, boolean fresh) -> {
        ServerMessage ack = new ServerMessage.Ack(cast.command(), null, saved.rev(), saved.at());
        from.on(() -> from.reply(ack));
        if (fresh) {
          tellOthers(from, saved);
        }
      }
      case Outcome.Refused(Refusal refusal) -> refuse(from, cast.command(), refusal);
      case Outcome.Stale(Refusal refusal, StoredBallot current) ->
          refuse(
              from,
              cast.command(),
              refusal.with("currentBallot", Welcomes.own(current, from.admission())));
    }
  }

  /// The same person's other connections, and the commitment's other delegates.
  private void tellOthers(LiveSocket from, StoredBallot saved) {
    for (LiveSocket other : presence.socketsOf(saved.mandate())) {
      if (other != from) {
        ServerMessage message =
            new ServerMessage.BallotSaved(Welcomes.own(saved, other.admission()));
        other.on(() -> other.reply(message));
      }
    }
  }

  private static void refuse(LiveSocket to, CommandId id, Refusal refusal) {
    to.on(() -> to.refuse(id, refusal));
  }
}
