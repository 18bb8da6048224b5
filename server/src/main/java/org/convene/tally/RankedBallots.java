package org.convene.tally;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The rankings of an election that rank anybody, as they are counted in rounds: each is with the
/// first of its ranks that has options left, shared equally by them.
///
/// @param weight of all of them
record RankedBallots(List<Ballot> ballots, Fraction weight) {
  record Ballot(List<List<Integer>> ranks, Fraction weight) {
    /// The options that it is with, of those that are left; none where it is exhausted.
    List<Integer> with(Set<Integer> left) {
      for (List<Integer> rank : ranks) {
        List<Integer> with =
            rank.size() == 1
                ? left.contains(rank.getFirst()) ? rank : List.of()
                : rank.stream().filter(left::contains).toList();
        if (!with.isEmpty()) {
          return with;
        }
      }
      return List.of();
    }
  }

  static RankedBallots of(Election election, Unranked unranked) {
    int options = election.options().size();
    List<Ballot> ballots =
        election.votes().entrySet().stream()
            .map(vote ->
                new Ballot(unranked.ranks((Vote.Ranking) vote.getKey(), options), vote.getValue()))
            .filter(ballot -> !ballot.ranks.isEmpty())
            .toList();
    return new RankedBallots(
        ballots, ballots.stream().map(Ballot::weight).reduce(Fraction.ZERO, Fraction::plus));
  }

  /// Of each option that is left.
  Map<Integer, Fraction> votes(Set<Integer> left) {
    Map<Integer, Fraction> votes = new TreeMap<>();
    left.forEach(option -> votes.put(option, Fraction.ZERO));
    for (Ballot ballot : ballots) {
      add(ballot.weight, ballot.with(left), votes);
    }
    return votes;
  }

  /// What each of those who leave passes on, and to whom.
  Map<Integer, Map<Integer, Fraction>> passedOn(
      Collection<Integer> leaving, Set<Integer> left, Set<Integer> staying) {
    Map<Integer, Map<Integer, Fraction>> passedOn = new TreeMap<>();
    leaving.forEach(option -> passedOn.put(option, new TreeMap<>()));
    for (Ballot ballot : ballots) {
      List<Integer> with = ballot.with(left);
      for (int option : with) {
        Map<Integer, Fraction> to = passedOn.get(option);
        if (to != null) {
          add(ballot.weight.over(with.size()), ballot.with(staying), to);
        }
      }
    }
    return passedOn;
  }

  static void add(Fraction weight, List<Integer> with, Map<Integer, Fraction> votes) {
    Fraction share = with.size() < 2 ? weight : weight.over(with.size());
    with.forEach(option -> votes.merge(option, share, Fraction::plus));
  }
}
