package org.convene.tally.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convene.tally.Fraction;
import org.convene.tally.Vote;

/// A tally sheet of the Debian project, as its secretary's program *devotee* writes it: the options
/// behind arrows, then `V: ranks checksum` for each ballot, one sign for each option: a digit, or a
/// letter from 10 on; `-` where the voter ranked it nowhere; equal signs for equal ranks.
final class Debian {
  private static final int MAX_HEAD = 1_000;
  private static final Pattern OPTION =
      Pattern.compile("^[\\s/|]{0,200}Option\\s+([0-9A-Za-z]{1,4})\\s*-*>?\\s*:\\s*(.*)$");

  private Debian() {}

  static boolean is(Source source) {
    return source.lines().stream()
        .limit(MAX_HEAD)
        .anyMatch(line -> line.text().startsWith("V: ") || option(line).isPresent());
  }

  static ElectionFile read(Source source) throws UnreadableFile {
    Options options = new Options();
    Ballots.Box box = new Ballots.Box(Vote.Ranking.class);
    for (Line line : source.lines()) {
      Optional<Matcher> option = option(line);
      if (line.text().startsWith("V:")) {
        box.add(ballot(line, options.size()), Fraction.ONE, line.place());
      } else if (box.lines() > 0 && !line.isBlank()) {
        throw line.place().refuse("'V: ' and a ballot was expected");
      } else if (option.isPresent()) {
        add(option.get(), line, options);
      }
    }
    Ballots ballots = box.close(source.lines().getLast().place());
    return new ElectionFile(
        "debian", options.names(), Map.of(), List.of(ballots), ElectionFile.Stated.NOTHING);
  }

  private static Optional<Matcher> option(Line line) {
    return Optional.of(line.text())
        .filter(text -> text.length() < Limits.MAX_NAME)
        .map(OPTION::matcher)
        .filter(Matcher::matches);
  }

  private static void add(Matcher option, Line line, Options options) throws UnreadableFile {
    String number = option.group(1);
    int expected = options.size() + 1;
    if (!number.equals(Integer.toString(expected)) && rank(number.charAt(0)) != expected) {
      throw line.place(option.start(1))
          .refuse("option %d was expected here, not %s".formatted(expected, number));
    }
    options.add(new Token(option.group(2).strip(), line.place(option.start(2))));
  }

  private static Vote ballot(Line line, int options) throws UnreadableFile {
    if (options == 0) {
      throw line.place().refuse("a ballot stands before the options are named");
    }
    Token signs = new Cursor(line, 2, line.text().length()).word("");
    if (signs.text().length() != options) {
      throw signs.refuse(
          "the ballot %s has %d signs for %d options"
              .formatted(signs.quoted(), signs.text().length(), options));
    }
    SortedMap<Integer, List<Integer>> ranks = new TreeMap<>();
    for (int i = 0; i < options; i++) {
      char sign = signs.text().charAt(i);
      if (sign != '-') {
        int rank = rank(sign);
        if (rank < 1) {
          throw new Place(line.number(), signs.place().column() + i)
              .refuse("a rank is a digit from 1, a letter, or -, not " + Place.quote("" + sign));
        }
        ranks.computeIfAbsent(rank, r -> new java.util.ArrayList<>()).add(i);
      }
    }
    return new Vote.Ranking(List.copyOf(ranks.values()));
  }

  /// @return -1 for what is no rank
  private static int rank(char sign) {
    return sign < 128 ? Character.digit(sign, Character.MAX_RADIX) : -1;
  }
}
