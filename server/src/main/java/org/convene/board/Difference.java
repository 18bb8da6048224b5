package org.convene.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeSet;

/// Where two JSON values differ.
final class Difference {
  private Difference() {}

  /// @return the path to the first difference, such as `.counts[2].votes`; empty text at the top
  static Optional<String> first(JsonNode one, JsonNode other) {
    if (one.equals(other)) {
      return Optional.empty();
    }
    if (one.isObject() && other.isObject()) {
      return inObjects(one, other);
    }
    if (one.isArray() && other.isArray() && one.size() == other.size()) {
      return inArrays(one, other);
    }
    return Optional.of("");
  }

  private static Optional<String> inObjects(JsonNode one, JsonNode other) {
    TreeSet<String> names = new TreeSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      Optional<String> deeper = first(one.path(name), other.path(name));
      if (deeper.isPresent()) {
        return deeper.map(path -> "." + name + path);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inArrays(JsonNode one, JsonNode other) {
    Iterator<JsonNode> others = other.iterator();
    int at = 0;
    for (JsonNode element : one) {
      Optional<String> deeper = first(element, others.next());
      if (deeper.isPresent()) {
        int place = at;
        return deeper.map(path -> "[" + place + "]" + path);
      }
      at++;
    }
    return Optional.empty();
  }
}
