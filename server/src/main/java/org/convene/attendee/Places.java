package org.convene.attendee;

import org.jspecify.annotations.Nullable;

/// The places of a meeting, counted.
///
/// @param capacity null: as many as come
/// @param first lowest order of those who wait, and 0 where nobody does
/// @param last highest order that was ever given, and 0 where none was
public record Places(
    @Nullable Integer capacity, int confirmed, int waiting, int requested, long first, long last) {

  /// How many of those who wait get a place now, from the first on. A capacity that was lowered
  /// throws nobody out: then it is none.
  public int promotable() {
    return capacity == null ? waiting : Math.clamp((long) capacity - confirmed, 0, waiting);
  }

  /// Whether the next to register will wait.
  public boolean isFull() {
    return capacity != null && (confirmed >= capacity || waiting > 0);
  }

  /// The order of somebody who comes behind all others.
  long behind() {
    return last + 1;
  }

  /// The order of somebody who goes before all who wait.
  long ahead() {
    return first - 1;
  }
}
