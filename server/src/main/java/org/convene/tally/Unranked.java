package org.convene.tally;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// What it means that a voter left an option out. The two elect different people, so no poll leaves
/// it unsaid.
public enum Unranked {
  /// Below every option that the voter did rank; all such options are equal.
  LAST,

  /// The voter has no opinion on it.
  NONE;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
