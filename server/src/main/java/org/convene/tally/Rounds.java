package org.convene.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convene.tally.Explanation.Round;
import org.convene.tally.Explanation.Standing;
import org.convene.tally.Explanation.TieBreak;
import org.convene.tally.Explanation.TieBrokenBy;
import org.convene.tally.Explanation.Transfer;
import org.jspecify.annotations.Nullable;

/// What a count in rounds writes down as it goes: for later ties, and for its explanation.
final class Rounds {
  private final Election election;
  private final Lot lot;
  private final List<Map<Integer, Fraction>> earlier = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private final Set<Integer> drawn = new LinkedHashSet<>();

  Rounds(Election election, Lot lot) {
    this.election = election;
    this.lot = lot;
  }

  /// Who leaves a round, and how that was decided where several had the fewest votes.
  record Leaving(List<Integer> options, @Nullable TieBreak tie) {}

  BrokenTie fewest(List<Integer> tied) {
    return BrokenTie.fewest(tied, earlier, lot);
  }

  BrokenTie most(List<Integer> tied) {
    return BrokenTie.most(tied, earlier, lot);
  }

  /// Takes note of a lot, if it was one.
  TieBreak decided(BrokenTie broken) {
    drawn.addAll(broken.drawn());
    return broken.explain(election);
  }

  Leaving together(List<Integer> options) {
    List<String> named = Ranks.named(election, options);
    return new Leaving(options, new TieBreak(named, named, TieBrokenBy.TOGETHER, null));
  }

  /// Whether these have the same votes now, and had in every round before.
  boolean alwaysTied(Collection<Integer> options, Map<Integer, Fraction> now) {
    return same(options, now) && earlier.stream().allMatch(round -> same(options, round));
  }

  private static boolean same(Collection<Integer> options, Map<Integer, Fraction> votes) {
    return options.stream().map(votes::get).distinct().count() <= 1;
  }

  void add(Map<Integer, Fraction> votes, Round round) {
    earlier.add(votes);
    rounds.add(round);
  }

  Outcome outcome(List<List<Integer>> ranks, List<Integer> winners, int seats, Fraction valid) {
    return new Outcome(
        ranks.stream().map(rank -> Ranks.named(election, rank)).toList(),
        Ranks.named(election, winners),
        Ranks.named(election, drawn),
        new Explanation.Rounds(seats, valid, rounds));
  }

  List<Standing> standings(Map<Integer, Fraction> votes) {
    return votes.entrySet().stream()
        .map(
            of -> new Standing(election.options().get(of.getKey()), of.getValue().readable(), null))
        .toList();
  }

  /// @param amount that leaves the option, of which some may find nowhere to go
  Transfer transfer(int from, Fraction factor, Fraction amount, Map<Integer, Fraction> to) {
    Fraction arrived = to.values().stream().reduce(Fraction.ZERO, Fraction::plus);
    return new Transfer(
        election.options().get(from),
        factor.readable(),
        standings(to),
        amount.minus(arrived).readable());
  }
}
