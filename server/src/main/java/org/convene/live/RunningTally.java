package org.convene.live;

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
import org.jspecify.annotations.Nullable;

/// The tally of an open poll as it grows. Confined to the room's thread.
final class RunningTally {
  private final Poll poll;
  private final Tally tally;
  private final Set<MandateId> voted = new HashSet<>();

  RunningTally(Poll poll, Map<MandateId, Ballot> stored) {
    this.poll = poll;
    this.tally = new Tally(poll.fields().options());
    stored.forEach((mandate, ballot) -> replace(mandate, null, ballot));
  }

  Poll poll() {
    return poll;
  }

  void replace(MandateId mandate, @Nullable Ballot before, Ballot after) {
    tally.replace(before, after);
    voted.add(mandate);
  }

  /// @param present mandates that could vote now
  ServerMessage message(Audience audience, Set<MandateId> present) {
    long silent = present.stream().filter(mandate -> !voted.contains(mandate)).count();
    Result r = tally.result(tally.cast() + (int) silent);
    boolean all = audience == Audience.FACILITATOR || poll.fields().results() == ResultsShown.LIVE;
    return new ServerMessage.Tally(
        poll.id(),
        poll.revision(),
        r.cast(),
        r.eligible(),
        all ? r.abstained() : null,
        all ? r.counts() : null);
  }
}
