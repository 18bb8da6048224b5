package org.convene.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.convene.base.InitiativeId;
import org.convene.base.Uuids;
import org.junit.jupiter.api.Test;

class MonthTableTest {
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private static final Meeting MEETING =
      Fixtures.meeting(new InitiativeId(Uuids.v7()), "one", "A meeting");

  @Property
  void everyDayStandsOnceInWeeksThatBeginOnMonday(
      @ForAll @IntRange(min = 1990, max = 2199) int year,
      @ForAll @IntRange(min = 1, max = 12) int number) {
    YearMonth month = YearMonth.of(year, number);
    MonthTable table = MonthTable.of(month, List.of(), BRUSSELS, month.atDay(1));
    assertThat(table.weeks())
        .allSatisfy(week -> {
          assertThat(week.days()).hasSize(7);
          assertThat(week.days().getFirst().date().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        });
    List<LocalDate> within =
        table.weeks().stream()
            .flatMap(week -> week.days().stream())
            .filter(MonthTable.Day::within)
            .map(MonthTable.Day::date)
            .toList();
    assertThat(within).isEqualTo(month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).toList());
  }

  @Test
  void aMeetingStandsOnItsDayInTheZoneOfTheTable() {
    assertThat(dayOf(BRUSSELS)).isEqualTo(LocalDate.parse("2026-11-24"));
    assertThat(dayOf(ZoneId.of("Pacific/Kiritimati"))).isEqualTo(LocalDate.parse("2026-11-25"));
  }

  private static LocalDate dayOf(ZoneId zone) {
    MonthTable table =
        MonthTable.of(
            YearMonth.of(2026, 11), List.of(MEETING), zone, LocalDate.parse("2026-11-01"));
    return table.weeks().stream()
        .flatMap(week -> week.days().stream())
        .filter(day -> !day.meetings().isEmpty())
        .findFirst()
        .orElseThrow()
        .date();
  }
}
