package org.convene.attendee;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// What somebody answered to an invitation (RFC 5545, 3.2.12).
public enum Partstat {
  NEEDS_ACTION,
  ACCEPTED,
  TENTATIVE,
  DECLINED;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
