package org.convene.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One right to vote: a participant's own id, or the id of the commitment it votes for.
public record MandateId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MandateId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
