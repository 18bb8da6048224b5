package org.convene.planning;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Which dates of a series a command is about.
public enum Scope {
  THIS,
  /// This date and those after it.
  FOLLOWING,
  ALL;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
