package org.convene.poll;

import java.time.Instant;
import java.util.List;
import org.convene.base.AgendaItemId;
import org.convene.base.PollId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// A poll as it crosses the wire (`Poll` in the schema).
///
/// @param cast turnout, once closed; with `eligible` also where the result is hidden
public record PollView(
    PollId id,
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
    boolean abstention,
    PollState state,
    long revision,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Integer cast,
    @Nullable Integer eligible,
    @Nullable Result result,
    @Nullable String reason) {

  /// For facilitators.
  public static PollView full(Poll poll) {
    return view(poll, poll.result());
  }

  /// For everybody else: the result only once it is published. Not for drafts.
  public static PollView open(Poll poll) {
    return view(poll, poll.state() == PollState.PUBLISHED ? poll.result() : null);
  }

  private static PollView view(Poll p, @Nullable Result shown) {
    PollFields f = p.fields();
    Result counted = p.result();
    return new PollView(
        p.id(),
        f.item(),
        f.question(),
        f.method(),
        f.min(),
        f.max(),
        f.options(),
        f.results(),
        f.voters(),
        f.ballotsShownTo(),
        f.changeable(),
        f.abstention(),
        p.state(),
        p.revision(),
        p.openedAt(),
        p.closedAt(),
        counted == null ? null : counted.cast(),
        counted == null ? null : counted.eligible(),
        shown,
        p.reason());
  }
}
