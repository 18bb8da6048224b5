package org.convene.board;

import java.time.Instant;
import java.util.List;
import org.convene.base.OptionId;
import org.convene.poll.Option;
import org.convene.poll.PollFields;
import org.convene.poll.Result;
import org.convene.roll.Roll;

/// What a poll comes to and what is posted for it: the ballots, then the close with the seed of the
/// lot, then the result, which the lot may have decided.
///
/// @param chain the board up to the result
public record Closing(Chain chain, Result result) {
  /// @param open the board so far
  /// @param roll as amended
  public static Closing of(
      Chain open,
      PollFields poll,
      Roll roll,
      List<Leaf> ballots,
      LotSeed seed,
      BoardSigner signer,
      Instant at) {
    Chain closed =
        open.post(Leaves.of(ballots).entry(), signer).post(new Entry.Close(seed), signer);
    List<OptionId> options = poll.options().stream().map(Option::id).toList();
    Result result = Recount.of(poll, roll, ballots, seed.order(closed.head(), options));
    return new Closing(closed.post(new Entry.Counted(at, Recount.json(result)), signer), result);
  }
}
