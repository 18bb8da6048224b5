package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.convene.base.Refusal;

/// When a meeting is: people agree on local time and zone; the instants follow from them.
///
/// @param zone an IANA time zone
public record Slot(LocalDateTime localStart, LocalDateTime localEnd, ZoneId zone) {
  /// Longest meeting. Past it a slip in the year of the end would block a whole calendar.
  static final Duration LONGEST = Duration.ofDays(31);

  /// Years that every calendar program can show.
  static final int FIRST_YEAR = 1990;

  static final int LAST_YEAR = 2199;

  /// A local time that a change of clocks skips is moved forward by the gap; of one that comes
  /// twice the first counts (RFC 5545, 3.3.5).
  public Instant startsAt() {
    return localStart.atZone(zone).toInstant();
  }

  public Instant endsAt() {
    return localEnd.atZone(zone).toInstant();
  }

  public Duration lasts() {
    return Duration.between(startsAt(), endsAt());
  }

  /// The same length of time from another start, as calendars reckon the dates of a series.
  public Slot at(LocalDateTime start) {
    LocalDateTime end = start.atZone(zone).plus(lasts()).toLocalDateTime();
    return new Slot(start, end, zone);
  }

  /// Why nobody can meet then, if so.
  public Optional<Refusal> flaw() {
    if (localStart.getYear() < FIRST_YEAR || localEnd.getYear() > LAST_YEAR) {
      return flawed("the year is not between %d and %d".formatted(FIRST_YEAR, LAST_YEAR));
    }
    if (localStart.getSecond() != 0 || localEnd.getSecond() != 0 || localStart.getNano() != 0) {
      return flawed("times are in whole minutes");
    }
    for (LocalDateTime time : new LocalDateTime[] {localStart, localEnd}) {
      if (zone.getRules().getValidOffsets(time).isEmpty()) {
        return flawed("there is no %s in %s: clocks skip it".formatted(time, zone.getId()));
      }
    }
    if (!endsAt().isAfter(startsAt())) {
      return flawed("it ends before it has begun");
    }
    return lasts().compareTo(LONGEST) > 0
        ? flawed("it lasts longer than %d days".formatted(LONGEST.toDays()))
        : Optional.empty();
  }

  private static Optional<Refusal> flawed(String detail) {
    return Optional.of(Refusal.invalid("invalid-time", detail));
  }
}
