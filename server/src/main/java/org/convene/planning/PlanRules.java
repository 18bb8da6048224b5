package org.convene.planning;

import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convene.base.CommitmentId;
import org.convene.base.Decision;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.convene.calendar.Recurrence;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.convene.meeting.Slot;
import org.convene.planning.PlanCommand.ChangeStatus;
import org.convene.planning.PlanCommand.CopyMeeting;
import org.convene.planning.PlanCommand.DeleteDraft;
import org.convene.planning.PlanCommand.EditMeeting;
import org.convene.planning.PlanCommand.PlanMeeting;
import org.convene.planning.PlanCommand.TakeIn;
import org.convene.planning.PlanEvent.DraftDropped;
import org.convene.planning.PlanEvent.MeetingChanged;
import org.convene.planning.PlanEvent.MeetingPlanned;
import org.convene.planning.PlanEvent.SeriesChanged;
import org.convene.planning.PlanEvent.SeriesDropped;
import org.jspecify.annotations.Nullable;

/// What organisers may do with meetings, and what becomes of them. Edits of a whole series are in
/// [SeriesEdit], cancelling and publishing in [StatusRules].
final class PlanRules {
  private PlanRules() {}

  static Decision<PlanEvent> decide(Planned state, PlanCommand command, PlanContext context) {
    return switch (command) {
      case PlanMeeting c -> plan(c, context);
      case EditMeeting c -> on(state, c.meeting(), m -> edit(state, m, c, context));
      case ChangeStatus c ->
          on(state, c.meeting(), m -> new StatusRules(state, context).decide(m, c));
      case TakeIn c -> ImportRules.decide(state, c.event(), context);
      case DeleteDraft c -> on(state, c.meeting(), m -> delete(state, m));
      case CopyMeeting c -> on(state, c.meeting(), m -> copy(state, m, c, context));
    };
  }

  /// Why a meeting cannot be planned like this, if it cannot.
  static Optional<Refusal> flaw(
      Plan plan, Slot slot, @Nullable Recurrence rule, Set<CommitmentId> commitments) {
    return plan.flaw()
        .or(slot::flaw)
        .or(() -> rule == null ? Optional.empty() : flaw(slot, rule))
        .or(() -> unknownCommitment(plan, commitments));
  }

  /// A time that stays is no reason to refuse what else is edited: clocks may skip it since it was
  /// planned.
  private static Optional<Refusal> flaw(
      Meeting before, EditMeeting c, @Nullable Recurrence rule, PlanContext context) {
    return rule == null && c.slot().equals(before.slot())
        ? c.plan().flaw().or(() -> unknownCommitment(c.plan(), context.commitments()))
        : flaw(c.plan(), c.slot(), rule, context.commitments());
  }

  /// Why a series cannot begin then, if it cannot.
  static Optional<Refusal> flaw(Slot first, Recurrence rule) {
    return rule.flaw(first.localStart()).or(() -> Rules.skipped(rule, first));
  }

  /// Whether people have to look again: what raises the sequence (RFC 5545, 3.8.7.4).
  static boolean raisesSequence(Meeting before, Meeting after) {
    return !before.slot().equals(after.slot())
        || before.status() != after.status()
        || after.plan().elsewhereThan(before.plan());
  }

  private static Optional<Refusal> unknownCommitment(Plan plan, Set<CommitmentId> commitments) {
    return commitments.containsAll(plan.commitments())
        ? Optional.empty()
        : Optional.of(
            Refusal.invalid("unknown-commitment", "commitments: one is not of the initiative"));
  }

  private static Decision<PlanEvent> on(
      Planned state, MeetingId meeting, Function<Meeting, Decision<PlanEvent>> then) {
    return state.find(meeting).map(then).orElseGet(() -> Decision.refuse(unknownMeeting()));
  }

  private static Decision<PlanEvent> plan(PlanMeeting c, PlanContext context) {
    Optional<Refusal> flaw = flaw(c.plan(), c.slot(), c.rule(), context.commitments());
    if (flaw.isPresent()) {
      return Decision.refuse(flaw.get());
    }
    return c.rule() == null
        ? Decision.accept(new MeetingPlanned(alone(c.plan(), c.slot(), c.status(), context)))
        : accept(NewSeries.of(c, c.rule(), context));
  }

  static Meeting alone(Plan plan, Slot slot, MeetingStatus status, PlanContext context) {
    MeetingId id = new MeetingId(context.ids().get());
    return new Meeting(
        id,
        context.initiative(),
        context.slugs().alone(plan, slot.localStart().toLocalDate()),
        Meeting.mintUid(id.value(), context.host()),
        plan,
        slot,
        status,
        Revision.first(context.now()),
        null);
  }

  private static Decision<PlanEvent> edit(
      Planned state, Meeting meeting, EditMeeting c, PlanContext context) {
    Optional<Series> series = state.seriesOf(meeting);
    Optional<Refusal> refusal =
        stale(meeting, series, c.scope(), c.revision())
            .or(() -> cancelled(meeting))
            .or(() -> flaw(meeting, c, series.isEmpty() ? c.rule() : null, context));
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    if (series.isEmpty()) {
      return c.rule() == null
          ? editAlone(meeting, c, context)
          : accept(NewSeries.from(meeting, c, c.rule(), context));
    }
    return c.scope() == Scope.THIS
        ? editDate(state, series.get(), meeting, c, context)
        : new SeriesEdit(state, series.get(), meeting, c, context).decide();
  }

  private static Decision<PlanEvent> editAlone(Meeting before, EditMeeting c, PlanContext context) {
    Meeting after = before.changed(c.plan(), c.slot(), before.status(), before.revision());
    if (after.equals(before)) {
      return Decision.accept();
    }
    return Decision.accept(
        new MeetingChanged(
            after.at(
                after.status(),
                raisesSequence(before, after)
                    ? before.revision().moved(before.revision().sequence() + 1, context.now())
                    : before.revision().edited(context.now()))));
  }

  /// An exception: the date differs from its series from now on.
  private static Decision<PlanEvent> editDate(
      Planned state, Series series, Meeting before, EditMeeting c, PlanContext context) {
    Meeting after = before.changed(c.plan(), c.slot(), before.status(), before.revision());
    if (after.equals(before)) {
      return Decision.accept();
    }
    if (!raisesSequence(before, after)) {
      return Decision.accept(
          new MeetingChanged(after.at(after.status(), before.revision().edited(context.now()))));
    }
    int next = state.next(series);
    return Decision.accept(
        new SeriesChanged(series.at(series.status(), series.revision().moved(next, context.now()))),
        new MeetingChanged(after.at(after.status(), before.revision().moved(next, context.now()))));
  }

  private static Decision<PlanEvent> delete(Planned state, Meeting meeting) {
    Optional<Series> series = state.seriesOf(meeting);
    List<Meeting> all = series.map(of -> state.dates(of.id())).orElseGet(() -> List.of(meeting));
    if (series.map(Series::status).orElse(meeting.status()) != MeetingStatus.DRAFT) {
      return Decision.refuse(
          Refusal.conflict(
              "meeting-not-draft", "Only drafts are deleted: cancel it, so that calendars know."));
    }
    List<PlanEvent> events = new ArrayList<>();
    all.forEach(date -> events.add(new DraftDropped(date.id())));
    series.ifPresent(of -> events.add(new SeriesDropped(of.id())));
    return accept(events);
  }

  private static Decision<PlanEvent> copy(
      Planned state, Meeting of, CopyMeeting c, PlanContext context) {
    Optional<Series> series = c.whole() ? state.seriesOf(of) : Optional.empty();
    return series
        .map(whole -> NewSeries.again(whole, c.start(), context))
        .orElseGet(() -> copyAlone(of, c.start(), context));
  }

  private static Decision<PlanEvent> copyAlone(
      Meeting of, @Nullable LocalDateTime start, PlanContext context) {
    LocalDateTime when = start == null ? nextYear(of.slot().localStart()) : start;
    Slot slot = of.slot().at(when);
    Optional<Refusal> flaw = slot.flaw();
    return flaw.isPresent()
        ? Decision.refuse(flaw.get())
        : Decision.accept(
            new MeetingPlanned(
                alone(of.plan().withoutDocuments(), slot, MeetingStatus.DRAFT, context)));
  }

  /// The same weekday of the same ISO week; of a week 53 that the year has not, the last.
  static LocalDateTime nextYear(LocalDateTime start) {
    return start.with(IsoFields.WEEK_BASED_YEAR, start.get(IsoFields.WEEK_BASED_YEAR) + 1L);
  }

  static Optional<Refusal> stale(
      Meeting meeting, Optional<Series> series, Scope scope, long revision) {
    Revision present =
        scope == Scope.THIS
            ? meeting.revision()
            : series.map(Series::revision).orElse(meeting.revision());
    return present.number() == revision ? Optional.empty() : Optional.of(editConflict());
  }

  private static Optional<Refusal> cancelled(Meeting meeting) {
    return meeting.status() == MeetingStatus.CANCELLED
        ? Optional.of(
            Refusal.conflict(
                "meeting-cancelled", "It is cancelled: let it take place again first."))
        : Optional.empty();
  }

  static Refusal editConflict() {
    return Refusal.conflict("edit-conflict", "Somebody has changed this since you opened it.");
  }

  static Refusal unknownMeeting() {
    return Refusal.unknown("unknown-meeting", "There is no such meeting.");
  }

  static Decision<PlanEvent> accept(List<PlanEvent> events) {
    return Decision.accept(events.toArray(PlanEvent[]::new));
  }
}
