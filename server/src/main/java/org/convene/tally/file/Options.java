package org.convene.tally.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The options that a file names, each once, in its order.
final class Options {
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  /// @return its place, from 0
  int add(Token name) throws UnreadableFile {
    if (name.text().isBlank()) {
      throw name.refuse("an option has no name");
    }
    if (name.text().length() > Limits.MAX_NAME) {
      throw name.refuse("a name longer than %d characters".formatted(Limits.MAX_NAME));
    }
    if (places.putIfAbsent(name.text(), names.size()) != null) {
      throw name.refuse("the option %s is named a second time".formatted(name.quoted()));
    }
    names.add(name.text());
    if (names.size() > Limits.MAX_OPTIONS) {
      throw name.refuse("more than %d options".formatted(Limits.MAX_OPTIONS));
    }
    return names.size() - 1;
  }

  boolean has(String name) {
    return places.containsKey(name);
  }

  /// @return its place, from 0
  int place(Token name) throws UnreadableFile {
    Integer place = places.get(name.text());
    if (place == null) {
      throw name.refuse("there is no option " + name.quoted());
    }
    return place;
  }

  int size() {
    return names.size();
  }

  List<String> names() {
    return List.copyOf(names);
  }

  /// The place of an option given by its number, which starts at 1.
  static int numbered(Token number, int options) throws UnreadableFile {
    if (!Numerals.isDigits(number.text())) {
      throw number.refuse("an option is given by its number, not by " + number.quoted());
    }
    if (number.text().length() > 9
        || Integer.parseInt(number.text()) < 1
        || Integer.parseInt(number.text()) > options) {
      throw number.refuse(
          "there is no option %s: they are 1 to %d".formatted(Place.quote(number.text()), options));
    }
    return Integer.parseInt(number.text()) - 1;
  }
}
