package org.convene.tally.file;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The lines `# KEY: value` at the start of a PrefLib file.
final class PrefLibHeader {
  private static final List<String> TYPICAL =
      List.of("FILE NAME", "TITLE", "DATA TYPE", "NUMBER ALTERNATIVES", "ALTERNATIVE NAME 1");

  private final Map<String, Token> values = new HashMap<>();

  /// Whether a line such as this starts a PrefLib file: other formats have plain comments.
  static boolean isTypical(Line line) {
    return entry(line).filter(entry -> TYPICAL.contains(entry.getKey())).isPresent();
  }

  static boolean isHeader(Line line) {
    return line.text().stripLeading().startsWith("#");
  }

  void read(Line line) throws UnreadableFile {
    Optional<Map.Entry<String, Token>> entry = entry(line);
    if (entry.isEmpty()) {
      return;
    }
    Token before = values.putIfAbsent(entry.get().getKey(), entry.get().getValue());
    if (before != null && !entry.get().getKey().startsWith("RELATE")) {
      throw line.place().refuse("%s stands here a second time".formatted(entry.get().getKey()));
    }
  }

  Optional<Token> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.text().isEmpty());
  }

  /// The values of `KEY 1`, `KEY 2` …, in their order.
  List<Token> numbered(String key) throws UnreadableFile {
    Map<Integer, Token> found = new TreeMap<>();
    for (Map.Entry<String, Token> entry : values.entrySet()) {
      if (entry.getKey().startsWith(key + " ")) {
        Place place = Place.line(entry.getValue().place().line());
        Token number = new Token(entry.getKey().substring(key.length() + 1), place);
        found.put(
            Numerals.whole(number, "the number of a name", 1, Limits.MAX_OPTIONS),
            entry.getValue());
      }
    }
    for (Map.Entry<Integer, Token> entry : found.entrySet()) {
      if (entry.getKey() > found.size()) {
        throw entry
            .getValue()
            .place()
            .refuse(
                "%s %d stands here, but there are %d".formatted(key, entry.getKey(), found.size()));
      }
    }
    return List.copyOf(found.values());
  }

  /// @throws UnreadableFile if the file states another number
  void check(String key, long counted, String what) throws UnreadableFile {
    Optional<Token> stated = value(key);
    if (stated.isPresent() && Numerals.whole(stated.get(), key, 0, Integer.MAX_VALUE) != counted) {
      throw Place.line(stated.get().place().line())
          .refuse("%s says %s, but %s".formatted(key, stated.get().text(), what));
    }
  }

  private static Optional<Map.Entry<String, Token>> entry(Line line) {
    int sign = line.text().indexOf('#');
    int colon = line.text().indexOf(':', sign + 1);
    if (sign < 0 || !line.text().substring(0, sign).isBlank() || colon < 0) {
      return Optional.empty();
    }
    String key = line.text().substring(sign + 1, colon).strip().toUpperCase(Locale.ROOT);
    return Optional.of(Map.entry(key, new Cursor(line, colon + 1, line.text().length()).rest()));
  }
}
