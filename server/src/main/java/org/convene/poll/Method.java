package org.convene.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// How a poll is answered and counted.
public enum Method {
  SINGLE_CHOICE,
  YES_NO_ABSTAIN,
  APPROVAL;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
