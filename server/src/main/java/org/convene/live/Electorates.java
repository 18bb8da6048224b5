package org.convene.live;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convene.base.PollId;
import org.convene.roll.Electorate;
import org.convene.roll.FrozenRolls;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;

/// The rolls that the polls of a session froze, read once. Confined to the room's thread.
final class Electorates {
  private final FrozenRolls rolls;
  private final Map<PollId, Future<Electorate>> known = new HashMap<>();

  Electorates(FrozenRolls rolls) {
    this.rolls = rolls;
  }

  /// Completes at once where it is known.
  Future<Electorate> of(PollId poll) {
    Future<Electorate> there = known.get(poll);
    if (there != null && !there.failed()) {
      return there;
    }
    Future<Electorate> read = rolls.find(poll).map(Electorate::new);
    known.put(poll, read);
    return read;
  }

  /// A poll that opened just now, here.
  void keep(PollId poll, Roll roll) {
    known.put(poll, Future.succeededFuture(new Electorate(roll)));
  }

  /// Those who came later have joined.
  void join(PollId poll, List<Mandate> joined) {
    Future<Electorate> there = known.remove(poll);
    if (there != null && there.succeeded()) {
      known.put(poll, Future.succeededFuture(there.result().with(joined)));
    }
  }

  /// Nobody votes by it now; whoever asks all the same has it read again.
  void forget(PollId poll) {
    known.remove(poll);
  }
}
