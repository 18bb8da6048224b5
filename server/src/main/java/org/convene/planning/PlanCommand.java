package org.convene.planning;

import java.time.LocalDateTime;
import org.convene.base.MeetingId;
import org.convene.calendar.Recurrence;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// What organisers want of meetings. A `revision` is the number of the one that was edited: of the
/// series where the scope is more than this date, otherwise of the meeting.
public sealed interface PlanCommand {
  /// @param rule null for a meeting that does not recur
  record PlanMeeting(Plan plan, Slot slot, @Nullable Recurrence rule, MeetingStatus status)
      implements PlanCommand {}

  /// @param plan of this date, as it is to be; with a wider scope, what differs from how it was is
  ///   changed
  /// @param rule null: as it was
  record EditMeeting(
      MeetingId meeting,
      Plan plan,
      Slot slot,
      @Nullable Recurrence rule,
      Scope scope,
      long revision)
      implements PlanCommand {}

  /// @param status confirmed publishes a draft, and lets a cancelled meeting take place after all
  record ChangeStatus(MeetingId meeting, MeetingStatus status, Scope scope, long revision)
      implements PlanCommand {}

  /// Of a series that is a draft all dates.
  record DeleteDraft(MeetingId meeting) implements PlanCommand {}

  /// Of a calendar file.
  record TakeIn(ImportedEvents.Taken event) implements PlanCommand {}

  /// @param start null: the same weekday of the same week of the next year
  /// @param whole with a date, its whole series as the rule and the common plan say; `start` is
  ///   then that of the first
  record CopyMeeting(MeetingId meeting, @Nullable LocalDateTime start, boolean whole)
      implements PlanCommand {}
}
