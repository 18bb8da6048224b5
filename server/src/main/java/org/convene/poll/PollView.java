package org.convene.poll;

import java.time.Instant;
import java.util.List;
import org.convene.base.AgendaItemId;
import org.convene.base.PollId;
import org.convene.base.Text;
import org.convene.roll.Roll;
import org.jspecify.annotations.Nullable;

/// A poll as it crosses the wire (`Poll` in the schema).
///
/// @param cast turnout, once closed; with `eligible` also where the result is hidden
/// @param hiddenTexts of a closed poll of open text, for facilitators
public record PollView(
    PollId id,
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
    boolean abstention,
    PollState state,
    long revision,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Integer cast,
    @Nullable Integer eligible,
    @Nullable Result result,
    @Nullable String reason,
    @Nullable List<String> hiddenTexts,
    Roll.@Nullable Summary roll,
    @Nullable BoardHead board) {

  /// For facilitators.
  public static PollView full(Poll poll) {
    Result result = poll.result();
    List<String> hidden =
        result == null || result.texts() == null ? null : poll.moderation().hidden(result.texts());
    return view(poll, result, hidden);
  }

  /// For everybody else: the result only once it is published. Not for drafts.
  public static PollView open(Poll poll) {
    return view(poll, poll.state() == PollState.PUBLISHED ? poll.result() : null, null);
  }

  private static PollView view(Poll p, @Nullable Result shown, @Nullable List<String> hiddenTexts) {
    PollFields f = p.fields();
    Result counted = p.result();
    return new PollView(
        p.id(),
        f.item(),
        f.question(),
        f.method(),
        f.options(),
        f.results(),
        f.voters(),
        f.secrecy(),
        f.delegates(),
        f.ballotsShownTo(),
        f.base(),
        f.quorum(),
        f.threshold(),
        f.changeable(),
        f.abstention(),
        p.state(),
        p.revision(),
        p.openedAt(),
        p.closedAt(),
        counted == null ? null : counted.cast(),
        counted == null ? null : counted.eligible(),
        shown == null ? null : shown.moderated(p.moderation()).brief(),
        p.reason(),
        hiddenTexts,
        p.roll(),
        p.board());
  }
}
