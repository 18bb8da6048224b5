package org.convene.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// How often a series comes; the patterns that every calendar program imports.
public enum Frequency {
  DAILY,
  WEEKLY,
  MONTHLY,
  YEARLY;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
