package org.convene.mail;

/// Texts that stand in headers. A line break in a name would begin another header (CWE-93), so
/// every control and format character becomes a space, whoever sent it.
public final class OneLine {
  private OneLine() {}

  /// The text in one line: runs of spaces, line breaks, control characters and characters that turn
  /// the text around them become one space; what stands at the ends is left out.
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(line, c));
    return line.toString().strip();
  }

  private static void append(StringBuilder line, int codePoint) {
    if (!isSpace(codePoint)) {
      line.appendCodePoint(codePoint);
    } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
      line.append(' ');
    }
  }

  private static boolean isSpace(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> isTurning(codePoint);
    };
  }

  /// Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
  private static boolean isTurning(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
