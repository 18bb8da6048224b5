package org.convene.meeting;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// What kind of coming together a meeting is.
public enum MeetingKind {
  TELCO,
  WEBINAR,
  ROUNDTABLE,
  WORKSHOP,
  EXHIBITION,
  ASSEMBLY;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
