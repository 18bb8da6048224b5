package org.convene.live;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.convene.poll.Secrecy;
import org.convene.poll.StoredBallot;
import org.convene.poll.Voters;
import org.convene.roll.Electorate;
import org.convene.roll.Voter;
import org.convene.wire.ClientMessage;
import org.convene.wire.ServerMessage;

/// Where a session's ballots are cast: checks each against its poll and its voter, gives it to the
/// poll's box, and answers once it is durable. Confined to the room's thread.
final class PollingStation {
  private static final Refusal SECRET =
      Refusal.conflict(
          "secret-poll", "a secret ballot is cast with a token, and not on this connection");

  private static final Refusal REMOVED =
      Refusal.forbidden("removed", "a facilitator has removed you");

  private static final Refusal NO_MANDATE =
      Refusal.forbidden("no-mandate", "you have no right to vote in this poll");

  private final RoomParts parts;
  private final History history;
  private final Presence presence;
  private final TallyBoard tallies;
  private final Electorates electorates;
  private final LateComers lateComers;
  private final Map<PollId, BallotBox> boxes = new HashMap<>();

  PollingStation(
      RoomParts parts,
      History history,
      Presence presence,
      TallyBoard tallies,
      Electorates electorates,
      LateComers lateComers) {
    this.parts = parts;
    this.history = history;
    this.presence = presence;
    this.tallies = tallies;
    this.electorates = electorates;
    this.lateComers = lateComers;
  }

  /// A poll whose state has changed gets a new box when the next ballot comes.
  void forget(PollId poll) {
    boxes.remove(poll);
  }

  /// Completes, box by box, when nothing is on its way.
  List<Future<Void>> underWay() {
    return boxes.values().stream().map(BallotBox::idle).toList();
  }

  void cast(LiveSocket from, ClientMessage.Cast message, Ballot ballot) {
    Optional<Poll> poll =
        history.state().polls().find(message.poll()).filter(p -> p.state() != PollState.DRAFT);
    ParticipantId who = from.admission().participant();
    Optional<Voter> voter = Mandates.voter(from.admission());
    if (who != null && history.state().removed().contains(who)) {
      refuse(from, message.id(), REMOVED);
    } else if (poll.isEmpty()) {
      refuse(
          from,
          message.id(),
          Refusal.unknown("unknown-poll", "there is no poll " + message.poll()));
    } else if (poll.get().fields().secrecy() == Secrecy.SECRET) {
      refuse(from, message.id(), SECRET);
    } else if (voter.isEmpty() || isNobodysDelegate(poll.get(), voter.get())) {
      refuse(from, message.id(), NO_MANDATE);
    } else {
      electorates
          .of(message.poll())
          .onSuccess(roll -> cast(from, poll.get(), voter.get(), roll, message, ballot))
          .onFailure(_ -> refuse(from, message.id(), BallotBox.UNAVAILABLE));
    }
  }

  private static boolean isNobodysDelegate(Poll poll, Voter voter) {
    return poll.fields().voters() == Voters.COMMITMENTS && voter.commitment() == null;
  }

  /// Whoever came a moment ago waits until the log has let them join the roll.
  private void cast(
      LiveSocket from,
      Poll poll,
      Voter voter,
      Electorate roll,
      ClientMessage.Cast message,
      Ballot ballot) {
    Optional<MandateId> joining =
        Mandates.elector(from.admission(), poll.fields().voters())
            .map(elector -> elector.mandate().id())
            .filter(lateComers::isWaiting);
    if (joining.isPresent() && roll.find(joining.get()).isEmpty()) {
      lateComers.joining().onSuccess(_ -> cast(from, message, ballot));
      return;
    }
    switch (Choice.of(roll, voter, message.mandate(), poll.fields().delegates())) {
      case Choice.Refused(Refusal refusal) -> refuse(from, message.id(), refusal);
      case Choice.Of(MandateId mandate) -> {
        Admission by = from.admission();
        ParticipantId who = Objects.requireNonNull(by.participant());
        Cast cast = new Cast(mandate, who, by.name(), message.rev(), message.id(), ballot);
        cast(from, poll, roll, cast);
      }
    }
  }

  private void cast(LiveSocket from, Poll poll, Electorate roll, Cast cast) {
    Optional<Refusal> flaw = BallotRules.flaw(poll, cast.ballot());
    if (flaw.isPresent() && poll.state() == PollState.OPEN) {
      refuse(from, cast.command(), flaw.get());
      return;
    }
    // A poll that is no longer open still answers a command that it has answered before.
    boxes
        .computeIfAbsent(poll.id(), _ -> new BallotBox(poll, parts, tallies))
        .cast(cast)
        .onSuccess(outcome -> answer(from, roll, cast, outcome));
  }

  private void answer(LiveSocket from, Electorate roll, Cast cast, Outcome outcome) {
    switch (outcome) {
      case Outcome.Saved(StoredBallot saved, boolean fresh) -> {
        ServerMessage ack = new ServerMessage.Ack(cast.command(), null, saved.rev(), saved.at());
        from.on(() -> from.reply(ack));
        if (fresh) {
          tellOthers(from, roll, saved);
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

  /// The same person's other connections, and others who may cast the mandate.
  private void tellOthers(LiveSocket from, Electorate roll, StoredBallot saved) {
    Collection<LiveSocket> concerned =
        roll.find(saved.mandate()).map(on -> presence.socketsOf(roll, on)).orElse(List.of());
    for (LiveSocket other : concerned) {
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
