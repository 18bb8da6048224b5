package org.convene.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names an entry of a deliverable; the Cookbook's are ingredients.
public record EntryId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EntryId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
