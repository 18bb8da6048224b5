package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.convene.base.PollId;
import org.jspecify.annotations.Nullable;

/// What a facilitator may do with polls.
public sealed interface PollCommand {
  @JsonTypeName("addPoll")
  record AddPoll(PollDraft poll) implements PollCommand {}

  /// Replaces a draft. `base` is the revision that the edit was made on.
  @JsonTypeName("editPoll")
  record EditPoll(PollId poll, long base, PollDraft draft) implements PollCommand {}

  /// Only a draft can be removed; what was voted on stays.
  @JsonTypeName("removePoll")
  record RemovePoll(PollId poll, long base) implements PollCommand {}

  /// One poll is open at a time, so that a phone and the wall never have to choose.
  @JsonTypeName("openPoll")
  record OpenPoll(PollId poll) implements PollCommand {}

  @JsonTypeName("closePoll")
  record ClosePoll(PollId poll) implements PollCommand {}

  /// Publishes the result of a closed poll.
  @JsonTypeName("revealPoll")
  record RevealPoll(PollId poll) implements PollCommand {}

  /// Puts texts of an open-text poll under another one, or under themselves again; the ballots stay
  /// as they are.
  ///
  /// @param as what they stand under; absent hides them
  @JsonTypeName("groupTexts")
  record GroupTexts(PollId poll, List<String> texts, @Nullable String as) implements PollCommand {
    public GroupTexts {
      texts = List.copyOf(texts);
    }
  }

  /// The ballots of a cancelled poll no longer count.
  @JsonTypeName("cancelPoll")
  record CancelPoll(PollId poll, String reason) implements PollCommand {}
}
