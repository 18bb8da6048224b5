package org.convene.participant;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Whether people may come in. The session's log knows; whoever keeps it answers.
public enum Stage {
  PLANNED,
  OPEN,
  CLOSED;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
