package org.convene.attendee;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// By which way an answer came.
public enum Via {
  WEB,
  MAIL,
  /// Entered by an organiser.
  ORGANISER;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
