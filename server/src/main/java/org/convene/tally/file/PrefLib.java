package org.convene.tally.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convene.tally.Fraction;
import org.convene.tally.Vote;

/// PrefLib's files since 2022, `.soc .soi .toc .toi .cat`, after the *Format Specification* in
/// PrefLib-Data: a header of `# KEY: value`, then `count: order` on each line. What the header
/// counts must be what the file holds.
final class PrefLib {
  private static final List<String> TYPES = List.of("soc", "soi", "toc", "toi", "cat");

  private final PrefLibHeader header = new PrefLibHeader();
  private final Options options = new Options();
  private final Ballots.Box rankings = new Ballots.Box(Vote.Ranking.class);
  private final Ballots.Box grades = new Ballots.Box(Vote.Points.class);
  private final Ballots.Box firsts = new Ballots.Box(Vote.Choice.class);
  private Fraction voters = Fraction.ZERO;

  private PrefLib() {}

  static ElectionFile read(Source source) throws UnreadableFile {
    return new PrefLib().readAll(source);
  }

  private ElectionFile readAll(Source source) throws UnreadableFile {
    List<Line> lines = source.filled().toList();
    int body = 0;
    while (body < lines.size() && PrefLibHeader.isHeader(lines.get(body))) {
      header.read(lines.get(body++));
    }
    for (Token name : header.numbered("ALTERNATIVE NAME")) {
      options.add(name);
    }
    Place end = lines.getLast().place();
    if (options.size() == 0) {
      throw end.refuse("the header names no alternative");
    }
    header.check("NUMBER ALTERNATIVES", options.size(), options.size() + " have a name");
    List<Line> orders = lines.subList(body, lines.size());
    return type().equals("cat") ? categories(orders, end) : orders(orders, end);
  }

  private String type() throws UnreadableFile {
    boolean categories = !header.numbered("CATEGORY NAME").isEmpty();
    Token type =
        header.value("DATA TYPE").orElse(new Token(categories ? "cat" : "toi", Place.FILE));
    String name = type.text().toLowerCase(Locale.ROOT);
    if (!TYPES.contains(name)) {
      throw type.refuse(
          "the data type %s holds no election: %s do"
              .formatted(type.quoted(), String.join(" ", TYPES)));
    }
    return name;
  }

  private ElectionFile orders(List<Line> lines, Place end) throws UnreadableFile {
    String type = type();
    for (Line line : lines) {
      Cursor text = new Cursor(line);
      Fraction count = count(text);
      Marks marks = PrefLibOrder.read(text, options.size(), false);
      if (type.endsWith("c") && marks.marked() < options.size()) {
        throw line.place()
            .refuse(
                "the order has %d of %d options, but a file of type %s has all in each"
                    .formatted(marks.marked(), options.size(), type));
      }
      if (type.startsWith("s") && marks.ties()) {
        throw line.place()
            .refuse("options are equal here, but a file of type " + type + " has no ties");
      }
      rankings.add(new Vote.Ranking(marks.ranks()), count, line.place());
    }
    Ballots ballots = rankings.close(end);
    checkCounts("NUMBER UNIQUE ORDERS", rankings);
    return file(List.of(ballots), ElectionFile.Stated.NOTHING);
  }

  /// Category 1 is the best: an option in it has the highest grade.
  private ElectionFile categories(List<Line> lines, Place end) throws UnreadableFile {
    List<String> names = header.numbered("CATEGORY NAME").stream().map(Token::text).toList();
    if (names.isEmpty()) {
      throw end.refuse("the header names no category");
    }
    header.check("NUMBER CATEGORIES", names.size(), names.size() + " have a name");
    for (Line line : lines) {
      Cursor text = new Cursor(line);
      Fraction count = count(text);
      Marks marks = PrefLibOrder.read(text, options.size(), true);
      List<List<Integer>> groups = marks.groups();
      if (groups.size() != names.size()) {
        throw line.place()
            .refuse("%d categories here, but there are %d".formatted(groups.size(), names.size()));
      }
      grades.add(new Vote.Points(graded(groups)), count, line.place());
      rankings.add(new Vote.Ranking(marks.ranks()), count, line.place());
      firsts.add(new Vote.Choice(groups.getFirst()), count, line.place());
    }
    List<Ballots> readings = List.of(grades.close(end), rankings.close(end), firsts.close(end));
    checkCounts("NUMBER UNIQUE PREFERENCES", grades);
    List<String> worstFirst = new ArrayList<>(names);
    Collections.reverse(worstFirst);
    return file(readings, ElectionFile.Stated.NOTHING.withGrades(worstFirst));
  }

  private static SortedMap<Integer, Integer> graded(List<List<Integer>> groups) {
    SortedMap<Integer, Integer> grades = new TreeMap<>();
    for (int i = 0; i < groups.size(); i++) {
      int grade = groups.size() - 1 - i;
      groups.get(i).forEach(option -> grades.put(option, grade));
    }
    return grades;
  }

  private Fraction count(Cursor text) throws UnreadableFile {
    Fraction count = Numerals.weight(text.word(":"));
    if (!text.take(':')) {
      throw text.place().refuse("a colon was expected after the number of ballots");
    }
    voters = voters.plus(count);
    return count;
  }

  private void checkCounts(String unique, Ballots.Box box) throws UnreadableFile {
    if (voters.denominator().bitLength() == 1 && voters.numerator().bitLength() < Long.SIZE) {
      header.check(
          "NUMBER VOTERS",
          voters.numerator().longValue(),
          "the numbers of ballots add up to " + voters);
    }
    if (box.lines() != box.different()) {
      return;
    }
    header.check(unique, box.lines(), "there are " + box.lines());
  }

  private ElectionFile file(List<Ballots> readings, ElectionFile.Stated stated) {
    return new ElectionFile("preflib", options.names(), Map.of(), readings, stated);
  }
}
