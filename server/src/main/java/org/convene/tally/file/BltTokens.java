package org.convene.tally.file;

import java.util.Iterator;

/// The words of a BLT file one after another: numbers, signs, `(id)` with its opening bracket, and
/// quoted names with their opening quote.
final class BltTokens {
  private final Iterator<Line> lines;
  private Cursor text = new Cursor(new Line(0, ""));

  BltTokens(Source source) {
    lines = source.lines().iterator();
  }

  boolean hasNext() {
    while (text.atEnd() || text.peek() == '#') {
      if (!lines.hasNext()) {
        return false;
      }
      text = new Cursor(lines.next());
    }
    return true;
  }

  /// Only after [#hasNext()].
  Token next() throws UnreadableFile {
    Place place = text.place();
    return switch (text.peek()) {
      case '"' -> new Token("\"" + text.between('"').text(), place);
      case '(' -> new Token("(" + text.between(')').text(), place);
      default -> text.word("#\"(");
    };
  }
}
