package org.convene.tally;

/// Votes for or against options, of which n cost n² credits; the largest sum of votes wins.
///
/// Definition: E. A. Posner and E. G. Weyl, "Voting Squared: Quadratic Voting in Democratic
/// Politics", *Vanderbilt Law Review* 68 (2015). Points are votes, not credits; the credits bind
/// the ballot, not the count. Ties for the first place are reported: all of them win.
public record Quadratic() implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    Sums sums = new Sums(election);
    election.votes().forEach((vote, weight) -> add((Vote.Points) vote, weight, sums));
    return sums.outcome(sums.mostVotes());
  }

  private static void add(Vote.Points vote, Fraction weight, Sums sums) {
    vote.points()
        .forEach((option, votes) -> {
          if (votes != 0) {
            sums.add(option, Fraction.of(votes), weight);
          }
        });
  }
}
