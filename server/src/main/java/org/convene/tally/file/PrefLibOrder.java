package org.convene.tally.file;

/// An order as PrefLib writes it: numbers of options, best first, commas between them, and braces
/// around those that are equal.
final class PrefLibOrder {
  private PrefLibOrder() {}

  /// @param options how many there are
  /// @param emptyGroups whether `{}` may stand for a rank
  static Marks read(Cursor text, int options, boolean emptyGroups) throws UnreadableFile {
    Marks marks = new Marks();
    do {
      marks.newRank();
      if (text.peek() == '{') {
        group(text, options, emptyGroups, marks);
      } else {
        mark(text.word(",{}"), options, marks);
      }
    } while (text.take(','));
    if (!text.atEnd()) {
      throw text.place().refuse("a comma was expected, not " + text.next().quoted());
    }
    return marks;
  }

  private static void group(Cursor text, int options, boolean empty, Marks marks)
      throws UnreadableFile {
    Place opened = text.place();
    text.take('{');
    if (text.take('}')) {
      if (!empty) {
        throw opened.refuse("no option stands between the braces");
      }
      return;
    }
    do {
      mark(text.word(",{}"), options, marks);
    } while (text.take(','));
    if (!text.take('}')) {
      throw opened.refuse("no closing } follows");
    }
  }

  private static void mark(Token number, int options, Marks marks) throws UnreadableFile {
    if (number.text().isEmpty()) {
      throw number.refuse("the number of an option is missing here");
    }
    marks.mark(Options.numbered(number, options), number);
  }
}
