package org.convene.tally.file;

import java.util.stream.Collectors;

/// Where something stands in a file.
///
/// @param line from 1; 0 for the file as a whole
/// @param column from 1, in UTF-16 units; 0 for the line as a whole
public record Place(int line, int column) {
  /// Longest part of a file that a message repeats. Past it the reason is lost in it.
  private static final int MAX_QUOTE = 40;

  static final Place FILE = new Place(0, 0);

  static Place line(int line) {
    return new Place(line, 0);
  }

  public UnreadableFile refuse(String reason) {
    if (line == 0) {
      return new UnreadableFile(reason);
    }
    return new UnreadableFile(
        column == 0
            ? "line %d: %s".formatted(line, reason)
            : "line %d, column %d: %s".formatted(line, column, reason));
  }

  /// A part of the file for a message: short, on one line, and without what moves a terminal.
  static String quote(String text) {
    String start = text.length() <= MAX_QUOTE ? text : text.substring(0, MAX_QUOTE) + "…";
    return start
        .codePoints()
        .mapToObj(c ->
            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                ? "�"
                : Character.toString(c))
        .collect(Collectors.joining("", "'", "'"));
  }
}
