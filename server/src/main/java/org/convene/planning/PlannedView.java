package org.convene.planning;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.base.SessionId;
import org.convene.calendar.Recurrence;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Series;
import org.convene.meeting.SessionBrief;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// A meeting with its series as organisers see them (`PlannedMeeting` in the contract).
record PlannedView(OrganisedMeeting meeting, @Nullable PlannedSeries series) {

  record Revision(long number, int sequence, Instant revisedAt) {
    static Revision of(org.convene.meeting.Revision revision) {
      return new Revision(revision.number(), revision.sequence(), revision.revisedAt());
    }
  }

  /// @param changed whether it differs from what the series says
  record InSeries(SeriesId id, LocalDateTime recurrenceId, boolean changed) {}

  record Session(SessionId id, String state) {}

  record OrganisedMeeting(
      MeetingId id,
      String slug,
      String uid,
      Plan plan,
      Slot slot,
      Instant startsAt,
      Instant endsAt,
      MeetingStatus status,
      Revision revision,
      @Nullable InSeries series,
      @Nullable Session session) {

    static OrganisedMeeting of(Meeting m, @Nullable Series series, @Nullable SessionBrief session) {
      return new OrganisedMeeting(
          m.id(),
          m.slug(),
          m.uid(),
          m.plan(),
          m.slot(),
          m.startsAt(),
          m.endsAt(),
          m.status(),
          Revision.of(m.revision()),
          series == null ? null : inSeries(m, series),
          session == null ? null : new Session(session.id(), session.phase().sessionState()));
    }

    private static InSeries inSeries(Meeting m, Series series) {
      return new InSeries(
          series.id(), Objects.requireNonNull(m.occurrence()).recurrenceId(), !series.implies(m));
    }
  }

  record PlannedDate(
      MeetingId meeting,
      LocalDateTime localStart,
      Instant startsAt,
      MeetingStatus status,
      boolean changed) {}

  record PlannedSeries(
      SeriesId id,
      Plan plan,
      Slot slot,
      Recurrence rule,
      MeetingStatus status,
      @Nullable SeriesId follows,
      Revision revision,
      List<PlannedDate> dates) {

    static PlannedSeries of(Series s, List<Meeting> dates) {
      return new PlannedSeries(
          s.id(),
          s.plan(),
          s.slot(),
          s.rule(),
          s.status(),
          s.follows(),
          Revision.of(s.revision()),
          dates.stream().map(date -> dateOf(s, date)).toList());
    }

    private static PlannedDate dateOf(Series s, Meeting date) {
      return new PlannedDate(
          date.id(), date.slot().localStart(), date.startsAt(), date.status(), !s.implies(date));
    }
  }
}
