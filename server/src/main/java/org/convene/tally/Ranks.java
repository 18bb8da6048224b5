package org.convene.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Orders of options by place, and what is made of them.
final class Ranks {
  private Ranks() {}

  /// Every option once, best first; those that compare as equal stand together.
  static List<List<Integer>> by(Election election, Comparator<Integer> bestFirst) {
    return by(IntStream.range(0, election.options().size()).boxed().toList(), bestFirst);
  }

  static List<List<Integer>> by(Collection<Integer> options, Comparator<Integer> bestFirst) {
    List<List<Integer>> ranks = new ArrayList<>();
    for (int option : options.stream().sorted(bestFirst).toList()) {
      if (ranks.isEmpty() || bestFirst.compare(ranks.getLast().getFirst(), option) != 0) {
        ranks.add(new ArrayList<>());
      }
      ranks.getLast().add(option);
    }
    return ranks;
  }

  /// Who is beaten by nobody comes first, then who is beaten by nobody of the others, and so on.
  ///
  /// @param beats without circles
  static List<List<Integer>> byVictories(boolean[][] beats) {
    List<Integer> left = new ArrayList<>(IntStream.range(0, beats.length).boxed().toList());
    List<List<Integer>> ranks = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Integer> unbeaten =
          left.stream().filter(one -> left.stream().noneMatch(by -> beats[by][one])).toList();
      ranks.add(unbeaten);
      left.removeAll(unbeaten);
    }
    return ranks;
  }

  /// The first rank wins, all of it: no lot. Nobody wins where nobody voted.
  static Outcome firstWins(Election election, List<List<Integer>> ranks, Explanation explanation) {
    boolean won = !election.votes().isEmpty() && !ranks.isEmpty();
    return outcome(election, ranks, won ? ranks.getFirst() : List.of(), explanation);
  }

  static Outcome outcome(
      Election election,
      List<List<Integer>> ranks,
      List<Integer> winners,
      Explanation explanation) {
    return new Outcome(
        ranks.stream().map(rank -> named(election, rank)).toList(),
        named(election, winners),
        List.of(),
        explanation);
  }

  static List<String> named(Election election, Collection<Integer> options) {
    return options.stream().map(election.options()::get).toList();
  }
}
