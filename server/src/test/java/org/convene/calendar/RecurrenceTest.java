package org.convene.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class RecurrenceTest {
  private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-09-28T14:00");

  /// Every day from the start on is asked whether it is one: the definition, without a shortcut.
  @Property(tries = 300)
  void startsAreTheDaysThatTheRuleNames(@ForAll Random random) {
    Samples.Start sample = Samples.recurrence(random);
    Recurrence rule = sample.rule();
    assertThat(rule.flaw(sample.start())).isEmpty();
    List<LocalDateTime> starts = rule.starts(sample.start());
    List<LocalDateTime> walked = new ArrayList<>();
    for (LocalDateTime day = sample.start();
        !day.isAfter(starts.getLast());
        day = day.plusDays(1)) {
      if (isOne(rule, sample.start().toLocalDate(), day.toLocalDate())) {
        walked.add(day);
      }
    }
    assertThat(starts).isEqualTo(walked);
  }

  private static boolean isOne(Recurrence rule, LocalDate first, LocalDate day) {
    return switch (rule.frequency()) {
      case DAILY -> ChronoUnit.DAYS.between(first, day) % rule.interval() == 0;
      case WEEKLY ->
          rule.days().contains(Weekday.of(day.getDayOfWeek()))
              && ChronoUnit.WEEKS.between(monday(first), monday(day)) % rule.interval() == 0;
      case MONTHLY -> isOneOfMonth(rule, first, day) && months(first, day) % rule.interval() == 0;
      case YEARLY ->
          isOneOfMonth(rule, first, day) && months(first, day) % (12L * rule.interval()) == 0;
    };
  }

  private static LocalDate monday(LocalDate day) {
    return day.minusDays(day.getDayOfWeek().getValue() - 1L);
  }

  private static long months(LocalDate first, LocalDate day) {
    return ChronoUnit.MONTHS.between(first.withDayOfMonth(1), day.withDayOfMonth(1));
  }

  private static boolean isOneOfMonth(Recurrence rule, LocalDate first, LocalDate day) {
    if (rule.ordinal() == null) {
      return day.getDayOfMonth() == first.getDayOfMonth();
    }
    var weekday = rule.days().getFirst().day();
    return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(rule.ordinal(), weekday)));
  }

  @Property(tries = 300)
  void aCountIsReachedAndAnUntilIsNotPassed(@ForAll Random random) {
    Samples.Start sample = Samples.recurrence(random);
    List<LocalDateTime> starts = sample.rule().starts(sample.start());
    assertThat(starts.getFirst()).isEqualTo(sample.start());
    assertThat(starts).isSorted().doesNotHaveDuplicates();
    if (sample.rule().count() != null) {
      assertThat(starts).hasSize(sample.rule().count());
    } else {
      assertThat(starts.getLast().toLocalDate()).isBeforeOrEqualTo(sample.rule().until());
    }
  }

  @Example
  void theLastMondayOfAMonthMayBeItsFourthOrFifth() {
    Recurrence last = new Recurrence(Frequency.MONTHLY, 1, List.of(Weekday.MONDAY), -1, 3, null);
    assertThat(last.starts(MONDAY))
        .extracting(LocalDateTime::toLocalDate)
        .containsExactly(
            LocalDate.of(2026, 9, 28), LocalDate.of(2026, 10, 26), LocalDate.of(2026, 11, 30));
  }

  @Example
  void aSeriesHasOneEnd() {
    assertFlaw(rule(Frequency.DAILY, 1, null, null), "either count or until");
    assertFlaw(rule(Frequency.DAILY, 1, 3, LocalDate.of(2026, 10, 1)), "either count or until");
    assertFlaw(rule(Frequency.DAILY, 1, 0, null), "count is 0");
    assertFlaw(rule(Frequency.DAILY, 1, 367, null), "count is 367");
    assertFlaw(rule(Frequency.DAILY, 1, null, LocalDate.of(2026, 9, 27)), "before the first");
    assertFlaw(rule(Frequency.DAILY, 1, null, LocalDate.of(2028, 9, 27)), "more than 366");
    assertFlaw(rule(Frequency.DAILY, 1, null, LocalDate.of(2099, 9, 27)), "more than 20 years");
    assertFlaw(rule(Frequency.DAILY, 0, 3, null), "interval is 0");
    assertFlaw(rule(Frequency.DAILY, 100, 3, null), "interval is 100");
  }

  @Example
  void daysAreThoseOfTheStart() {
    assertFlaw(Samples.weekly(3, Weekday.TUESDAY), "do not contain that of the first");
    assertFlaw(
        new Recurrence(Frequency.MONTHLY, 1, List.of(Weekday.MONDAY), 2, 3, null),
        "not on the day that the rule names");
    assertFlaw(
        new Recurrence(Frequency.MONTHLY, 1, List.of(Weekday.MONDAY), 5, 3, null), "ordinal is 5");
    assertFlaw(
        new Recurrence(Frequency.MONTHLY, 1, List.of(Weekday.MONDAY), null, 3, null),
        "need an ordinal");
  }

  @Example
  void noMonthIsLeftOutForLackOfADay() {
    Recurrence monthly = rule(Frequency.MONTHLY, 1, 3, null);
    assertThat(monthly.flaw(LocalDateTime.parse("2026-10-31T10:00")))
        .get()
        .satisfies(flaw -> assertThat(flaw.detail()).contains("not every month has a day 31"));
  }

  private static Recurrence rule(
      Frequency frequency, int interval, @Nullable Integer count, @Nullable LocalDate until) {
    return new Recurrence(frequency, interval, List.of(), null, count, until);
  }

  private static void assertFlaw(Recurrence rule, String part) {
    assertThat(rule.flaw(MONDAY))
        .get()
        .satisfies(flaw -> {
          assertThat(flaw.code()).isEqualTo("invalid-recurrence");
          assertThat(flaw.detail()).contains(part);
        });
  }
}
