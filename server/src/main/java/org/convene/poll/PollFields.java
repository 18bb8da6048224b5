package org.convene.poll;

import java.util.List;
import org.convene.base.AgendaItemId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// What a poll asks and how, fixed once it opens.
///
/// @param item the agenda item it belongs to
/// @param min fewest options a ballot names; 1 unless approval
/// @param max most options a ballot names; 1 unless approval
/// @param changeable a voter may change the ballot until the close
/// @param abstention a voter may abstain
public record PollFields(
    @Nullable AgendaItemId item,
    Text question,
    Method method,
    int min,
    int max,
    List<Option> options,
    ResultsShown results,
    Voters voters,
    BallotsShownTo ballotsShownTo,
    boolean changeable,
    boolean abstention) {
  public PollFields {
    options = List.copyOf(options);
  }
}
