package org.convene.planning;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.convene.base.CommitmentId;
import org.convene.base.Decision;
import org.convene.base.InitiativeId;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.calendar.Frequency;
import org.convene.calendar.Recurrence;
import org.convene.calendar.Weekday;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Series;
import org.convene.meeting.Slot;
import org.convene.planning.PlanCommand.ChangeStatus;
import org.convene.planning.PlanCommand.EditMeeting;
import org.convene.planning.PlanCommand.PlanMeeting;
import org.jspecify.annotations.Nullable;

/// A small calendar in memory, changed by the rules alone.
final class PlanWorld {
  static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  static final CommitmentId GHENT = new CommitmentId(new UUID(7, 1));
  static final Slot FIRST = slot("2026-12-08T14:00", "2026-12-08T15:00");

  private final AtomicLong ids = new AtomicLong();
  private final Slugs slugs = new Slugs(List.of());
  Planned state = Planned.NOTHING;
  Instant now = Instant.parse("2026-11-23T14:00:00Z");

  static Slot slot(String start, String end) {
    return new Slot(LocalDateTime.parse(start), LocalDateTime.parse(end), BRUSSELS);
  }

  static Plan telco(String title) {
    return Plan.of(MeetingKind.TELCO, Text.of("en", title), Text.of("en", "About"), List.of("en"));
  }

  /// Every second Tuesday of the month.
  static Recurrence monthly(int count) {
    return new Recurrence(Frequency.MONTHLY, 1, List.of(Weekday.TUESDAY), 2, count, null);
  }

  static Recurrence weekly(int count, Weekday... days) {
    return new Recurrence(Frequency.WEEKLY, 1, List.of(days), null, count, null);
  }

  /// A world with one confirmed series of telcos at two in the afternoon.
  static PlanWorld of(Recurrence rule) {
    PlanWorld world = new PlanWorld();
    world.does(new PlanMeeting(telco("Telco"), FIRST, rule, MeetingStatus.CONFIRMED));
    return world;
  }

  static PlanWorld ofOne() {
    PlanWorld world = new PlanWorld();
    world.does(new PlanMeeting(telco("Telco"), FIRST, null, MeetingStatus.CONFIRMED));
    return world;
  }

  /// Whatever the rules make of it; empty when they refuse.
  Decision<PlanEvent> decide(PlanCommand command) {
    return PlanRules.decide(state, command, context());
  }

  PlanContext context() {
    return new PlanContext(
        now,
        () -> new UUID(1, ids.incrementAndGet()),
        new InitiativeId(new UUID(2, 2)),
        "convene.example",
        slugs,
        Set.of(GHENT));
  }

  /// What the rules of today may not allow any more.
  void planned(List<PlanEvent> events) {
    events.forEach(event -> state = state.evolve(event));
  }

  /// What the rules refuse.
  String refusal(PlanCommand command) {
    return switch (decide(command)) {
      case Decision.Refused<PlanEvent>(Refusal refusal) -> refusal.code();
      case Decision.Accepted<PlanEvent>(List<PlanEvent> events) ->
          throw new AssertionError("not refused: " + events);
    };
  }

  /// Carries it out; false when it is refused.
  boolean tries(PlanCommand command) {
    now = now.plusSeconds(60);
    if (decide(command) instanceof Decision.Accepted<PlanEvent>(List<PlanEvent> events)) {
      planned(events);
      return true;
    }
    return false;
  }

  PlanWorld does(PlanCommand command) {
    if (!tries(command)) {
      throw new AssertionError(refusal(command));
    }
    return this;
  }

  List<Series> series() {
    return new ArrayList<>(state.series().values());
  }

  Series first() {
    return series().getFirst();
  }

  /// The dates of the series that was planned nth, from 0.
  List<Meeting> dates(int series) {
    return state.dates(series().get(series).id());
  }

  Meeting date(int n) {
    return dates(0).get(n);
  }

  Meeting only() {
    return state.all().getFirst();
  }

  EditMeeting edit(Meeting m, Plan plan, Slot slot, @Nullable Recurrence rule, Scope scope) {
    return new EditMeeting(m.id(), plan, slot, rule, scope, revision(m, scope));
  }

  ChangeStatus status(Meeting m, MeetingStatus status, Scope scope) {
    return new ChangeStatus(m.id(), status, scope, revision(m, scope));
  }

  private long revision(Meeting m, Scope scope) {
    return scope == Scope.THIS || m.occurrence() == null
        ? m.revision().number()
        : Objects.requireNonNull(state.series().get(m.occurrence().series())).revision().number();
  }

  static List<String> starts(List<Meeting> dates) {
    return dates.stream().map(date -> date.slot().localStart().toString()).toList();
  }

  /// One date of the first series at another time.
  PlanCommand moved(int n, String start, String end) {
    Meeting date = date(n);
    return edit(date, date.plan(), slot(start, end), null, Scope.THIS);
  }
}
