package org.convene.tally.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One section of a Pabulib file: a row of column names, then rows; semicolons between the fields,
/// quotes around those that hold one.
final class PabulibTable {
  private final Map<String, Integer> columns = new HashMap<>();
  private final String section;
  private final int width;

  PabulibTable(String section, Line header) throws UnreadableFile {
    this.section = section;
    List<Token> names = fields(header);
    width = names.size();
    for (Token name : names) {
      if (columns.putIfAbsent(name.text(), columns.size()) != null) {
        throw name.refuse("the column %s stands here a second time".formatted(name.quoted()));
      }
    }
  }

  Row row(Line line) throws UnreadableFile {
    List<Token> fields = fields(line);
    boolean more = fields.stream().skip(width).anyMatch(field -> !field.text().isEmpty());
    if (more) {
      throw line.place()
          .refuse("%d fields, but %s has %d columns".formatted(fields.size(), section, width));
    }
    return new Row(line, fields);
  }

  final class Row {
    private final Line line;
    private final List<Token> fields;

    private Row(Line line, List<Token> fields) {
      this.line = line;
      this.fields = fields;
    }

    Line line() {
      return line;
    }

    /// @throws UnreadableFile if there is no such column, or the row ends before it
    Token field(String column) throws UnreadableFile {
      Integer place = columns.get(column);
      if (place == null) {
        throw line.place().refuse("%s has no column '%s'".formatted(section, column));
      }
      if (place >= fields.size()) {
        throw line.place().refuse("the line ends before the column '%s'".formatted(column));
      }
      return fields.get(place);
    }

    /// Empty, too, where the field is empty or says `None`.
    Optional<Token> optional(String column) {
      return Optional.ofNullable(columns.get(column))
          .filter(place -> place < fields.size())
          .map(fields::get)
          .filter(field -> !field.text().isEmpty() && !field.text().equalsIgnoreCase("none"));
    }
  }

  static List<Token> fields(Line line) throws UnreadableFile {
    Cursor text = new Cursor(line);
    List<Token> fields = new ArrayList<>();
    do {
      fields.add(text.peek() == '"' ? quoted(text) : text.until(';'));
    } while (text.take(';'));
    if (!text.atEnd()) {
      throw text.place().refuse("a semicolon was expected after the closing quote");
    }
    return fields;
  }

  /// A quote inside is written twice.
  private static Token quoted(Cursor text) throws UnreadableFile {
    Place place = text.place();
    StringBuilder whole = new StringBuilder(text.between('"').text());
    while (text.follows('"')) {
      whole.append('"').append(text.between('"').text());
    }
    return new Token(whole.toString().strip(), place);
  }
}
