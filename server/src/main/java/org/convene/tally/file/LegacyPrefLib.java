package org.convene.tally.file;

import java.util.List;
import java.util.Map;
import org.convene.tally.Fraction;
import org.convene.tally.Vote;

/// PrefLib's files before 2022: how many options, `number,name` for each, then `voters,sum of
/// counts,unique orders`, then `count,order` on each line.
final class LegacyPrefLib {
  private LegacyPrefLib() {}

  static boolean starts(Line first, Line second) {
    return Numerals.isDigits(first.text().strip())
        && second.text().strip().matches("[0-9]{1,9}\\s*,.*");
  }

  static ElectionFile read(Source source) throws UnreadableFile {
    List<Line> lines = source.filled().toList();
    Line first = lines.getFirst();
    int size =
        Numerals.whole(new Cursor(first).rest(), "the number of options", 1, Limits.MAX_OPTIONS);
    if (lines.size() < size + 2) {
      throw lines
          .getLast()
          .place()
          .refuse("the file ends before the names of %d options and the counts".formatted(size));
    }
    Options options = new Options();
    for (Line line : lines.subList(1, size + 1)) {
      options.add(name(line, options.size() + 1));
    }
    Ballots ballots = orders(lines.subList(size + 2, lines.size()), size, lines.getLast().place());
    checkCounts(lines.get(size + 1), ballots);
    return new ElectionFile(
        "preflib", options.names(), Map.of(), List.of(ballots), ElectionFile.Stated.NOTHING);
  }

  private static Token name(Line line, int expected) throws UnreadableFile {
    Cursor text = new Cursor(line);
    Token number = text.word(",");
    if (!number.text().equals(Integer.toString(expected)) || !text.take(',')) {
      throw line.place().refuse("the line '%d,name' was expected here".formatted(expected));
    }
    return text.rest();
  }

  private static Ballots orders(List<Line> lines, int size, Place end) throws UnreadableFile {
    Ballots.Box box = new Ballots.Box(Vote.Ranking.class);
    for (Line line : lines) {
      Cursor text = new Cursor(line);
      Fraction count = Numerals.weight(text.word(","));
      if (!text.take(',')) {
        throw text.place().refuse("a comma was expected after the number of ballots");
      }
      box.add(new Vote.Ranking(PrefLibOrder.read(text, size, false).ranks()), count, line.place());
    }
    return box.close(end);
  }

  private static void checkCounts(Line line, Ballots ballots) throws UnreadableFile {
    Cursor text = new Cursor(line);
    check(text.word(","), "voters", ballots.weight());
    comma(text);
    check(text.word(","), "sum of counts", ballots.weight());
    comma(text);
    check(text.word(","), "number of orders", Fraction.of(ballots.cast().size()));
    if (!text.atEnd()) {
      throw text.place().refuse("three numbers were expected on this line");
    }
  }

  private static void comma(Cursor text) throws UnreadableFile {
    if (!text.take(',')) {
      throw text.place().refuse("three numbers were expected on this line");
    }
  }

  private static void check(Token stated, String what, Fraction counted) throws UnreadableFile {
    if (!Numerals.decimal(stated, "the " + what).equals(counted)) {
      throw stated.refuse(
          "the %s says %s, but the file holds %s".formatted(what, stated.text(), counted));
    }
  }
}
