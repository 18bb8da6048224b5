package org.convene.session;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// What the wall shows. Auto: the open poll, the last published result or the agenda, whichever is
/// newest.
public enum WallMode {
  AUTO,
  JOIN,
  BLANK;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
