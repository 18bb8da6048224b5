package org.convene.initiative;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// What kind of organisation a commitment is.
public enum CommitmentClass {
  CITY,
  INDUSTRY,
  FINANCE,
  RESEARCH;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
