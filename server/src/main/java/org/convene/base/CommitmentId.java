package org.convene.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a commitment: a member organisation of an initiative.
public record CommitmentId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CommitmentId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
