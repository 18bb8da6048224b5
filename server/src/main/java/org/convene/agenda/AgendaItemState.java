package org.convene.agenda;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Where an agenda item stands. At most one is current.
public enum AgendaItemState {
  PLANNED,
  CURRENT,
  DONE,
  SKIPPED;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
