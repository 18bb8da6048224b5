package org.convene.tally;

import java.util.Comparator;

/// Dots to spread over the options; the most dots win, and among as many the more supporters.
///
/// Definition: cumulative voting, R. L. Cole, R. L. Taebel and R. L. Engstrom, *Western Political
/// Quarterly* 43 (1990); its use with dots: D. Gray, S. Brown and J. Macanufo, *Gamestorming*
/// (2010), "Dot voting". Budget and cap bind the ballot, not the count. What ties in both is
/// reported.
public record Dots() implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    Sums sums = new Sums(election);
    election.votes().forEach((vote, weight) -> add((Vote.Points) vote, weight, sums));
    Comparator<Integer> mostVotes = sums.mostVotes();
    return sums.outcome(mostVotes.thenComparing(sums.mostVoters()));
  }

  private static void add(Vote.Points vote, Fraction weight, Sums sums) {
    vote.points()
        .forEach((option, dots) -> {
          if (dots != 0) {
            sums.add(option, Fraction.of(dots), weight);
          }
        });
  }
}
