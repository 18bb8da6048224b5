package org.convene.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names an account: what signs in.
public record AccountId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AccountId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
