package org.convene.tally;

import java.util.List;

/// Any number of options each; the most approvals win.
///
/// Definition: S. J. Brams and P. C. Fishburn, "Approval Voting", *American Political Science
/// Review* 72 (1978). Takes a choice, or a ranking, whose ranked options are the approved ones.
/// Ties for the first place are reported: all of them win.
public record Approval() implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    Sums sums = new Sums(election);
    election
        .votes()
        .forEach((vote, weight) ->
            approved(vote).forEach(option -> sums.add(option, Fraction.ONE, weight)));
    return sums.outcome(sums.mostVotes());
  }

  private static List<Integer> approved(Vote vote) {
    if (vote instanceof Vote.Ranking(List<List<Integer>> ranks)) {
      return ranks.stream().flatMap(List::stream).toList();
    }
    return ((Vote.Choice) vote).options();
  }
}
