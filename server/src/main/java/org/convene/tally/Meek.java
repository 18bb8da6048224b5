package org.convene.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.convene.tally.Explanation.Round;
import org.convene.tally.Explanation.Standing;

/// One count of a single transferable vote by Meek's method: each option keeps a part of every vote
/// that comes to it, an elected one just so much that it ends with the quota.
///
/// Algorithm 123 in the form of the "Reference Meek Rule" of the Proportional Representation
/// Foundation, with its nine decimals and its threshold of a millionth. Where it knows no equal
/// ranks: each option of a rank gets an equal part; what the elected do not keep of theirs goes in
/// equal parts to the others of the rank that are not elected, and where there are none, to the
/// next rank.
final class Meek {
  private static final Fraction SMALL = Fraction.of(1, 1_000_000);

  private final Seats seats;
  private final Map<Fraction, List<RankedBallots.Ballot>> byWeight = new HashMap<>();

  /// In billionths; 0 of whoever has left.
  private final long[] keep;

  Meek(RankedBallots ballots, Seats seats) {
    this.seats = seats;
    keep = new long[seats.election.options().size()];
    Arrays.fill(keep, Billionths.ONE);
    ballots
        .ballots()
        .forEach(ballot ->
            byWeight.computeIfAbsent(ballot.weight(), fresh -> new ArrayList<>()).add(ballot));
  }

  /// @param surplus what the elected have more than the quota, together
  private record Share(Fraction[] votes, Fraction quota, Fraction surplus) {}

  void count() {
    while (!seats.complete()) {
      round();
    }
  }

  private void round() {
    Share share = share();
    List<Integer> elected = seats.elect(votes(share), share.quota);
    boolean converging = true;
    while (elected.isEmpty() && converging && share.surplus.compareTo(SMALL) >= 0) {
      Fraction before = share.surplus;
      updateKeep(share);
      share = share();
      elected = seats.elect(votes(share), share.quota);
      converging = share.surplus.compareTo(before) < 0;
    }
    Rounds.Leaving leaving =
        elected.isEmpty() ? leaving(share) : new Rounds.Leaving(List.of(), null);
    write(share, elected, leaving);
    seats.leave(leaving.options());
    leaving.options().forEach(option -> keep[option] = 0);
  }

  private Share share() {
    Fraction[] votes = Sums.zeros(keep.length);
    byWeight.forEach((weight, ballots) -> {
      long[] parts = new long[keep.length];
      ballots.forEach(ballot -> distribute(ballot.ranks(), parts));
      for (int option = 0; option < parts.length; option++) {
        votes[option] = votes[option].plus(Billionths.fraction(parts[option]).times(weight));
      }
    });
    Fraction all = Piles.total(Arrays.asList(votes));
    Fraction quota = Billionths.down(all.over(seats.seats() + 1L)).plus(Billionths.fraction(1));
    Fraction over = Fraction.ZERO;
    for (int option : seats.elected()) {
      over = over.plus(votes[option].minus(quota));
    }
    return new Share(votes, quota, over.signum() < 0 ? Fraction.ZERO : over);
  }

  private void distribute(List<List<Integer>> ranks, long[] parts) {
    long left = Billionths.ONE;
    for (List<Integer> rank : ranks) {
      if (left > 0) {
        left -= rank.size() == 1 ? single(rank.getFirst(), left, parts) : shared(rank, left, parts);
      }
    }
  }

  /// What a rank keeps of a vote, with what is too little to be divided.
  private long shared(List<Integer> rank, long left, long[] parts) {
    List<Integer> staying = rank.stream().filter(option -> keep[option] > 0).toList();
    List<Integer> wholly =
        staying.stream().filter(option -> keep[option] == Billionths.ONE).toList();
    long kept = 0;
    for (int option : staying) {
      if (keep[option] < Billionths.ONE) {
        kept += single(option, left / staying.size(), parts);
      }
    }
    for (int option : wholly) {
      parts[option] += (left - kept) / wholly.size();
    }
    return wholly.isEmpty() ? kept : left;
  }

  private long single(int option, long left, long[] parts) {
    long kept = Billionths.timesUp(left, keep[option]);
    parts[option] += kept;
    return kept;
  }

  private void updateKeep(Share share) {
    for (int option : seats.elected()) {
      Fraction product = Billionths.up(Billionths.fraction(keep[option]).times(share.quota));
      Fraction updated = Billionths.up(product.over(share.votes[option]));
      keep[option] = Math.min(Billionths.ONE, Billionths.of(updated).longValueExact());
    }
  }

  /// All within the surplus of the fewest count as tied, because it may still go to them.
  private Rounds.Leaving leaving(Share share) {
    Fraction fewest =
        seats.in().stream()
            .map(option -> share.votes[option])
            .min(Comparator.naturalOrder())
            .orElseThrow();
    List<Integer> tied =
        seats.in().stream()
            .filter(option -> share.votes[option].minus(fewest).compareTo(share.surplus) <= 0)
            .toList();
    if (tied.size() == 1) {
      return new Rounds.Leaving(tied, null);
    }
    if (makesNoDifference(tied, share)) {
      return seats.rounds.together(tied);
    }
    BrokenTie broken = seats.rounds.fewest(tied);
    return new Rounds.Leaving(List.of(broken.chosen()), seats.rounds.decided(broken));
  }

  /// Who has no vote passes none on.
  private boolean makesNoDifference(List<Integer> tied, Share share) {
    return seats.in().size() - tied.size() >= seats.vacancies()
        && tied.stream().allMatch(option -> share.votes[option].signum() == 0);
  }

  private Map<Integer, Fraction> votes(Share share) {
    Set<Integer> remaining = new TreeSet<>(seats.in());
    remaining.addAll(seats.elected());
    Map<Integer, Fraction> votes = new TreeMap<>();
    remaining.forEach(option -> votes.put(option, share.votes[option]));
    return votes;
  }

  private void write(Share share, List<Integer> elected, Rounds.Leaving leaving) {
    Map<Integer, Fraction> votes = votes(share);
    List<Standing> standings =
        votes.entrySet().stream()
            .map(of ->
                new Standing(
                    seats.election.options().get(of.getKey()),
                    of.getValue().readable(),
                    Billionths.fraction(keep[of.getKey()])))
            .toList();
    seats.rounds.add(
        votes,
        new Round(
            standings,
            seats.valid.minus(Piles.total(votes.values())).readable(),
            share.quota,
            Ranks.named(seats.election, elected),
            Ranks.named(seats.election, leaving.options()),
            List.of(),
            leaving.tie()));
  }
}
