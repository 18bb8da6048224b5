package org.convene.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a participant: one person in one session, with or without an account.
public record ParticipantId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ParticipantId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
