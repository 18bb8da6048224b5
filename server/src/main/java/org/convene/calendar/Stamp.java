package org.convene.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;

/// Dates and times as iCalendar writes them: RFC 5545, sections 3.3.4 and 3.3.5.
final class Stamp {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private Stamp() {}

  static String date(LocalDate day) {
    return DATE.format(day);
  }

  static String local(LocalDateTime time) {
    return LOCAL.format(time);
  }

  static String utc(Instant instant) {
    return LOCAL.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
  }

  /// Whether times of it are written with `Z`: some programs refuse `TZID=UTC`.
  static boolean isUtc(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    return rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
  }
}
