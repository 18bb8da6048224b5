package org.convene.attendee;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// How far somebody's registration for a meeting is.
public enum Place {
  /// Not registered: invited only. An invitation takes no place.
  NONE,
  /// An organiser has yet to say yes or no.
  REQUESTED,
  CONFIRMED,
  /// In the waiting list.
  WAITING,
  /// An organiser said no.
  REFUSED,
  /// Given back by whoever had it, or taken back by an organiser.
  CANCELLED;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }

  /// Whether there is something to give back.
  public boolean isHeld() {
    return this == REQUESTED || this == CONFIRMED || this == WAITING;
  }
}
