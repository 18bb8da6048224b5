package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.convene.base.PollId;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.jspecify.annotations.Nullable;

/// What happened to a poll.
public sealed interface PollEvent {
  PollId poll();

  @JsonTypeName("pollAdded")
  record PollAdded(PollId poll, PollFields fields) implements PollEvent {}

  @JsonTypeName("pollEdited")
  record PollEdited(PollId poll, PollFields fields) implements PollEvent {}

  @JsonTypeName("pollRemoved")
  record PollRemoved(PollId poll) implements PollEvent {}

  /// @param roll what was frozen with it
  /// @param board where its bulletin board begins
  @JsonTypeName("pollOpened")
  record PollOpened(PollId poll, Roll.@Nullable Summary roll, @Nullable BoardHead board)
      implements PollEvent {
    /// Of a time before polls froze rolls.
    public PollOpened(PollId poll) {
      this(poll, null);
    }

    /// Before it is posted.
    public PollOpened(PollId poll, Roll.@Nullable Summary roll) {
      this(poll, roll, null);
    }
  }

  /// Who came after the opening of a named poll has joined its roll.
  ///
  /// @param roll as it is now
  @JsonTypeName("rollAmended")
  record RollAmended(PollId poll, List<Mandate> joined, Roll.Summary roll) implements PollEvent {
    public RollAmended {
      joined = List.copyOf(joined);
    }
  }

  /// The result was computed from the stored ballots in the transaction that closed the poll.
  ///
  /// @param board with the result
  @JsonTypeName("pollClosed")
  record PollClosed(PollId poll, Result result, @Nullable BoardHead board) implements PollEvent {
    /// Before it is posted.
    public PollClosed(PollId poll, Result result) {
      this(poll, result, null);
    }
  }

  @JsonTypeName("pollPublished")
  record PollPublished(PollId poll) implements PollEvent {}

  /// @param as null where they were hidden
  @JsonTypeName("textsGrouped")
  record TextsGrouped(PollId poll, List<String> texts, @Nullable String as) implements PollEvent {
    public TextsGrouped {
      texts = List.copyOf(texts);
    }
  }

  @JsonTypeName("pollCancelled")
  record PollCancelled(PollId poll, String reason, @Nullable BoardHead board) implements PollEvent {
    /// Before it is posted.
    public PollCancelled(PollId poll, String reason) {
      this(poll, reason, null);
    }
  }
}
