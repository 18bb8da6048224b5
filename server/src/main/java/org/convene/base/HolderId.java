package org.convene.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// A person who may cast mandates: somebody named on the roll, or else a participant's own id.
public record HolderId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public HolderId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
