package org.convene.datepoll;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// When people are at work, wherever they are: Monday to Friday, 9:00 to 17:00.
final class WorkingHours {
  static final LocalTime FROM = LocalTime.of(9, 0);
  static final LocalTime UNTIL = LocalTime.of(17, 0);

  private WorkingHours() {}

  /// Whether somebody in `zone` is at work from the beginning to the end.
  static boolean cover(Instant startsAt, Instant endsAt, ZoneId zone) {
    ZonedDateTime start = startsAt.atZone(zone);
    ZonedDateTime end = endsAt.atZone(zone);
    return start.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && start.toLocalDate().equals(end.toLocalDate())
        && !start.toLocalTime().isBefore(FROM)
        && !end.toLocalTime().isAfter(UNTIL);
  }
}
