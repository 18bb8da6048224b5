package org.convene.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Which occurrence of a series: its original local start, which never changes, however often the
/// occurrence is moved.
///
/// @param zone that of the series, even where the occurrence was moved to another; null: the series
///   is of whole days, and the start midnight
public record RecurrenceId(LocalDateTime start, @Nullable ZoneId zone) {
  /// @param series when the series' first occurrence is
  public static RecurrenceId of(LocalDateTime start, When series) {
    return new RecurrenceId(start, series instanceof When.Timed timed ? timed.zone() : null);
  }

  /// The same start on the clocks of `other`.
  public LocalDateTime in(ZoneId other) {
    return zone == null ? start : start.atZone(zone).withZoneSameInstant(other).toLocalDateTime();
  }
}
