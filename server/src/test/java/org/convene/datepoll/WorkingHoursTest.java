package org.convene.datepoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.datepoll.DatePollWorld.BRUSSELS;
import static org.convene.datepoll.DatePollWorld.answer;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.convene.meeting.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {
  /// 4 December 2026 is a Friday; in Kolkata clocks are 4:30 ahead of Brussels then.
  @ParameterizedTest
  @CsvSource({
    "2026-12-04T09:00, 2026-12-04T17:00, Europe/Brussels, true",
    "2026-12-04T08:59, 2026-12-04T10:00, Europe/Brussels, false",
    "2026-12-04T16:30, 2026-12-04T17:01, Europe/Brussels, false",
    "2026-12-05T10:00, 2026-12-05T11:00, Europe/Brussels, false",
    "2026-12-06T10:00, 2026-12-06T11:00, Europe/Brussels, false",
    "2026-12-03T10:00, 2026-12-04T11:00, Europe/Brussels, false",
    "2026-12-04T11:00, 2026-12-04T12:30, Asia/Kolkata, true",
    "2026-12-04T11:00, 2026-12-04T12:31, Asia/Kolkata, false",
    "2026-12-04T14:00, 2026-12-04T15:00, America/Los_Angeles, false",
    "2026-12-06T23:30, 2026-12-07T00:30, Asia/Tokyo, false",
    "2026-12-07T01:00, 2026-12-07T02:00, Asia/Tokyo, true"
  })
  void fromNineToFiveOnWeekdaysThere(
      LocalDateTime start, LocalDateTime end, String zone, boolean within) {
    Slot slot = new Slot(start, end, BRUSSELS);
    assertThat(WorkingHours.cover(slot.startsAt(), slot.endsAt(), ZoneId.of(zone)))
        .isEqualTo(within);
  }

  @Test
  void zonesOfThoseWhoAnsweredStandWithMostPeopleFirst() {
    Slot slot = new Slot(DatePollWorld.at(1), DatePollWorld.at(1).plusHours(1), BRUSSELS);
    var answers =
        List.of(
            answer("Ada", BRUSSELS, "y"),
            answer("Yuki", ZoneId.of("Asia/Tokyo"), "y"),
            answer("Bob", BRUSSELS, "y"));
    assertThat(ZoneHours.of(slot, answers))
        .containsExactly(
            new ZoneHours(BRUSSELS, 2, true), new ZoneHours(ZoneId.of("Asia/Tokyo"), 1, false));
  }

  @Test
  void notMoreZonesThanAPhoneShows() {
    Slot slot = new Slot(DatePollWorld.at(1), DatePollWorld.at(1).plusHours(1), BRUSSELS);
    var answers = new ArrayList<Answer>();
    Zones.choices().stream().limit(20).forEach(zone -> answers.add(answer("Ada", zone, "y")));
    assertThat(ZoneHours.of(slot, answers)).hasSize(ZoneHours.MOST);
  }

  @Test
  void aZoneIsThatOfAPlace() {
    for (String none :
        List.of("", "+02:00", "UTC+2", "GMT", "CET", "Mars/Olympus", "Europe/Brussels\n", "../x")) {
      assertThat(Zones.find(none)).as(none).isEmpty();
    }
    assertThat(Zones.choices())
        .contains(BRUSSELS, ZoneId.of("Asia/Kolkata"), ZoneId.of("Europe/Kyiv"), ZoneId.of("UTC"))
        .doesNotContain(ZoneId.of("Asia/Calcutta"));
    assertThat(Zones.find("Asia/Calcutta")).isPresent();
  }
}
