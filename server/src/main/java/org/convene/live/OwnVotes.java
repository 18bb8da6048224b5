package org.convene.live;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.participant.Admission;
import org.convene.poll.BallotStore;
import org.convene.poll.Poll;
import org.convene.poll.PollState;
import org.convene.poll.StoredBallot;
import org.convene.poll.Voters;
import org.convene.roll.Held;
import org.convene.roll.Voter;
import org.convene.wire.ServerMessage;

/// What a connection is told of its own votes when it comes.
///
/// @param open what it may cast in the open poll, where that has a prepared roll
record OwnVotes(List<StoredBallot> ballots, Optional<ServerMessage.Mandates> open) {
  private static final OwnVotes NONE = new OwnVotes(List.of(), Optional.empty());

  /// @param polls whose ballots are told
  static Future<OwnVotes> read(
      BallotStore store, Electorates electorates, Admission admission, List<Poll> polls) {
    Optional<Voter> voter = Mandates.voter(admission);
    if (voter.isEmpty() || polls.isEmpty()) {
      return Future.succeededFuture(NONE);
    }
    Map<PollId, List<Held>> prepared = new HashMap<>();
    Map<PollId, Set<MandateId>> own = new HashMap<>();
    Future<?> read = Future.succeededFuture();
    for (Poll poll : polls) {
      if (poll.fields().voters() == Voters.ROLL) {
        read =
            read.compose(_ -> electorates.of(poll.id()))
                .onSuccess(roll -> prepared.put(poll.id(), roll.of(voter.get())));
      } else {
        Mandates.elector(admission, poll.fields().voters())
            .ifPresent(elector -> own.put(poll.id(), Set.of(elector.mandate().id())));
      }
    }
    return read.compose(_ -> {
      prepared.forEach((poll, held) -> own.put(poll, ids(held)));
      return ballots(store, own).map(found -> new OwnVotes(found, open(polls, prepared)));
    });
  }

  private static Set<MandateId> ids(List<Held> held) {
    return held.stream().map(one -> one.mandate().id()).collect(Collectors.toSet());
  }

  private static Future<List<StoredBallot>> ballots(
      BallotStore store, Map<PollId, Set<MandateId>> own) {
    Set<MandateId> mandates =
        own.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    if (mandates.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    // A mandate that is theirs in one poll may be another's in the next.
    return store
        .own(List.copyOf(own.keySet()), List.copyOf(mandates))
        .map(stored ->
            stored.stream()
                .filter(b -> own.getOrDefault(b.poll(), Set.of()).contains(b.mandate()))
                .toList());
  }

  private static Optional<ServerMessage.Mandates> open(
      List<Poll> polls, Map<PollId, List<Held>> held) {
    return polls.stream()
        .filter(poll -> poll.state() == PollState.OPEN)
        .filter(poll -> poll.fields().voters() == Voters.ROLL)
        .findFirst()
        .map(poll -> Welcomes.mandates(poll.id(), held.getOrDefault(poll.id(), List.of())));
  }
}
