package org.convene.planning;

import org.convene.base.MeetingId;
import org.convene.base.Refusal;

/// What became of a command.
public sealed interface Outcome {
  /// @param meeting the one to show next
  record Done(MeetingId meeting) implements Outcome {}

  /// Nothing has changed.
  record Refused(Refusal refusal) implements Outcome {}
}
