package org.convene.tally.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convene.tally.Fraction;
import org.convene.tally.Vote;

/// The Aggregated Ballot Information Format of electowiki: `{key: value}` about the election,
/// `=token:[Name]` for an option, `count:A>B=C` or `count:A/5,B/3` for ballots, `#` before a
/// comment, in any order. UTF-8. Options are named by their tokens, as on the ballots; once one is
/// declared, only `[a whole name]` may stand on a ballot undeclared.
final class Abif {
  private final Options options = new Options();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Ballots.Box rankings = new Ballots.Box(Vote.Ranking.class);
  private final Ballots.Box scores = new Ballots.Box(Vote.Points.class);
  private boolean scored = true;

  private Abif() {}

  static boolean starts(Line line) {
    String text = line.text().strip();
    return text.startsWith("=") || text.startsWith("{") || text.matches("[0-9.]{1,30}\\s*[:*].*");
  }

  static ElectionFile read(Source source) throws UnreadableFile {
    source.mustBeUtf8("ABIF");
    return new Abif().readAll(source);
  }

  private ElectionFile readAll(Source source) throws UnreadableFile {
    for (Line line : source.lines()) {
      if (new Cursor(line).peek() == '=') {
        declare(line);
      }
    }
    boolean declared = options.size() > 0;
    for (Line line : source.lines()) {
      ballot(line, declared);
    }
    Ballots ranked = rankings.close(source.lines().getLast().place());
    List<Ballots> readings = scored ? List.of(scores.close(Place.FILE), ranked) : List.of(ranked);
    return new ElectionFile("abif", options.names(), titles, readings, ElectionFile.Stated.NOTHING);
  }

  private void declare(Line line) throws UnreadableFile {
    Cursor text = new Cursor(line);
    text.take('=');
    Token token = AbifBallot.option(text, ":");
    if (!text.take(':')) {
      throw text.place().refuse("a colon was expected after the token of an option");
    }
    options.add(token);
    Token title = text.peek() == '[' ? text.between(']') : text.rest();
    endOfLine(text);
    if (!title.text().isBlank()) {
      titles.put(token.text(), title.text().strip());
    }
  }

  private void ballot(Line line, boolean declared) throws UnreadableFile {
    Cursor text = new Cursor(line);
    switch (text.peek()) {
      case Cursor.END, '#', '=' -> {}
      case '{' -> about(text);
      default -> ballot(line, text, declared);
    }
  }

  /// What is said about the election decides nothing in its count.
  private static void about(Cursor text) throws UnreadableFile {
    Place opened = text.place();
    String rest = text.rest().text();
    if (!rest.contains("}") || !rest.contains(":")) {
      throw opened.refuse("{key: value} was expected on this line");
    }
  }

  private void ballot(Line line, Cursor text, boolean declared) throws UnreadableFile {
    Fraction count = Numerals.weight(text.word(":*"));
    if (!text.take(':') && !text.take('*')) {
      throw text.place().refuse("a colon was expected after the number of ballots");
    }
    AbifBallot ballot = AbifBallot.read(text, options, declared);
    endOfLine(text);
    rankings.add(ballot.ranking(), count, line.place());
    scored &= ballot.isScored();
    if (scored) {
      scores.add(new Vote.Points(ballot.scores()), count, line.place());
    }
  }

  /// Some write more about the ballots in braces behind them.
  private static void endOfLine(Cursor text) throws UnreadableFile {
    text.take(':');
    if (!text.atEnd() && text.peek() != '#' && text.peek() != '{') {
      throw text.place().refuse("'>', '=' or ',' was expected, not " + text.next().quoted());
    }
  }
}
