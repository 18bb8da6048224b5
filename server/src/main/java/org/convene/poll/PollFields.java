package org.convene.poll;

import java.util.List;
import org.convene.base.AgendaItemId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// What a poll asks and how, fixed once it opens.
///
/// @param item the agenda item it belongs to
/// @param base of percentages
/// @param quorum none: any turnout will do
/// @param threshold none: whoever the method elects
/// @param changeable a voter may change the ballot until the close
/// @param abstention a voter may abstain
public record PollFields(
    @Nullable AgendaItemId item,
    Text question,
    Method method,
    List<Option> options,
    ResultsShown results,
    Voters voters,
    Secrecy secrecy,
    Delegates delegates,
    BallotsShownTo ballotsShownTo,
    Base base,
    @Nullable Quorum quorum,
    @Nullable Threshold threshold,
    boolean changeable,
    boolean abstention) {
  public PollFields {
    options = List.copyOf(options);
  }
}
