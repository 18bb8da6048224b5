package org.convene.tally;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Votes and voters of each option, as they add up.
final class Sums {
  private final Election election;
  private final Fraction[] votes;
  private final Fraction[] voters;

  Sums(Election election) {
    this.election = election;
    votes = zeros(election.options().size());
    voters = zeros(election.options().size());
  }

  static Fraction[] zeros(int length) {
    Fraction[] zeros = new Fraction[length];
    Arrays.fill(zeros, Fraction.ZERO);
    return zeros;
  }

  /// @param amount of one voter of weight 1
  void add(int option, Fraction amount, Fraction weight) {
    votes[option] = votes[option].plus(amount.times(weight));
    voters[option] = voters[option].plus(weight);
  }

  Comparator<Integer> mostVotes() {
    return Comparator.comparing((Integer option) -> votes[option]).reversed();
  }

  Comparator<Integer> mostVoters() {
    return Comparator.comparing((Integer option) -> voters[option]).reversed();
  }

  Outcome outcome(Comparator<Integer> bestFirst) {
    return Ranks.firstWins(election, Ranks.by(election, bestFirst), totals(false));
  }

  Outcome outcomeWithMeans(Comparator<Integer> bestFirst) {
    return Ranks.firstWins(election, Ranks.by(election, bestFirst), totals(true));
  }

  private Explanation.Totals totals(boolean means) {
    List<Explanation.Total> totals =
        IntStream.range(0, votes.length).mapToObj(option -> total(option, means)).toList();
    return new Explanation.Totals(totals);
  }

  private Explanation.Total total(int option, boolean means) {
    boolean mean = means && voters[option].signum() > 0;
    return new Explanation.Total(
        election.options().get(option),
        votes[option],
        voters[option],
        mean ? votes[option].over(voters[option]) : null);
  }
}
