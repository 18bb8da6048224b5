package org.convene.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// A date or a time as a file has it.
sealed interface Moment {
  LocalDateTime local();

  record Day(LocalDate day) implements Moment {
    @Override
    public LocalDateTime local() {
      return day.atStartOfDay();
    }
  }

  record Time(LocalDateTime local, ZoneId zone) implements Moment {
    Instant instant() {
      return local.atZone(zone).toInstant();
    }

    /// The same instant, on the clocks of another zone. In the same zone nothing changes, not even
    /// a time that a change of the clocks leaves out.
    LocalDateTime in(ZoneId other) {
      return zone.equals(other) ? local : instant().atZone(other).toLocalDateTime();
    }
  }
}
