package org.convene.tally.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convene.tally.Fraction;
import org.convene.tally.Vote;

/// Grades that are known only in sum: for each option how many gave it each grade, worst first. A
/// method that looks at one option at a time, as majority judgment does, finds the same in any
/// ballots with these sums; these are the fewest.
final class GradeTallies {
  private GradeTallies() {}

  /// @param voters how many voted; whoever gave an option no grade has no opinion on it. Without
  ///   it, as many as graded the option that most did
  static Ballots read(
      JsonValue tallies, Options options, List<String> grades, Optional<Fraction> voters)
      throws UnreadableFile {
    List<List<Fraction>> sums = sums(tallies, options, grades);
    Fraction most = sums.stream().map(List::getLast).max(Fraction::compareTo).orElse(Fraction.ZERO);
    Fraction all = voters.orElse(most);
    if (all.compareTo(most) < 0) {
      throw tallies.place().refuse("%s voters, but %s graded an option".formatted(all, most));
    }
    return ballots(sums, all, tallies.place());
  }

  /// For each option how many gave it each grade or a worse one.
  private static List<List<Fraction>> sums(JsonValue tallies, Options options, List<String> grades)
      throws UnreadableFile {
    List<JsonValue> rows =
        tallies instanceof JsonValue.Members named
            ? inOrder(named, options)
            : tallies.items("'tallies'");
    if (rows.size() != options.size()) {
      throw tallies
          .place()
          .refuse("tallies of %d options, but there are %d".formatted(rows.size(), options.size()));
    }
    List<List<Fraction>> sums = new ArrayList<>();
    for (JsonValue row : rows) {
      sums.add(sums(row, grades));
    }
    return sums;
  }

  private static List<JsonValue> inOrder(JsonValue.Members named, Options options)
      throws UnreadableFile {
    for (String name : named.members().keySet()) {
      options.place(new Token(name, named.place()));
    }
    List<JsonValue> rows = new ArrayList<>();
    for (String option : options.names()) {
      rows.add(named.required(option));
    }
    return rows;
  }

  private static List<Fraction> sums(JsonValue row, List<String> grades) throws UnreadableFile {
    List<Fraction> sums = new ArrayList<>();
    Fraction sum = Fraction.ZERO;
    for (JsonValue count : row.items("a tally")) {
      sum = sum.plus(Numerals.decimal(count.number("a count"), "a count"));
      sums.add(sum);
    }
    if (sums.size() < 2
        || sums.size() > Limits.MAX_GRADES
        || (!grades.isEmpty() && sums.size() != grades.size())) {
      throw row.place()
          .refuse(
              grades.isEmpty()
                  ? "a tally has a count for each of 2 to %d grades".formatted(Limits.MAX_GRADES)
                  : "%d counts for %d grades".formatted(sums.size(), grades.size()));
    }
    return sums;
  }

  /// Voters stand in a row, and each option's grades are dealt along it from the worst on; where no
  /// option's grade changes, one ballot stands for all.
  private static Ballots ballots(List<List<Fraction>> sums, Fraction all, Place place)
      throws UnreadableFile {
    Ballots.Box box = new Ballots.Box(Vote.Points.class);
    List<Fraction> ends = new ArrayList<>(sums.stream().flatMap(List::stream).toList());
    ends.add(all);
    Fraction start = Fraction.ZERO;
    for (Fraction end : ends.stream().sorted().distinct().toList()) {
      if (end.compareTo(start) > 0) {
        box.add(new Vote.Points(grades(sums, end)), end.minus(start), place);
        start = end;
      }
    }
    return box.close(place);
  }

  private static SortedMap<Integer, Integer> grades(List<List<Fraction>> sums, Fraction voter) {
    SortedMap<Integer, Integer> grades = new TreeMap<>();
    for (int option = 0; option < sums.size(); option++) {
      List<Fraction> ends = sums.get(option);
      for (int grade = 0; grade < ends.size(); grade++) {
        if (voter.compareTo(ends.get(grade)) <= 0) {
          grades.put(option, grade);
          break;
        }
      }
    }
    return grades;
  }
}
