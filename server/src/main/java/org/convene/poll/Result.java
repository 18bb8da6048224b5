package org.convene.poll;

import java.util.List;
import org.convene.base.OptionId;

/// What a poll came to.
///
/// @param cast ballots, abstentions included
/// @param eligible mandates that were here since the opening, or voted
/// @param valid cast without abstentions: the base of every percentage
/// @param counts one for each option, in the poll's order
/// @param leading the options with most votes: several when they tie, none without votes
public record Result(
    int cast, int eligible, int abstained, int valid, List<Count> counts, List<OptionId> leading) {
  public record Count(OptionId option, int votes) {}

  public Result {
    counts = List.copyOf(counts);
    leading = List.copyOf(leading);
  }
}
