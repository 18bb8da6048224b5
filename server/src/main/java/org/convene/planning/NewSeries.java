package org.convene.planning;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.base.Decision;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.convene.base.SeriesId;
import org.convene.calendar.Recurrence;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Plan;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.convene.meeting.Slot;
import org.convene.planning.PlanCommand.EditMeeting;
import org.convene.planning.PlanCommand.PlanMeeting;
import org.convene.planning.PlanEvent.MeetingChanged;
import org.convene.planning.PlanEvent.MeetingPlanned;
import org.convene.planning.PlanEvent.SeriesPlanned;
import org.jspecify.annotations.Nullable;

/// Series that begin.
final class NewSeries {
  private NewSeries() {}

  static List<PlanEvent> of(PlanMeeting c, Recurrence rule, PlanContext context) {
    SeriesId id = new SeriesId(context.ids().get());
    Series series =
        series(
            id,
            Series.mintUid(id.value(), context.host()),
            c.plan(),
            c.slot(),
            rule,
            c.status(),
            null,
            0,
            context);
    List<PlanEvent> events = new ArrayList<>(List.of(new SeriesPlanned(series)));
    series.starts().forEach(at -> events.add(new MeetingPlanned(date(series, at, context))));
    return events;
  }

  /// A draft of the same series, with none of its exceptions. From another day, if one is named, as
  /// [Rules#onDayOf] says; otherwise next year, on the first day of the same rule that is nearest
  /// to the same week.
  static Decision<PlanEvent> again(Series of, @Nullable LocalDateTime start, PlanContext context) {
    LocalDateTime was = of.slot().localStart();
    LocalDateTime wanted = start == null ? PlanRules.nextYear(was) : start;
    Recurrence rule =
        start == null
            ? Rules.endingLater(of.rule(), was, wanted)
            : Rules.onDayOf(of.rule(), was, start);
    LocalDateTime first = start == null ? Rules.nearest(rule, wanted) : start;
    Slot slot = of.slot().at(first);
    Optional<Refusal> flaw = slot.flaw().or(() -> PlanRules.flaw(slot, rule));
    return flaw.isPresent()
        ? Decision.refuse(flaw.get())
        : PlanRules.accept(
            of(
                new PlanMeeting(of.plan().withoutDocuments(), slot, rule, MeetingStatus.DRAFT),
                rule,
                context));
  }

  /// A meeting begins to recur: it keeps its UID, which becomes that of the series, so that in
  /// calendars it is still the same.
  static List<PlanEvent> from(
      Meeting meeting, EditMeeting c, Recurrence rule, PlanContext context) {
    int next = meeting.revision().sequence() + 1;
    Series series =
        series(
            new SeriesId(context.ids().get()),
            meeting.uid(),
            c.plan(),
            c.slot(),
            rule,
            meeting.status(),
            null,
            next,
            context);
    List<LocalDateTime> starts = series.starts();
    Revision revision = meeting.revision().moved(next, context.now());
    Meeting first =
        meeting.changed(c.plan(), series.slot().at(starts.getFirst()), meeting.status(), revision);
    List<PlanEvent> events = new ArrayList<>(List.of(new SeriesPlanned(series)));
    events.add(new MeetingChanged(first.in(series, starts.getFirst())));
    starts.stream()
        .skip(1)
        .forEach(at -> events.add(new MeetingPlanned(date(series, at, context))));
    return events;
  }

  static Series series(
      SeriesId id,
      String uid,
      Plan plan,
      Slot slot,
      Recurrence rule,
      MeetingStatus status,
      @Nullable SeriesId follows,
      int sequence,
      PlanContext context) {
    Revision first = new Revision(1, sequence, context.now(), context.now(), null, 0);
    return new Series(id, context.initiative(), uid, plan, slot, rule, status, follows, first);
  }

  /// A date as the series implies it, in step with its sequence.
  static Meeting date(Series series, LocalDateTime start, PlanContext context) {
    return new Meeting(
        new MeetingId(context.ids().get()),
        series.initiative(),
        context.slugs().dated(series.plan(), start.toLocalDate()),
        series.uid(),
        series.plan(),
        series.slot().at(start),
        series.status(),
        new Revision(1, series.revision().sequence(), context.now(), context.now(), null, 0),
        new Occurrence(series.id(), start));
  }
}
