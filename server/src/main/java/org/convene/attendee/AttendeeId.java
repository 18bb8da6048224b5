package org.convene.attendee;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names somebody's row in the list of a meeting or series.
public record AttendeeId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AttendeeId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
