package org.convene.planning;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convene.base.Refusal;
import org.convene.calendar.Recurrence;
import org.convene.calendar.Weekday;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// Recurrences made of others.
final class Rules {
  /// How far from where it is wanted the first date of a rule may be: a month has each weekday.
  private static final int DAYS_AROUND = 31;

  private static final int DAYS_OF_WEEK = 7;
  private static final int FIFTH = 5;
  private static final int LAST = -1;

  private Rules() {}

  /// The same, ending on a day.
  static Recurrence until(Recurrence rule, LocalDate last) {
    return new Recurrence(
        rule.frequency(), rule.interval(), rule.days(), rule.ordinal(), null, last);
  }

  /// The same without its first dates.
  static Recurrence without(Recurrence rule, int first) {
    return rule.count() == null
        ? rule
        : new Recurrence(
            rule.frequency(),
            rule.interval(),
            rule.days(),
            rule.ordinal(),
            rule.count() - first,
            null);
  }

  /// The same from a start that was moved to another day: a Tuesday of the rule becomes that day's
  /// weekday, the second Tuesday of the month the second Wednesday.
  static Recurrence onDayOf(Recurrence rule, LocalDateTime was, LocalDateTime is) {
    if (rule.days().isEmpty() || was.toLocalDate().equals(is.toLocalDate())) {
      return ending(rule, rule.days(), rule.ordinal(), was, is);
    }
    Weekday from = Weekday.of(was.getDayOfWeek());
    Weekday to = Weekday.of(is.getDayOfWeek());
    List<Weekday> days = rule.days().stream().map(day -> day == from ? to : day).toList();
    return ending(rule, days, rule.ordinal() == null ? null : ordinal(rule.ordinal(), is), was, is);
  }

  /// The same some time later: it ends as much later as it begins.
  static Recurrence endingLater(Recurrence rule, LocalDateTime was, LocalDateTime is) {
    return ending(rule, rule.days(), rule.ordinal(), was, is);
  }

  /// The end moves along, so that there are as many dates.
  private static Recurrence ending(
      Recurrence rule,
      List<Weekday> days,
      @Nullable Integer ordinal,
      LocalDateTime was,
      LocalDateTime is) {
    long moved = is.toLocalDate().toEpochDay() - was.toLocalDate().toEpochDay();
    LocalDate until = rule.until() == null ? null : rule.until().plusDays(moved);
    return new Recurrence(rule.frequency(), rule.interval(), days, ordinal, rule.count(), until);
  }

  private static int ordinal(int was, LocalDateTime start) {
    int which = (start.getDayOfMonth() - 1) / DAYS_OF_WEEK + 1;
    boolean last = start.plusDays(DAYS_OF_WEEK).getMonth() != start.getMonth();
    return which == FIFTH || (was == LAST && last) ? LAST : which;
  }

  /// The start nearest to the one that is wanted which the rule allows; that itself where there is
  /// none.
  static LocalDateTime nearest(Recurrence rule, LocalDateTime wanted) {
    return IntStream.rangeClosed(0, DAYS_AROUND)
        .boxed()
        .flatMap(days -> Stream.of(wanted.plusDays(days), wanted.minusDays(days)))
        .filter(start -> rule.flaw(start).isEmpty())
        .findFirst()
        .orElse(wanted);
  }

  /// Why a rule without a flaw cannot begin like this: one of its dates is at a time that clocks
  /// skip. Calendar programs leave such a date out, or move it an hour this way or that.
  static Optional<Refusal> skipped(Recurrence rule, Slot first) {
    return rule.starts(first.localStart()).stream()
        .filter(start -> first.zone().getRules().getValidOffsets(start).isEmpty())
        .findFirst()
        .map(start ->
            Refusal.invalid(
                "skipped-time",
                "there is no %s in %s, clocks skip it: take another hour for the series"
                    .formatted(start, first.zone().getId())));
  }
}
