package org.convene.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/// A month as a table: weeks from Monday to Sunday, the days of other months around it without
/// meetings.
public record MonthTable(YearMonth month, List<Week> weeks) {
  private static final int DAYS = 7;

  public record Week(List<Day> days) {}

  /// @param within whether the day is of this month
  /// @param meetings that take place on it, also those that go on from the day before, by time
  public record Day(LocalDate date, boolean within, boolean today, List<Meeting> meetings) {
    /// Where the page names it.
    public String anchor() {
      return "day-" + date;
    }
  }

  /// @param zone whose days these are
  static MonthTable of(YearMonth month, List<Meeting> meetings, ZoneId zone, LocalDate today) {
    LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    return new MonthTable(
        month,
        Stream.iterate(first, monday -> !monday.isAfter(last), monday -> monday.plusDays(DAYS))
            .map(monday -> week(monday, month, meetings, zone, today))
            .toList());
  }

  /// The days on which there is something.
  public List<Day> busy() {
    return weeks.stream()
        .flatMap(week -> week.days().stream())
        .filter(day -> !day.meetings().isEmpty())
        .toList();
  }

  private static Week week(
      LocalDate monday, YearMonth month, List<Meeting> meetings, ZoneId zone, LocalDate today) {
    return new Week(
        monday
            .datesUntil(monday.plusDays(DAYS))
            .map(date -> day(date, month, meetings, zone, today))
            .toList());
  }

  private static Day day(
      LocalDate date, YearMonth month, List<Meeting> meetings, ZoneId zone, LocalDate today) {
    boolean within = YearMonth.from(date).equals(month);
    return new Day(
        date,
        within,
        date.equals(today),
        within ? meetings.stream().filter(one -> on(one, date, zone)).toList() : List.of());
  }

  /// A meeting that ends at midnight is not on the day that begins then.
  static boolean on(Meeting meeting, LocalDate date, ZoneId zone) {
    return meeting.startsAt().isBefore(date.plusDays(1).atStartOfDay(zone).toInstant())
        && meeting.endsAt().isAfter(date.atStartOfDay(zone).toInstant());
  }
}
