package org.convene.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.convene.poll.PollFields;
import org.convene.poll.Result;
import org.convene.poll.Tally;
import org.convene.roll.Roll;
import org.convene.tally.Lot;

/// Counts what stands on a board. The server counts with it when a poll closes, and whoever checks
/// a bundle does again.
public final class Recount {
  private Recount() {}

  /// @param roll as it was at the close
  /// @param lot [LotSeed#order]
  public static Result of(PollFields poll, Roll roll, List<Leaf> ballots, Lot lot) {
    Tally tally = new Tally(poll);
    ballots.forEach(leaf -> tally.add(leaf.ballot(), 1, leaf.counts()));
    return tally.result(roll.mandates().size(), roll.weight());
  }

  /// As it stands on the board.
  public static JsonNode json(Result result) {
    return Canonical.tree(result);
  }
}
