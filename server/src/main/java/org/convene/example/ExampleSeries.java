package org.convene.example;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.base.Uuids;
import org.convene.calendar.Frequency;
import org.convene.calendar.Recurrence;
import org.convene.example.ExampleText.ASeries;
import org.convene.initiative.Initiative;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Plan;
import org.convene.meeting.Registration;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.convene.meeting.Slot;

/// The series of the example: from next month on, with a date that was moved and one that was
/// cancelled.
record ExampleSeries(Series series, List<Meeting> dates) {
  /// Of the series once one date was moved and another cancelled.
  private static final int SEQUENCE = 2;

  static ExampleSeries seen(ASeries text, Initiative initiative, Instant now) {
    LocalDate month = now.atZone(initiative.zone()).toLocalDate().plusMonths(1);
    LocalDate first =
        month.with(TemporalAdjusters.dayOfWeekInMonth(text.week(), text.weekday().day()));
    SeriesId id = new SeriesId(Uuids.v7());
    Series series =
        new Series(
            id,
            initiative.id(),
            Series.mintUid(id.value(), initiative.slug() + ".example"),
            plan(text),
            new Slot(first.atTime(text.start()), first.atTime(text.end()), initiative.zone()),
            new Recurrence(
                Frequency.MONTHLY, 1, List.of(text.weekday()), text.week(), text.count(), null),
            MeetingStatus.CONFIRMED,
            null,
            new Revision(SEQUENCE + 1, SEQUENCE, now, now, null, 0));
    List<Meeting> dates = new ArrayList<>();
    for (LocalDateTime start : series.starts()) {
      dates.add(date(series, text.slug(), start, now));
    }
    dates.set(text.moved(), moved(dates.get(text.moved()), now));
    Meeting cancelled = dates.get(text.cancelled());
    dates.set(
        text.cancelled(),
        cancelled.at(MeetingStatus.CANCELLED, cancelled.revision().cancelled(SEQUENCE, now)));
    return new ExampleSeries(series, dates);
  }

  private static Plan plan(ASeries text) {
    return new Plan(
        text.kind(),
        text.title(),
        text.about(),
        null,
        null,
        text.link(),
        LinkFor.EVERYONE,
        List.of("en"),
        List.of(),
        List.of(),
        null,
        null,
        text.deliverables(),
        List.of(),
        Registration.NONE);
  }

  private static Meeting date(Series series, String slug, LocalDateTime start, Instant now) {
    return new Meeting(
        new MeetingId(Uuids.v7()),
        series.initiative(),
        slug + "-" + start.toLocalDate(),
        series.uid(),
        series.plan(),
        series.slot().at(start),
        MeetingStatus.CONFIRMED,
        Revision.first(now),
        new Occurrence(series.id(), start));
  }

  private static Meeting moved(Meeting date, Instant now) {
    Slot next = date.slot().at(date.slot().localStart().plusDays(1));
    return date.changed(date.plan(), next, date.status(), date.revision().moved(1, now));
  }
}
