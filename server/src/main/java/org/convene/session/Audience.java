package org.convene.session;

import org.convene.base.Role;

/// Who gets the same bytes.
public enum Audience {
  FACILITATOR,
  PARTICIPANT,
  WALL;

  public static Audience of(Role role) {
    return switch (role) {
      case FACILITATOR -> FACILITATOR;
      case PARTICIPANT, OBSERVER -> PARTICIPANT;
      case WALL -> WALL;
    };
  }
}
