package org.convene.tally.file;

/// Reads one line from left to right.
final class Cursor {
  static final char END = '\0';

  private final Line line;
  private final int end;
  private int at;

  Cursor(Line line) {
    this(line, 0, line.text().length());
  }

  Cursor(Line line, int start, int end) {
    this.line = line;
    this.at = start;
    this.end = end;
  }

  Cursor skipBlanks() {
    while (at < end && Character.isWhitespace(line.text().charAt(at))) {
      at++;
    }
    return this;
  }

  boolean atEnd() {
    return skipBlanks().at >= end;
  }

  /// The next character that is not blank, or [#END].
  char peek() {
    return atEnd() ? END : line.text().charAt(at);
  }

  boolean take(char expected) {
    if (peek() != expected) {
      return false;
    }
    at++;
    return true;
  }

  /// Everything up to one of `stops` or a blank; may be empty.
  Token word(String stops) {
    int start = skipBlanks().at;
    while (at < end && stops.indexOf(here()) < 0 && !Character.isWhitespace(here())) {
      at++;
    }
    return token(start, at);
  }

  /// What stands between the opening sign, which is next, and the first `close`.
  Token between(char close) throws UnreadableFile {
    Place opened = place();
    int start = ++at;
    int stop = line.text().indexOf(close, start);
    if (stop < 0 || stop >= end) {
      throw opened.refuse("no closing %s follows".formatted(close));
    }
    at = stop + 1;
    return token(start, stop);
  }

  /// Whether this very character is `c`, without skipping blanks.
  boolean follows(char c) {
    return at < end && here() == c;
  }

  /// Everything up to `stop`, without blanks around it; may be empty.
  Token until(char stop) {
    int start = skipBlanks().at;
    int found = line.text().indexOf(stop, start);
    at = found < 0 || found > end ? end : found;
    return new Token(line.text().substring(start, at).strip(), line.place(start));
  }

  Token rest() {
    int start = skipBlanks().at;
    at = end;
    return new Token(line.text().substring(start, end).strip(), line.place(start));
  }

  Place place() {
    return line.place(skipBlanks().at);
  }

  /// The next few characters, for a refusal.
  Token next() {
    return new Token(line.text().substring(skipBlanks().at, end), line.place(at));
  }

  private char here() {
    return line.text().charAt(at);
  }

  private Token token(int start, int stop) {
    return new Token(line.text().substring(start, stop), line.place(start));
  }
}
