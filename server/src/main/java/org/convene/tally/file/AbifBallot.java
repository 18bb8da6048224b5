package org.convene.tally.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convene.tally.Vote;

/// The ballot of one line of ABIF. `>` and `=` rank; where only commas stand, scores do.
final class AbifBallot {
  private static final String AFTER_OPTION = ">=,/*:#{";

  private final Marks marks = new Marks();
  private final SortedMap<Integer, Integer> scores = new TreeMap<>();
  private boolean ranks;

  private AbifBallot() {}

  static AbifBallot read(Cursor text, Options options, boolean declared) throws UnreadableFile {
    AbifBallot ballot = new AbifBallot();
    ballot.marks.newRank();
    if (text.atEnd() || text.peek() == '#') {
      return ballot;
    }
    do {
      ballot.mark(text, options, declared);
    } while (ballot.goesOn(text));
    return ballot;
  }

  private boolean goesOn(Cursor text) {
    if (text.take('>')) {
      ranks = true;
      marks.newRank();
      return true;
    }
    if (text.take('=')) {
      ranks = true;
      return true;
    }
    return text.take(',');
  }

  private void mark(Cursor text, Options options, boolean declared) throws UnreadableFile {
    boolean whole = text.peek() == '[' || text.peek() == '"';
    Token token = option(text, AFTER_OPTION);
    if (!options.has(token.text()) && (whole || !declared)) {
      options.add(token);
    }
    int option = options.place(token);
    marks.mark(option, token);
    if (text.take('/') || text.take('*')) {
      scores.put(option, Numerals.whole(text.word(">=,:#{"), "a score", 0, Limits.MAX_POINTS));
    }
  }

  static Token option(Cursor text, String stops) throws UnreadableFile {
    Token token =
        switch (text.peek()) {
          case '[' -> text.between(']');
          case '"' -> text.between('"');
          default -> text.word(stops);
        };
    if (token.text().isBlank()) {
      throw token.refuse("an option is missing here");
    }
    return new Token(token.text().strip(), token.place());
  }

  /// Whether each option on it has a score.
  boolean isScored() {
    return scores.size() == marks.marked();
  }

  SortedMap<Integer, Integer> scores() {
    return scores;
  }

  Vote.Ranking ranking() {
    return ranks || scores.isEmpty() || !isScored()
        ? new Vote.Ranking(marks.ranks())
        : byPoints(scores);
  }

  /// Who got more stands higher; who got as much is equal.
  static Vote.Ranking byPoints(Map<Integer, Integer> points) {
    SortedMap<Integer, List<Integer>> ranks = new TreeMap<>(Comparator.reverseOrder());
    points.forEach(
        (option, score) -> ranks.computeIfAbsent(score, s -> new ArrayList<>()).add(option));
    return new Vote.Ranking(List.copyOf(Collections.unmodifiableCollection(ranks.values())));
  }
}
