package org.convene.base;

/// Which characters a text may hold that goes into mail headers, calendars and lists. A line break
/// or a control character there begins a line of somebody else's making, and an override of the
/// writing direction makes a line read as what it is not.
public final class Characters {
  private static final int FIRST_EMBEDDING = 0x202A;
  private static final int LAST_OVERRIDE = 0x202E;
  private static final int FIRST_ISOLATE = 0x2066;
  private static final int LAST_ISOLATE = 0x2069;

  private Characters() {}

  /// Nothing that breaks a line, controls a device or turns the direction of what follows.
  public static boolean isLine(String text) {
    return text.codePoints().allMatch(Characters::isPlain);
  }

  /// The same, except that it may have several lines, ended by LF, and tabs.
  public static boolean isProse(String text) {
    return text.codePoints().allMatch(c -> c == '\n' || c == '\t' || isPlain(c));
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default ->
          (c < FIRST_EMBEDDING || c > LAST_OVERRIDE) && (c < FIRST_ISOLATE || c > LAST_ISOLATE);
    };
  }
}
