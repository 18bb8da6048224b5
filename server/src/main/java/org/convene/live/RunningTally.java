package org.convene.live;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.convene.base.MandateId;
import org.convene.poll.Ballot;
import org.convene.poll.Poll;
import org.convene.poll.Result;
import org.convene.poll.ResultsShown;
import org.convene.poll.Tally;
import org.convene.session.Audience;
import org.convene.wire.ServerMessage;

/// The tally of an open poll as it grows. It remembers each mandate's newest ballot, so hearing of
/// one twice or late, once from the database and once from the write that brought it there, does no
/// harm. Confined to the room's thread.
final class RunningTally {
  private Poll poll;
  private final Tally tally;

  private record Known(int rev, Ballot ballot) {}

  private final Map<MandateId, Known> ballots = new HashMap<>();
  private final Set<MandateId> seen = new HashSet<>();

  RunningTally(Poll poll) {
    this.poll = poll;
    this.tally = new Tally(poll.fields());
  }

  Poll poll() {
    return poll;
  }

  /// Something about the poll has changed that is no ballot.
  void update(Poll changed) {
    poll = changed;
  }

  void put(MandateId mandate, int rev, Ballot ballot) {
    Known known = ballots.get(mandate);
    if (known == null || known.rev < rev) {
      ballots.put(mandate, new Known(rev, ballot));
      tally.replace(known == null ? null : known.ballot, ballot, BigDecimal.ONE);
    }
  }

  /// Takes note of who is here. Whoever was here since the opening could have voted: a phone that
  /// lost its line a moment ago still counts, or a vote would look complete that is not.
  ///
  /// @return all of them
  Set<MandateId> see(Set<MandateId> present) {
    seen.addAll(present);
    return Set.copyOf(seen);
  }

  /// A facilitator sent somebody away.
  void forget(MandateId mandate) {
    seen.remove(mandate);
  }

  /// @param present mandates that could vote now
  ServerMessage message(Audience audience, Set<MandateId> present) {
    long silent = see(present).stream().filter(mandate -> !ballots.containsKey(mandate)).count();
    Result r = tally.result(tally.cast() + (int) silent);
    boolean all = audience == Audience.FACILITATOR || poll.fields().results() == ResultsShown.LIVE;
    return new ServerMessage.Tally(
        poll.id(),
        poll.revision(),
        r.cast(),
        r.eligible(),
        all ? r.abstained() : null,
        all ? r.counts() : null,
        all ? r.moderated(poll.moderation()).texts() : null);
  }
}
