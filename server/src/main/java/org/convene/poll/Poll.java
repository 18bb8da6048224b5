package org.convene.poll;

import java.time.Instant;
import org.convene.base.PollId;
import org.convene.roll.Roll;
import org.jspecify.annotations.Nullable;

/// A question put to the vote.
///
/// @param revision of its last change: what an edit has to be based on
/// @param openedIn revision of its opening: the order in which everybody but the facilitators hears
///   of polls
/// @param result once closed
/// @param reason why it was cancelled
/// @param moderation of open text
/// @param roll what it froze at its opening, as amended
/// @param board where its bulletin board stands
public record Poll(
    PollId id,
    PollFields fields,
    PollState state,
    long revision,
    @Nullable Long openedIn,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Result result,
    @Nullable String reason,
    Moderation moderation,
    Roll.@Nullable Summary roll,
    @Nullable BoardHead board) {
  /// Before its opening, or of a time before polls froze rolls.
  public Poll(
      PollId id,
      PollFields fields,
      PollState state,
      long revision,
      @Nullable Long openedIn,
      @Nullable Instant openedAt,
      @Nullable Instant closedAt,
      @Nullable Result result,
      @Nullable String reason,
      Moderation moderation) {
    this(
        id,
        fields,
        state,
        revision,
        openedIn,
        openedAt,
        closedAt,
        result,
        reason,
        moderation,
        null,
        null);
  }

  /// The same, its board having moved on.
  Poll posted(@Nullable BoardHead head) {
    return new Poll(
        id,
        fields,
        state,
        revision,
        openedIn,
        openedAt,
        closedAt,
        result,
        reason,
        moderation,
        roll,
        head == null ? board : head);
  }
}
