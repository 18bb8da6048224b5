package org.convene.attendee;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// As what somebody comes to a meeting.
public enum AttendeeRole {
  SPEAKER,
  PARTICIPANT,
  OBSERVER;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
