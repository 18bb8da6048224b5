package org.convene.example;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.convene.example.ExampleText.AMeeting;

/// When the example's meetings are, seen from today.
final class ExampleYear {
  /// Soon enough to be about to start, late enough to read the address and find the phones.
  private static final Duration SOON = Duration.ofMinutes(20);

  private static final Duration STEP = Duration.ofMinutes(5);

  private ExampleYear() {}

  /// The first date of a yearly meeting after `today`.
  static LocalDate next(AMeeting meeting, LocalDate today) {
    LocalDate thisYear = in(meeting, today.getYear());
    return thisYear.isAfter(today) ? thisYear : in(meeting, today.getYear() + 1);
  }

  /// The last date of a yearly meeting before `today`.
  static LocalDate last(AMeeting meeting, LocalDate today) {
    LocalDate thisYear = in(meeting, today.getYear());
    return thisYear.isBefore(today) ? thisYear : in(meeting, today.getYear() - 1);
  }

  private static LocalDate in(AMeeting meeting, int year) {
    return LocalDate.of(year, meeting.month(), 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(meeting.week(), meeting.weekday()));
  }

  /// A start on a full five minutes, within half an hour.
  static LocalDateTime soon(Instant now, ZoneId zone) {
    long step = STEP.toSeconds();
    long at = Math.ceilDiv(now.plus(SOON).getEpochSecond(), step) * step;
    return LocalDateTime.ofInstant(Instant.ofEpochSecond(at), zone);
  }
}
