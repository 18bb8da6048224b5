package org.convene.tally;

/// Points for each option, or no opinion; the largest weighted sum wins.
///
/// Definition: W. D. Smith, "Range voting" (2000), without its quorum; the sum decides, and no
/// opinion adds nothing. The explanation also has the mean over those who scored an option. Ties
/// for the first place are reported: all of them win.
public record Score() implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    Sums sums = new Sums(election);
    election
        .votes()
        .forEach((vote, weight) ->
            ((Vote.Points) vote)
                .points()
                .forEach((option, points) -> sums.add(option, Fraction.of(points), weight)));
    return sums.outcomeWithMeans(sums.mostVotes());
  }
}
