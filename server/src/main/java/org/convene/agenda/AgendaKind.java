package org.convene.agenda;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// What an agenda item is for.
public enum AgendaKind {
  INFORMATION,
  DISCUSSION,
  DECISION,
  BREAK;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
