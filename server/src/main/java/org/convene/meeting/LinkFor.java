package org.convene.meeting;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Who is shown the link to an online meeting.
public enum LinkFor {
  EVERYONE,
  /// Who is invited or registered, and members of the initiative. Everywhere else the address of
  /// the meeting's page stands in for it.
  ATTENDEES;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
