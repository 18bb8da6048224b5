package org.convene.base;

import com.fasterxml.jackson.annotation.JsonValue;

/// What a connection to a session may do. Only facilitators command, only participants vote, a wall
/// only shows.
public enum Role {
  FACILITATOR,
  PARTICIPANT,
  OBSERVER,
  WALL;

  @JsonValue
  public String json() {
    return Kebab.of(this);
  }
}
