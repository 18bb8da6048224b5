package org.convene.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import org.convene.base.Kebab;

/// A day of the week as JSON names it: `monday`.
public enum Weekday {
  MONDAY,
  TUESDAY,
  WEDNESDAY,
  THURSDAY,
  FRIDAY,
  SATURDAY,
  SUNDAY;

  public static Weekday of(DayOfWeek day) {
    return values()[day.ordinal()];
  }

  public DayOfWeek day() {
    return DayOfWeek.of(ordinal() + 1);
  }

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }

  /// Two letters, as RRULE has them.
  public String rfc() {
    return name().substring(0, 2);
  }
}
