package org.convene.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.convene.tally.Explanation.Round;
import org.convene.tally.Explanation.Transfer;

/// One count of an [InstantRunoff], round by round.
final class Runoff {
  private final Election election;
  private final RankedBallots ballots;
  private final Rounds rounds;
  private final TreeSet<Integer> in = new TreeSet<>();
  private final List<List<Integer>> ranks = new ArrayList<>();
  private List<Integer> winners = List.of();

  Runoff(Election election, Unranked unranked, Lot lot) {
    this.election = election;
    ballots = RankedBallots.of(election, unranked);
    rounds = new Rounds(election, lot);
    IntStream.range(0, election.options().size()).forEach(in::add);
  }

  Outcome outcome() {
    if (ballots.weight().signum() == 0) {
      return rounds.outcome(
          in.isEmpty() ? List.of() : List.of(List.copyOf(in)), List.of(), 1, Fraction.ZERO);
    }
    while (!in.isEmpty()) {
      round();
    }
    return rounds.outcome(ranks, winners, 1, ballots.weight());
  }

  private void round() {
    Map<Integer, Fraction> votes = ballots.votes(in);
    Fraction continuing = votes.values().stream().reduce(Fraction.ZERO, Fraction::plus);
    Fraction half = continuing.over(2);
    List<Integer> elected = winners.isEmpty() ? elected(votes, half) : List.of();
    Rounds.Leaving leaving = leaving(votes);
    boolean last = leaving.options().size() == in.size();
    rounds.add(
        votes,
        new Round(
            rounds.standings(votes),
            ballots.weight().minus(continuing).readable(),
            half.readable(),
            Ranks.named(election, elected),
            last ? List.of() : Ranks.named(election, leaving.options()),
            last ? List.of() : transfers(leaving.options(), votes),
            leaving.tie()));
    ranks.addFirst(leaving.options());
    leaving.options().forEach(in::remove);
  }

  private List<Integer> elected(Map<Integer, Fraction> votes, Fraction half) {
    List<Integer> most =
        in.stream()
            .filter(one -> votes.getOrDefault(one, Fraction.ZERO).compareTo(half) > 0)
            .toList();
    winners = most.isEmpty() && rounds.alwaysTied(in, votes) ? List.copyOf(in) : most;
    return winners;
  }

  private Rounds.Leaving leaving(Map<Integer, Fraction> votes) {
    List<Integer> fewest = Ranks.by(in, Comparator.comparing(votes::get)).getFirst();
    if (fewest.size() == 1 || winners.equals(fewest)) {
      return new Rounds.Leaving(fewest, null);
    }
    if (makesNoDifference(fewest, votes)) {
      return rounds.together(fewest);
    }
    BrokenTie broken = rounds.fewest(fewest);
    return broken.byLot() && !winners.isEmpty()
        ? rounds.together(broken.drawn())
        : new Rounds.Leaving(List.of(broken.chosen()), rounds.decided(broken));
  }

  private boolean makesNoDifference(List<Integer> tied, Map<Integer, Fraction> votes) {
    Set<Integer> others = new TreeSet<>(in);
    tied.forEach(others::remove);
    Fraction all = votes.getOrDefault(tied.getFirst(), Fraction.ZERO).times(tied.size());
    return others.stream()
        .map(votes::get)
        .min(Comparator.naturalOrder())
        .filter(next ->
            all.compareTo(next) < 0
                || tied.stream().allMatch(one -> votesOfLast(one, others).compareTo(next) < 0))
        .isPresent();
  }

  private Fraction votesOfLast(int one, Collection<Integer> others) {
    Set<Integer> left = new TreeSet<>(others);
    left.add(one);
    return ballots.votes(left).getOrDefault(one, Fraction.ZERO);
  }

  private List<Transfer> transfers(List<Integer> leaving, Map<Integer, Fraction> votes) {
    Set<Integer> staying = new TreeSet<>(in);
    leaving.forEach(staying::remove);
    Map<Integer, Map<Integer, Fraction>> passedOn = ballots.passedOn(leaving, in, staying);
    List<Transfer> transfers = new ArrayList<>();
    passedOn.forEach((from, to) -> {
      Fraction amount = votes.getOrDefault(from, Fraction.ZERO);
      transfers.add(rounds.transfer(from, Fraction.ONE, amount, to));
    });
    return transfers;
  }
}
