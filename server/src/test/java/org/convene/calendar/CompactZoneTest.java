package org.convene.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompactZoneTest {
  /// Those of the JVM itself: a library may add its own to them.
  private static Stream<ZoneId> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/.*"))
        .map(ZoneId::of);
  }

  /// All hours of the coming years, in every zone: where a compact zone is wrong, it says so.
  @Test
  void only_zones_without_two_yearly_rules_cannot_be_told() {
    Set<String> untold = new TreeSet<>();
    LocalDateTime first = LocalDateTime.of(2027, 1, 1, 0, 30);
    List<LocalDateTime> hours =
        Stream.iterate(first, hour -> hour.plusHours(1)).limit(2L * 365 * 24).toList();
    zones()
        .forEach(zone -> {
          CompactZone compact = CompactZone.of(zone);
          if (!hours.stream().allMatch(compact::tells)) {
            untold.add(zone.getId());
          }
        });
    assertThat(untold)
        .isSubsetOf(
            "Africa/Cairo", "Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron");
  }

  @Test
  void the_rules_of_brussels_are_two() {
    assertThat(CompactZone.of(ZoneId.of("Europe/Brussels")).lines())
        .containsExactly(
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Brussels",
            "X-LIC-LOCATION:Europe/Brussels",
            "BEGIN:DAYLIGHT",
            "DTSTART:19700329T020000",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "END:DAYLIGHT",
            "BEGIN:STANDARD",
            "DTSTART:19701025T030000",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "END:STANDARD",
            "END:VTIMEZONE");
  }

  /// The tz database says 01:00 UTC on Sunday, which is Saturday there.
  @Test
  void a_rule_in_utc_may_be_another_day_there() {
    assertThat(rules("America/Nuuk"))
        .containsExactly(
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=24,25,26,27,28,29,30;BYDAY=SA",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
  }

  @Test
  void the_southern_half_begins_its_summer_in_october() {
    assertThat(rules("Australia/Sydney"))
        .containsExactly(
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU");
  }

  @Test
  void a_zone_without_a_summer_has_one_standard() {
    List<String> tokyo = CompactZone.of(ZoneId.of("Asia/Tokyo")).lines();
    assertThat(tokyo)
        .contains("DTSTART:19700101T000000", "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900")
        .noneMatch(line -> line.startsWith("RRULE"));
  }

  @Test
  void every_zone_has_one_standard_and_at_most_one_daylight() {
    zones()
        .map(zone -> CompactZone.of(zone).lines())
        .forEach(lines -> {
          assertThat(lines).containsOnlyOnce("BEGIN:STANDARD");
          assertThat(lines.stream().filter("BEGIN:DAYLIGHT"::equals)).hasSizeLessThan(2);
          assertThat(lines.stream().filter(line -> line.startsWith("DTSTART")))
              .allMatch(line -> line.startsWith("DTSTART:1970"));
        });
  }

  private static List<String> rules(String zone) {
    return CompactZone.of(ZoneId.of(zone)).lines().stream()
        .filter(line -> line.startsWith("RRULE"))
        .collect(Collectors.toList());
  }
}
