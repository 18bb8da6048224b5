package org.convene.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// From when to when: at a time of a zone, or whole days. There is no floating time: a calendar
/// that is read in two zones would tell two truths.
public sealed interface When {
  /// The first local time of it; of whole days, midnight.
  LocalDateTime from();

  /// A local time that a change of the clocks leaves out means what RFC 5545, section 3.3.5, says:
  /// counted with the offset before the gap. One that comes twice means the first.
  ///
  /// @param end in the same zone
  /// @param zone a region of the tz database, or an offset of 0 for UTC
  record Timed(LocalDateTime start, LocalDateTime end, ZoneId zone) implements When {
    public Timed {
      if (zone instanceof ZoneOffset && !zone.equals(ZoneOffset.UTC)) {
        throw new IllegalArgumentException("not a region: " + zone);
      }
    }

    public Instant startsAt() {
      return start.atZone(zone).toInstant();
    }

    public Instant endsAt() {
      return end.atZone(zone).toInstant();
    }

    @Override
    public LocalDateTime from() {
      return start;
    }
  }

  /// @param end the first day that no longer belongs to it
  record AllDay(LocalDate start, LocalDate end) implements When {
    @Override
    public LocalDateTime from() {
      return start.atStartOfDay();
    }
  }
}
