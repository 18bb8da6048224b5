package org.convene.tally;

import java.util.List;

/// One option each; the most votes win. Single choice, and yes, no or abstain, are this.
///
/// Definition: W. D. Wallis, *The Mathematics of Elections and Voting* (2014), "plurality". Takes a
/// choice, or of a ranking its first rank; a vote for several is shared equally among them. Ties
/// for the first place are reported: all of them win.
public record Plurality() implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    Sums sums = new Sums(election);
    election.votes().forEach((vote, weight) -> share(first(vote), weight, sums));
    return sums.outcome(sums.mostVotes());
  }

  private static void share(List<Integer> options, Fraction weight, Sums sums) {
    for (int option : options) {
      sums.add(option, Fraction.of(1, options.size()), weight);
    }
  }

  private static List<Integer> first(Vote vote) {
    if (vote instanceof Vote.Ranking(List<List<Integer>> ranks)) {
      return ranks.isEmpty() ? List.of() : ranks.getFirst();
    }
    return ((Vote.Choice) vote).options();
  }
}
