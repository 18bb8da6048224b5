package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// What a hundred percent is.
public enum Base {
  /// Ballots without abstentions.
  VALID,

  CAST,

  /// All that could be cast.
  MANDATES;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
