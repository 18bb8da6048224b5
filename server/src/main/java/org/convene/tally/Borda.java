package org.convene.tally;

import java.util.List;

/// Of n options the first gets n − 1 points, the next n − 2, … the last 0; the most points win.
///
/// Definition: J.-C. de Borda, "Mémoire sur les élections au scrutin" (1781). Options of equal rank
/// share the mean of their places. Unranked as [Unranked#LAST]: they share the mean of the places
/// that are left. As [Unranked#NONE]: they get nothing, and the ranked ones what they get in any
/// case. Ties for the first place are reported: all of them win.
public record Borda(Unranked unranked) implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    Sums sums = new Sums(election);
    int options = election.options().size();
    election
        .votes()
        .forEach((vote, weight) ->
            add(unranked.ranks((Vote.Ranking) vote, options), options, weight, sums));
    return sums.outcome(sums.mostVotes());
  }

  private static void add(List<List<Integer>> ranks, int options, Fraction weight, Sums sums) {
    int highest = options - 1;
    for (List<Integer> rank : ranks) {
      Fraction points = Fraction.of(2L * highest - (rank.size() - 1), 2);
      rank.forEach(option -> sums.add(option, points, weight));
      highest -= rank.size();
    }
  }
}
