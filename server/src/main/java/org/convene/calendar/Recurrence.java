package org.convene.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// How a series repeats, within the patterns of RFC 5545 that calendar programs agree on. It always
/// ends, because each occurrence is a meeting of its own.
///
/// @param interval every so many days, weeks, months or years
/// @param days of a week, at least that of the start; monthly and yearly with an ordinal: one
/// @param ordinal which of the weekdays of the month: 1 to 4, or -1 for the last; null: the day of
///   the month of the start
/// @param count how many occurrences, the start being the first
/// @param until the last day there may be one, in local time; exactly one of count and until is
///   given
public record Recurrence(
    Frequency frequency,
    int interval,
    List<Weekday> days,
    @Nullable Integer ordinal,
    @Nullable Integer count,
    @Nullable LocalDate until) {

  /// Most occurrences. Past it one save would write more rows than a transaction should, and a list
  /// of them is no longer read by anybody: a daily year fits.
  public static final int MAX_OCCURRENCES = 366;

  /// Largest interval; with it the last occurrence stays within what a year of four digits can say.
  static final int MAX_INTERVAL = 99;

  /// No month lacks this day. Programs differ in what they do about the 31st of June.
  static final int LAST_DAY_OF_ALL_MONTHS = 28;

  private static final int LAST = -1;
  private static final int MOST_ORDINAL = 4;

  /// Longest span; a rule that ends later is a slip of the hand.
  static final int MAX_YEARS = 20;

  public Recurrence {
    days = days.stream().distinct().sorted().toList();
  }

  /// Why a series that starts then cannot repeat like this, if it cannot.
  public Optional<Refusal> flaw(LocalDateTime start) {
    return span(start).or(() -> shape(start));
  }

  private Optional<Refusal> span(LocalDateTime start) {
    if (interval < 1 || interval > MAX_INTERVAL) {
      return flawed("interval is %d: it must be 1 to %d".formatted(interval, MAX_INTERVAL));
    }
    if ((count == null) == (until == null)) {
      return flawed("give either count or until: a series has one end");
    }
    if (count != null && (count < 1 || count > MAX_OCCURRENCES)) {
      return flawed("count is %d: it must be 1 to %d".formatted(count, MAX_OCCURRENCES));
    }
    if (until != null && until.isBefore(start.toLocalDate())) {
      return flawed("until is before the first occurrence");
    }
    return until != null && until.isAfter(start.toLocalDate().plusYears(MAX_YEARS))
        ? flawed("until is more than %d years away".formatted(MAX_YEARS))
        : Optional.empty();
  }

  private Optional<Refusal> shape(LocalDateTime start) {
    Optional<Refusal> flaw =
        switch (frequency) {
          case DAILY ->
              days.isEmpty() && ordinal == null
                  ? Optional.empty()
                  : flawed("a daily series has neither days nor an ordinal");
          case WEEKLY -> weekly(start);
          case MONTHLY, YEARLY -> ordinal == null ? dated(start) : ordinal(start, ordinal);
        };
    return flaw.isPresent() || until == null || starts(start).size() <= MAX_OCCURRENCES
        ? flaw
        : flawed("there would be more than %d occurrences".formatted(MAX_OCCURRENCES));
  }

  private Optional<Refusal> weekly(LocalDateTime start) {
    if (ordinal != null) {
      return flawed("a weekly series has no ordinal");
    }
    return days.contains(Weekday.of(start.getDayOfWeek()))
        ? Optional.empty()
        : flawed("days do not contain that of the first occurrence");
  }

  private Optional<Refusal> dated(LocalDateTime start) {
    if (!days.isEmpty()) {
      return flawed("days need an ordinal: which of the month");
    }
    boolean everywhere = start.getDayOfMonth() <= LAST_DAY_OF_ALL_MONTHS;
    boolean leap = start.getMonthValue() == 2 && start.getDayOfMonth() > LAST_DAY_OF_ALL_MONTHS;
    return everywhere || (frequency == Frequency.YEARLY && !leap)
        ? Optional.empty()
        : flawed("not every month has a day %d".formatted(start.getDayOfMonth()));
  }

  private Optional<Refusal> ordinal(LocalDateTime start, int which) {
    if (which != LAST && (which < 1 || which > MOST_ORDINAL)) {
      return flawed("ordinal is %d: it must be 1 to 4, or -1 for the last".formatted(which));
    }
    if (days.size() != 1) {
      return flawed("an ordinal needs exactly one day");
    }
    return onWeekday(YearMonth.from(start), which).equals(start.toLocalDate())
        ? Optional.empty()
        : flawed("the first occurrence is not on the day that the rule names");
  }

  private static Optional<Refusal> flawed(String detail) {
    return Optional.of(Refusal.invalid("invalid-recurrence", detail));
  }

  /// The local starts, in order, the first being `start`; at most [#MAX_OCCURRENCES] and one more.
  /// For a rule without [#flaw].
  public List<LocalDateTime> starts(LocalDateTime start) {
    return days(start.toLocalDate())
        .takeWhile(day -> until == null || !day.isAfter(until))
        .limit(count == null ? MAX_OCCURRENCES + 1L : count)
        .map(day -> day.atTime(start.toLocalTime()))
        .toList();
  }

  private Stream<LocalDate> days(LocalDate first) {
    return switch (frequency) {
      case DAILY -> Stream.iterate(first, day -> day.plusDays(interval));
      case WEEKLY ->
          Stream.iterate(
                  first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                  monday -> monday.plusWeeks(interval))
              .flatMap(monday -> days.stream().map(day -> monday.plusDays(day.ordinal())))
              .filter(day -> !day.isBefore(first));
      case MONTHLY -> months(first, interval);
      case YEARLY -> months(first, 12 * interval);
    };
  }

  private Stream<LocalDate> months(LocalDate first, int apart) {
    return Stream.iterate(YearMonth.from(first), month -> month.plusMonths(apart))
        .map(month ->
            ordinal == null ? month.atDay(first.getDayOfMonth()) : onWeekday(month, ordinal));
  }

  private LocalDate onWeekday(YearMonth month, int which) {
    return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(which, days.getFirst().day()));
  }
}
