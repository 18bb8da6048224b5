package org.convene.planning;

import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.meeting.Meeting;
import org.convene.meeting.Series;

/// What a command does to the rows, in an order in which they can be written.
public sealed interface PlanEvent {
  record SeriesPlanned(Series series) implements PlanEvent {}

  record SeriesChanged(Series series) implements PlanEvent {}

  /// With its dates, which have been dropped before.
  record SeriesDropped(SeriesId series) implements PlanEvent {}

  record MeetingPlanned(Meeting meeting) implements PlanEvent {}

  record MeetingChanged(Meeting meeting) implements PlanEvent {}

  /// A draft that is no longer wanted.
  record DraftDropped(MeetingId meeting) implements PlanEvent {}
}
