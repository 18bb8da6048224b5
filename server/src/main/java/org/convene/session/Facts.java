package org.convene.session;

import java.util.Optional;
import org.convene.base.ParticipantId;
import org.convene.base.Refusal;
import org.convene.base.Role;
import org.convene.poll.Poll;
import org.convene.poll.Result;
import org.convene.roll.Roll;

/// What rules need to know from the rows beside the log, read in the transaction that will append.
public interface Facts {
  /// The roll that a poll freezes: what the session has prepared, or else who is here. Asked only
  /// for a poll that opens.
  Roll.Summary roll(Poll poll);

  /// Why a poll cannot open with the roll that it would freeze, if it cannot. Asked only for a
  /// draft that opens.
  default Optional<Refusal> unfit(Poll poll) {
    return Optional.empty();
  }

  /// The result of a poll's stored ballots, under the poll's lock. Asked only for a poll that
  /// closes.
  ///
  /// @param poll as it is when it closes: earlier commands of the same batch may have opened it
  Result counted(Poll poll);

  /// The role of a participant of this session, if there is one. Asked only for one who is removed.
  Optional<Role> roleOf(ParticipantId participant);
}
