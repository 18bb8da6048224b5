package org.convene.tally.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// JSON that knows where it stands.
sealed interface JsonValue {
  Place place();

  record Members(Place place, Map<String, JsonValue> members) implements JsonValue {
    Optional<JsonValue> member(String name) {
      return Optional.ofNullable(members.get(name));
    }

    JsonValue required(String name) throws UnreadableFile {
      return member(name).orElseThrow(() -> place.refuse("'%s' is missing".formatted(name)));
    }
  }

  record Items(Place place, List<JsonValue> items) implements JsonValue {}

  record Text(Place place, String text) implements JsonValue {}

  /// As it is written, so that nothing is rounded and nothing is computed from it unchecked.
  record Number(Place place, String digits) implements JsonValue {}

  /// `true`, `false` or `null`.
  record Other(Place place) implements JsonValue {}

  default Members members(String what) throws UnreadableFile {
    if (this instanceof Members members) {
      return members;
    }
    throw place().refuse(what + " is an object");
  }

  default List<JsonValue> items(String what) throws UnreadableFile {
    if (this instanceof Items items) {
      return items.items();
    }
    throw place().refuse(what + " is a list");
  }

  default Token text(String what) throws UnreadableFile {
    if (this instanceof Text text) {
      return new Token(text.text(), place());
    }
    throw place().refuse(what + " is a string");
  }

  /// A number, or a string that is read as one: exact decimals are often written so.
  default Token number(String what) throws UnreadableFile {
    return switch (this) {
      case Number number -> new Token(number.digits(), place());
      case Text text -> new Token(text.text(), place());
      default -> throw place().refuse(what + " is a number");
    };
  }
}
