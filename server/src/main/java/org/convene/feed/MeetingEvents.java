package org.convene.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.convene.calendar.Handling;
import org.convene.calendar.RecurrenceId;
import org.convene.calendar.Repetition;
import org.convene.calendar.Revised;
import org.convene.calendar.Vevent;
import org.convene.calendar.When;
import org.convene.feed.FeedQuery.Cancelled;
import org.convene.feed.FeedQuery.Days;
import org.convene.feed.FeedQuery.Manner;
import org.convene.feed.Unit.View;
import org.convene.feed.Wordings.Subject;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// Meetings and series as iCalendar has them: a series is a master with a rule, and only those of
/// its dates that are not as the rule and the common plan say are told apart. What is cancelled is
/// told for [#TOLD_CANCELLED], and then left out.
///
/// Pure: the same unit on the same day gives the same events.
final class MeetingEvents {
  /// So long calendars that ask rarely, Google's among them, learn of a cancellation.
  static final Duration TOLD_CANCELLED = Duration.ofDays(30);

  private final Wordings wordings;
  private final Manner manner;
  private final LocalDate today;

  /// @param today in UTC
  MeetingEvents(Wordings wordings, Manner manner, LocalDate today) {
    this.wordings = wordings;
    this.manner = manner;
    this.today = today;
  }

  /// All that is told of a unit: the master first, then by time. Empty where all of it was
  /// cancelled long ago.
  List<Vevent> of(Unit unit, View view) {
    if (manner.days() == Days.EACH && spansDays(unit, view)) {
      return shown(unit, view).flatMap(date -> dayByDay(unit, view, date)).toList();
    }
    Series series = unit.series();
    if (series == null) {
      return shown(unit, view).map(date -> event(unit, view, date, bar(unit))).toList();
    }
    return view.whole()
        ? series(unit, series, view)
        : shown(unit, view).map(date -> apart(unit, series, view, date)).toList();
  }

  private Stream<Listed> shown(Unit unit, View view) {
    return unit.dates().stream().filter(view::shows).filter(date -> !isGone(date));
  }

  private boolean isGone(Listed date) {
    return isGone(date.meeting().status(), date.meeting().revision(), manner, today);
  }

  /// Whether a cancellation has been told long enough, or is not to be told.
  static boolean isGone(MeetingStatus status, Revision revision, Manner manner, LocalDate today) {
    return status == MeetingStatus.CANCELLED
        && (manner.cancelled() == Cancelled.HIDE || !today.isBefore(leaves(revision)));
  }

  /// The day from which something cancelled is left out.
  static LocalDate leaves(Revision revision) {
    return Objects.requireNonNull(revision.cancelledAt())
        .plus(TOLD_CANCELLED)
        .atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .plusDays(1);
  }

  private List<Vevent> series(Unit unit, Series series, View view) {
    if (isGone(series.status(), series.revision(), manner, today)) {
      return List.of();
    }
    Map<LocalDateTime, Listed> dates = unit.byRecurrenceId();
    List<LocalDateTime> exceptions = new ArrayList<>();
    List<Vevent> apart = new ArrayList<>();
    boolean mayJoin = mayJoin(series, unit, view);
    int implied = 0;
    for (LocalDateTime start : series.starts()) {
      Listed date = dates.get(start);
      if (date == null || !view.shows(date) || isGone(date)) {
        exceptions.add(recurrence(unit, start));
      } else if (isImplied(series, date, view, mayJoin)) {
        implied++;
      } else {
        apart.add(apart(unit, series, view, date));
      }
    }
    if (implied == 0 && apart.isEmpty()) {
      return List.of();
    }
    Vevent master =
        master(unit, series, view, mayJoin).repeated(new Repetition(series.rule(), exceptions));
    return Stream.concat(Stream.of(master), apart.stream()).toList();
  }

  /// The link stands in the master only where it may stand in each date that is like it. Where each
  /// date has a plan of its own nothing says who may have it, and the master does without.
  private static boolean mayJoin(Series series, Unit unit, View view) {
    if (series.plan().linkFor() == LinkFor.EVERYONE) {
      return true;
    }
    List<Listed> alike =
        unit.dates().stream()
            .filter(view::shows)
            .filter(date -> date.meeting().plan().equals(series.plan()))
            .toList();
    return !alike.isEmpty() && alike.stream().allMatch(view::mayJoin);
  }

  /// Whether a calendar that knows the master finds the date as it is. One whose clocks change
  /// between its start and end is written out: programs do not agree on when it ends.
  private static boolean isImplied(Series series, Listed date, View view, boolean mayJoin) {
    Slot slot = date.meeting().slot();
    Duration wall = Duration.between(series.slot().localStart(), series.slot().localEnd());
    return series.implies(date.meeting())
        && date.agenda().isEmpty()
        && slot.localEnd().equals(slot.localStart().plus(wall))
        && (series.plan().link() == null || view.mayJoin(date) == mayJoin);
  }

  private Vevent master(Unit unit, Series series, View view, boolean mayJoin) {
    String slug = unit.dates().getFirst().meeting().slug();
    Subject subject =
        new Subject(
            series.plan(),
            slug,
            series.slot().zone(),
            List.of(),
            mayJoin,
            series.status() == MeetingStatus.CANCELLED);
    Revised revised =
        new Revised(
            series.revision().sequence(),
            masterRevisedAt(unit, series, view),
            series.revision().createdAt());
    return vevent(unit, subject, when(series.slot(), bar(unit)), revised, null);
  }

  /// A date that is left out after its time is a change of the master as well.
  private Instant masterRevisedAt(Unit unit, Series series, View view) {
    return unit.dates().stream()
        .filter(view::shows)
        .filter(this::isGone)
        .map(date -> left(date.meeting().revision()))
        .reduce(series.revision().revisedAt(), (a, b) -> a.isAfter(b) ? a : b);
  }

  private Instant left(Revision revision) {
    Instant leaves = leaves(revision).atStartOfDay(ZoneOffset.UTC).toInstant();
    return manner.cancelled() == Cancelled.HIDE ? revision.revisedAt() : leaves;
  }

  private Vevent apart(Unit unit, Series series, View view, Listed date) {
    LocalDateTime start = Objects.requireNonNull(date.meeting().occurrence()).recurrenceId();
    RecurrenceId id = RecurrenceId.of(recurrence(unit, start), when(series.slot(), bar(unit)));
    return event(unit, view, date, bar(unit)).instead(id);
  }

  private LocalDateTime recurrence(Unit unit, LocalDateTime start) {
    return bar(unit) ? start.toLocalDate().atStartOfDay() : start;
  }

  private Vevent event(Unit unit, View view, Listed date, boolean bar) {
    Meeting meeting = date.meeting();
    return vevent(
        unit, subject(view, date), when(meeting.slot(), bar), revised(meeting.revision()), null);
  }

  private static Subject subject(View view, Listed date) {
    Meeting meeting = date.meeting();
    return new Subject(
        meeting.plan(),
        meeting.slug(),
        meeting.zone(),
        date.planned(),
        view.mayJoin(date),
        date.cancelled());
  }

  private static Revised revised(Revision revision) {
    return new Revised(revision.sequence(), revision.revisedAt(), revision.createdAt());
  }

  /// @param title null: that of the plan
  private Vevent vevent(
      Unit unit, Subject subject, When when, Revised revised, @Nullable String title) {
    String summary = title == null ? wordings.title(subject.plan()) : title;
    Handling.Transparency busy =
        subject.cancelled() ? Handling.Transparency.TRANSPARENT : Handling.Transparency.OPAQUE;
    return Vevent.of(unit.uid(), when, revised, wordings.wording(subject, summary))
        .with(subject.cancelled() ? Vevent.Status.CANCELLED : Vevent.Status.CONFIRMED)
        .with(wordings.place(subject))
        .with(Handling.USUAL.with(busy).withAlarm(subject.cancelled() ? null : manner.alarm()))
        .withRelatedTo(unit.follows());
  }

  private static When when(Slot slot, boolean bar) {
    return bar
        ? new When.AllDay(slot.localStart().toLocalDate(), DayParts.lastDay(slot).plusDays(1))
        : new When.Timed(slot.localStart(), slot.localEnd(), slot.zone());
  }

  /// Whether its events are bars: those of a series are of one type, or no program finds the date
  /// that an exception is for.
  private boolean bar(Unit unit) {
    Slot slot =
        unit.series() == null ? unit.dates().getFirst().meeting().slot() : unit.series().slot();
    return manner.days() == Days.BAR && DayParts.spansDays(slot);
  }

  private static boolean spansDays(Unit unit, View view) {
    return unit.dates().stream()
        .filter(view::shows)
        .anyMatch(date -> DayParts.spansDays(date.meeting().slot()));
  }

  /// Each day has a UID of its own, made of the unit's, the date of the series and the day.
  private Stream<Vevent> dayByDay(Unit unit, View view, Listed date) {
    Subject subject = subject(view, date);
    Plan plan = date.meeting().plan();
    List<When.Timed> days = DayParts.of(date.meeting().slot());
    return Stream.iterate(0, i -> i < days.size(), i -> i + 1)
        .map(i -> {
          String title =
              days.size() == 1 ? wordings.title(plan) : wordings.title(plan, i + 1, days.size());
          Unit day = unit.named(DayParts.uid(unit.uid(), date.meeting(), i + 1));
          return vevent(day, subject, days.get(i), revised(date.meeting().revision()), title);
        });
  }
}
