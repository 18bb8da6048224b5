package org.convene.calendar;

import org.jspecify.annotations.Nullable;

/// How programs are to treat an event.
///
/// @param alarmMinutes how long before the start to remind, 0 or more; only where somebody asked
public record Handling(
    Classification classification, Transparency transparency, @Nullable Integer alarmMinutes) {
  /// Public, taking up time, no alarm.
  public static final Handling USUAL =
      new Handling(Classification.PUBLIC, Transparency.OPAQUE, null);

  public enum Classification {
    PUBLIC,
    PRIVATE,
    CONFIDENTIAL
  }

  /// Whether it takes up the time of whoever has it in their calendar.
  public enum Transparency {
    OPAQUE,
    TRANSPARENT
  }

  public Handling with(Transparency other) {
    return new Handling(classification, other, alarmMinutes);
  }

  public Handling withAlarm(@Nullable Integer minutes) {
    return new Handling(classification, transparency, minutes);
  }
}
