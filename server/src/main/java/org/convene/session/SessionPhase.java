package org.convene.session;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// A session's life. Open without a start is the lobby.
public enum SessionPhase {
  PLANNED,
  OPEN,
  CLOSED;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
