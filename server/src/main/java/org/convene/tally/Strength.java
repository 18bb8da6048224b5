package org.convene.tally;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// How strong one option's victory over another is.
public enum Strength {
  /// The votes of those who prefer the winner.
  WINNING,

  /// Those votes minus the votes of those who prefer the loser.
  MARGINS;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
