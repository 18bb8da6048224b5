package org.convene.calendar;

import java.time.LocalDateTime;
import java.util.List;

/// How a series repeats, and which of its dates are left out.
///
/// @param exceptions original local starts of the occurrences that are not; in the zone of the
///   series
public record Repetition(Recurrence rule, List<LocalDateTime> exceptions) {
  public Repetition {
    exceptions = exceptions.stream().distinct().sorted().toList();
  }
}
