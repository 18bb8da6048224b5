package org.convene.tally;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// How many votes elect an option for one of several seats.
public enum Quota {
  /// More than votes ÷ (seats + 1), fixed at the start.
  DROOP,

  /// The same share of the votes that are not exhausted, counted anew as votes run out.
  MEEK;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
