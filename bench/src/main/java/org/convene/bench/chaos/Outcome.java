package org.convene.bench.chaos;

import java.util.List;
import java.util.Map;

/// What came out of one fault.
///
/// @param broken what is wrong, by the law that it breaks; empty lists are left out
/// @param slowestMillis between somebody's wish and the acknowledgement of it or of a later one
/// @param heap bytes after a collection
/// @param resident bytes
/// @param skipped why it could not be tried; empty where it was
record Outcome(
    String fault,
    int people,
    Map<Law, List<String>> broken,
    long slowestMillis,
    long heap,
    long resident,
    String skipped) {
  static Outcome skipped(String fault, String reason) {
    return new Outcome(fault, 0, Map.of(), 0, 0, 0, reason);
  }

  boolean held() {
    return broken.isEmpty();
  }
}
