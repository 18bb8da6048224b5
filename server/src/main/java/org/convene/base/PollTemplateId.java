package org.convene.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// A poll that is kept to be written again.
public record PollTemplateId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PollTemplateId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
