package org.convene.planning;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.convene.base.Decision;
import org.convene.base.Refusal;
import org.convene.base.SeriesId;
import org.convene.calendar.Recurrence;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.convene.meeting.Slot;
import org.convene.planning.PlanCommand.EditMeeting;
import org.convene.planning.PlanEvent.DraftDropped;
import org.convene.planning.PlanEvent.MeetingChanged;
import org.convene.planning.PlanEvent.MeetingPlanned;
import org.convene.planning.PlanEvent.SeriesChanged;
import org.convene.planning.PlanEvent.SeriesPlanned;

/// One edit of all dates of a series, or of those from a date on.
///
/// What was is not rewritten: where times change, dates that have passed stay in the series, which
/// ends before the first that has not, and another series follows it. What a date has of its own it
/// keeps, except that a date which was moved goes with the rule once the rule leaves its day.
final class SeriesEdit {
  private final Planned state;
  private final Series series;
  private final List<Meeting> dates;
  private final Meeting edited;
  private final EditMeeting edit;
  private final PlanContext context;
  private final int next;
  private final Plan plan;

  SeriesEdit(Planned state, Series series, Meeting edited, EditMeeting edit, PlanContext context) {
    this.state = state;
    this.series = series;
    this.dates = state.dates(series.id());
    this.edited = edited;
    this.edit = edit;
    this.context = context;
    this.next = state.next(series);
    this.plan = new PlanMerge(edited.plan(), edit.plan(), true).into(series.plan());
  }

  Decision<PlanEvent> decide() {
    boolean moves = reslotted() || reruled();
    if (!moves && edit.plan().equals(edited.plan())) {
      return Decision.accept();
    }
    if (!moves && (edit.scope() == Scope.ALL || edited.equals(dates.getFirst()))) {
      return PlanRules.accept(replanned());
    }
    int from = Math.max(edit.scope() == Scope.ALL ? 0 : dates.indexOf(edited), firstOpen());
    return from == dates.size() ? Decision.refuse(over()) : goOn(from);
  }

  private boolean reslotted() {
    return !edit.slot().equals(edited.slot());
  }

  private boolean reruled() {
    return edit.rule() != null && !edit.rule().equals(series.rule());
  }

  /// The place after the last date that has become history.
  private int firstOpen() {
    int open = dates.size();
    while (open > 0 && !state.settled(dates.get(open - 1), context.now())) {
      open--;
    }
    return open;
  }

  /// Times stay: every date takes over what changed.
  private List<PlanEvent> replanned() {
    boolean raises =
        plan.elsewhereThan(series.plan())
            || dates.stream().anyMatch(date -> planOf(date).elsewhereThan(date.plan()));
    List<PlanEvent> events = new ArrayList<>();
    events.add(
        new SeriesChanged(
            series.changed(
                plan,
                series.slot(),
                series.rule(),
                series.status(),
                after(series.revision(), raises))));
    for (Meeting date : dates) {
      Plan own = planOf(date);
      if (raises || !own.equals(date.plan())) {
        Revision revision = after(date.revision(), raises);
        events.add(new MeetingChanged(date.changed(own, date.slot(), date.status(), revision)));
      }
    }
    return events;
  }

  private Revision after(Revision before, boolean raises) {
    return raises ? before.moved(next, context.now()) : before.edited(context.now());
  }

  private Plan planOf(Meeting date) {
    return date.equals(edited)
        ? edit.plan()
        : new PlanMerge(series.plan(), plan, false).into(date.plan());
  }

  private Decision<PlanEvent> goOn(int from) {
    LocalDateTime was = Objects.requireNonNull(dates.get(from).occurrence()).recurrenceId();
    LocalDateTime wanted = reslotted() ? shifted(was) : was;
    Recurrence rule = reruled() ? Objects.requireNonNull(edit.rule()) : going(from, was, wanted);
    LocalDateTime first = reruled() ? Rules.nearest(rule, wanted) : wanted;
    Slot slot = (reslotted() ? edit.slot() : series.slot()).at(first);
    Optional<Refusal> flaw =
        reslotted() || reruled()
            ? slot.flaw().or(() -> PlanRules.flaw(slot, rule))
            : Optional.empty();
    if (flaw.isPresent()) {
      return Decision.refuse(flaw.get());
    }
    List<PlanEvent> events = new ArrayList<>();
    Series target = target(from, slot, rule, events);
    redate(target, dates.subList(from, dates.size()), events);
    return PlanRules.accept(events);
  }

  /// By as many days as the edited date was moved, and to its time of day.
  private LocalDateTime shifted(LocalDateTime start) {
    LocalDate day = edited.slot().localStart().toLocalDate();
    long days = ChronoUnit.DAYS.between(day, edit.slot().localStart().toLocalDate());
    return start.toLocalDate().plusDays(days).atTime(edit.slot().localStart().toLocalTime());
  }

  private Recurrence going(int from, LocalDateTime was, LocalDateTime wanted) {
    return Rules.onDayOf(Rules.without(series.rule(), from), was, wanted);
  }

  /// The series itself where all its dates are still to come, otherwise one that follows it.
  private Series target(int from, Slot slot, Recurrence rule, List<PlanEvent> events) {
    Revision moved = series.revision().moved(next, context.now());
    if (from == 0) {
      Series same = series.changed(plan, slot, rule, series.status(), moved);
      events.add(new SeriesChanged(same));
      return same;
    }
    LocalDate last = DateMatching.day(dates.get(from - 1));
    Recurrence ended = Rules.until(series.rule(), last);
    events.add(
        new SeriesChanged(
            series.changed(series.plan(), series.slot(), ended, series.status(), moved)));
    SeriesId id = new SeriesId(context.ids().get());
    String uid = Series.mintUid(id.value(), context.host());
    Series following =
        NewSeries.series(id, uid, plan, slot, rule, series.status(), series.id(), next, context);
    events.add(new SeriesPlanned(following));
    return following;
  }

  private void redate(Series target, List<Meeting> going, List<PlanEvent> events) {
    List<LocalDateTime> starts = target.starts();
    DateMatching matching = DateMatching.of(going, starts);
    for (LocalDateTime start : starts) {
      Meeting date = matching.taken().get(start);
      events.add(
          date == null
              ? new MeetingPlanned(NewSeries.date(target, start, context))
              : new MeetingChanged(redated(date, target, start)));
    }
    matching.surplus().forEach(date -> events.add(dropped(date)));
  }

  private Meeting redated(Meeting date, Series target, LocalDateTime start) {
    boolean ownTime = !date.slot().equals(implied(date));
    boolean sameDay = DateMatching.day(date).equals(start.toLocalDate());
    Slot own = date.equals(edited) ? edit.slot() : date.slot();
    Slot slot = ownTime && sameDay ? own : target.slot().at(start);
    Revision revision = date.revision().moved(next, context.now());
    return date.changed(planOf(date), slot, date.status(), revision).in(target, start);
  }

  private Slot implied(Meeting date) {
    return series.slot().at(Objects.requireNonNull(date.occurrence()).recurrenceId());
  }

  /// People may have it in their calendars and on their screens: it stays, cancelled, on its own.
  private PlanEvent dropped(Meeting date) {
    if (date.status() == MeetingStatus.DRAFT) {
      return new DraftDropped(date.id());
    }
    Revision revision =
        date.status() == MeetingStatus.CANCELLED
            ? date.revision().moved(next, context.now())
            : date.revision().cancelled(next, context.now());
    return new MeetingChanged(
        date.at(MeetingStatus.CANCELLED, revision)
            .alone(Meeting.mintUid(context.ids().get(), context.host())));
  }

  private static Refusal over() {
    return Refusal.conflict(
        "series-over", "All dates of the series have passed: what was is not moved.");
  }
}
