package org.convene.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a series of meetings.
public record SeriesId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SeriesId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
