package org.convene.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ExampleYearTest {
  private static final LocalDate DAY_ONE = LocalDate.of(2026, 1, 1);

  @Property
  void eachMeetingHasBeenAndComesWithinAYear(@ForAll @IntRange(max = 3000) int day) {
    LocalDate today = DAY_ONE.plusDays(day);
    for (var meeting : ExampleText.read().meetings()) {
      assertThat(ExampleYear.last(meeting, today)).isBefore(today).isAfter(today.minusDays(375));
      assertThat(ExampleYear.next(meeting, today)).isAfter(today).isBefore(today.plusDays(375));
    }
  }

  @Property
  void soonIsWithinHalfAnHourOnFullFiveMinutes(@ForAll @IntRange(max = 100_000) int second) {
    Instant now = DAY_ONE.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(second);
    Instant soon = ExampleYear.soon(now, ZoneOffset.UTC).toInstant(ZoneOffset.UTC);
    assertThat(Duration.between(now, soon))
        .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(25));
    assertThat(soon.getEpochSecond() % 300).isZero();
  }
}
