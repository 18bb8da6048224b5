package org.convene.meeting;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Whether a meeting takes place. Drafts are for organisers only.
public enum MeetingStatus {
  DRAFT,
  CONFIRMED,
  CANCELLED;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
