package org.convene.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Made by whoever commands. The same id gives the same answer again and acts once.
public record CommandId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CommandId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
