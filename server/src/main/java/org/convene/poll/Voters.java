package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Whose mandates count, one ballot each.
public enum Voters {
  /// Everybody in the room, with a weight of 1.
  PARTICIPANTS,

  /// Each commitment in the room, with a weight of 1.
  COMMITMENTS,

  /// The session's prepared electoral roll.
  ROLL;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
