package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Who may read which mandate gave which ballot.
public enum BallotsShownTo {
  FACILITATORS,
  EVERYONE;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
