package org.convene.board;

import java.util.Optional;

/// The first thing that is wrong.
///
/// @param place such as `ballots[17]` or `entries[2].signature`
public record Finding(String place, String what) {
  static Optional<Finding> at(String place, String what) {
    return Optional.of(new Finding(place, what));
  }

  @Override
  public String toString() {
    return place + ": " + what;
  }
}
