package org.convene.meeting;

import org.convene.base.Kebab;

/// Where the live session of a meeting stands.
public enum Phase {
  /// Nobody can join yet; also of a meeting without a session.
  PLANNED,
  /// People gather; it has not begun.
  LOBBY,
  LIVE,
  CLOSED;

  /// As message keys name it.
  public String key() {
    return Kebab.of(this);
  }

  /// The session's state as the contract names it: the lobby is an open session that has not begun.
  public String sessionState() {
    return switch (this) {
      case PLANNED -> "planned";
      case LOBBY, LIVE -> "open";
      case CLOSED -> "closed";
    };
  }

  public boolean joinable() {
    return this == LOBBY || this == LIVE;
  }
}
