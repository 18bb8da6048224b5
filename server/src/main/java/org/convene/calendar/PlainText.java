package org.convene.calendar;

import java.util.function.IntPredicate;

/// Takes out of a text what no calendar may hold: control characters, which RFC 5545, section 3.1,
/// forbids in values and parameters; and marks that turn the direction of whatever follows, by
/// which a title could make the rest of a line read as something else.
final class PlainText {
  private static final int LINE_SEPARATOR = 0x2028;
  private static final int PARAGRAPH_SEPARATOR = 0x2029;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int REPLACEMENT = 0xFFFD;

  private PlainText() {}

  /// Lines end in `\n` whatever they ended in.
  static String of(String text) {
    return filtered(text.replace("\r\n", "\n").replace('\r', '\n'), c -> c == '\n' || c == '\t');
  }

  /// On one line, for parameters and names.
  static String line(String text) {
    return of(text).replaceAll("\\s*\n\\s*", " ").replace('\t', ' ').strip();
  }

  private static String filtered(String text, IntPredicate allowed) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
            plain.append('\n');
          } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            plain.appendCodePoint(REPLACEMENT);
          } else if (allowed.test(c) || !(Character.isISOControl(c) || turns(c))) {
            plain.appendCodePoint(c);
          }
        });
    return plain.toString();
  }

  /// Embeddings, overrides and isolates; the marks that turn one place only may stay.
  private static boolean turns(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == BYTE_ORDER_MARK;
  }
}
