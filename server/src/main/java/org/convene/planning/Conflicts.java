package org.convene.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convene.base.CommitmentId;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Plan.Speaker;
import org.convene.meeting.Slot;
import org.convene.planning.Conflict.Type;

/// What stands in the way of a plan: holidays of Belgium, nights in which clocks change, and other
/// meetings at the same time that need the same people, place or commitments.
///
/// @param others meetings that are planned or confirmed, by start
/// @param commitments names by id
record Conflicts(Plan plan, List<Meeting> others, Map<CommitmentId, String> commitments) {
  /// Most that are told. Past it nobody reads them one by one.
  static final int MOST = 400;

  /// Members in Brussels are off on these days, wherever a meeting is.
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

  static Conflicts of(
      Plan plan,
      List<Meeting> all,
      Predicate<Meeting> itself,
      Map<CommitmentId, String> commitments) {
    List<Meeting> others =
        all.stream()
            .filter(m -> m.status() != MeetingStatus.CANCELLED && !itself.test(m))
            .sorted(Comparator.comparing(Meeting::startsAt))
            .toList();
    return new Conflicts(plan, others, commitments);
  }

  /// @param dates by time
  List<Conflict> on(List<Slot> dates) {
    return dates.stream().flatMap(this::on).limit(MOST).toList();
  }

  private Stream<Conflict> on(Slot date) {
    return Stream.of(holidays(date), clocks(date), meetings(date)).flatMap(s -> s);
  }

  private static Stream<Conflict> holidays(Slot date) {
    LocalDate first = date.startsAt().atZone(BELGIUM).toLocalDate();
    LocalDate last = date.endsAt().minusNanos(1).atZone(BELGIUM).toLocalDate();
    return first
        .datesUntil(last.plusDays(1))
        .flatMap(day ->
            BelgianHolidays.on(day).stream()
                .map(name -> Conflict.holiday(date.localStart(), day, name)));
  }

  /// Changes on a day on which the meeting takes place, of the clocks that it goes by.
  private static Stream<Conflict> clocks(Slot date) {
    var rules = date.zone().getRules();
    Instant from = date.localStart().toLocalDate().atStartOfDay(date.zone()).toInstant();
    LocalDate last = date.localEnd().minusNanos(1).toLocalDate();
    Instant to = last.plusDays(1).atStartOfDay(date.zone()).toInstant();
    var change = rules.nextTransition(from.minusNanos(1));
    if (change == null || !change.getInstant().isBefore(to)) {
      return Stream.of();
    }
    LocalDate day = change.getDateTimeBefore().toLocalDate();
    return Stream.of(Conflict.clock(date.localStart(), day, change.isGap()));
  }

  private Stream<Conflict> meetings(Slot date) {
    return others.stream()
        .takeWhile(other -> other.startsAt().isBefore(date.endsAt()))
        .filter(other -> other.endsAt().isAfter(date.startsAt()))
        .flatMap(other -> shared(date.localStart(), other));
  }

  private Stream<Conflict> shared(LocalDateTime at, Meeting other) {
    List<Conflict> found = new ArrayList<>();
    List<String> people =
        plan.speakers().stream()
            .map(Speaker::name)
            .filter(name -> names(other.plan()).contains(folded(name)))
            .toList();
    if (!people.isEmpty()) {
      found.add(Conflict.with(Type.PEOPLE, at, other, people));
    }
    if (plan.place() != null
        && other.place() != null
        && folded(plan.place()).equals(folded(other.place()))) {
      found.add(Conflict.with(Type.PLACE, at, other, List.of(other.place())));
    }
    List<String> both =
        plan.commitments().stream()
            .filter(other.plan().commitments()::contains)
            .map(id -> commitments.getOrDefault(id, id.toString()))
            .sorted()
            .toList();
    if (!both.isEmpty()) {
      found.add(Conflict.with(Type.COMMITMENT, at, other, both));
    }
    return found.stream();
  }

  private static Set<String> names(Plan plan) {
    return plan.speakers().stream().map(s -> folded(s.name())).collect(Collectors.toSet());
  }

  private static String folded(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
