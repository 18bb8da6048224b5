package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Whose mandates count, one ballot each.
public enum Voters {
  PARTICIPANTS,
  COMMITMENTS;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
