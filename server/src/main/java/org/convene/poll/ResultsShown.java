package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// When participants and the wall see the tally. Facilitators always do.
public enum ResultsShown {
  LIVE,
  AFTER_CLOSE,
  AFTER_REVEAL;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
