package org.convene.tally;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.convene.tally.Explanation.Round;
import org.convene.tally.Explanation.Transfer;

/// One count of a single transferable vote by the weighted inclusive Gregory method.
///
/// The quota is the least whole number above votes ÷ (seats + 1), in the largest unit that makes
/// all weights whole. Whoever reaches it is elected. One surplus is passed on in a round, the
/// largest first: all votes of the elected go on, each with its value multiplied by surplus ÷
/// votes. Where none waits, the option with the fewest votes leaves.
///
/// Everything is exact, except that a factor of more than [#EXACT_BITS] is cut after [#DECIMALS].
final class Gregory {
  /// The digits of an exact factor double with each surplus. Past this, which takes about seven
  /// surpluses, a count would slow down from milliseconds to hours.
  static final int EXACT_BITS = 1024;

  /// Far below any difference that votes can make.
  static final int DECIMALS = 100;

  private final Seats seats;
  private final Fraction quota;
  private final Piles piles;
  private final Set<Integer> surpluses = new TreeSet<>();
  private final Set<Integer> settled = new TreeSet<>();

  Gregory(RankedBallots ballots, Seats seats) {
    this.seats = seats;
    quota = quota(ballots, seats.seats());
    piles = new Piles(ballots, seats.in());
  }

  private static Fraction quota(RankedBallots ballots, int seats) {
    BigInteger units =
        Whole.units(ballots.ballots().stream().map(RankedBallots.Ballot::weight).toList());
    BigInteger share = Whole.of(ballots.weight(), units).divide(BigInteger.valueOf(seats + 1L));
    return new Fraction(share.add(BigInteger.ONE), units);
  }

  void count() {
    while (!seats.complete()) {
      round();
    }
  }

  private void round() {
    Map<Integer, Fraction> votes = votes();
    Fraction enough = piles.inUnits(quota);
    List<Integer> elected = seats.elect(votes, enough);
    for (int option : elected) {
      (votes.getOrDefault(option, Fraction.ZERO).compareTo(enough) > 0 ? surpluses : settled)
          .add(option);
    }
    if (seats.complete()) {
      write(votes, elected, new Rounds.Leaving(List.of(), null), List.of());
    } else if (surpluses.isEmpty()) {
      eliminate(votes, elected);
    } else {
      passOnSurplus(votes, elected);
    }
  }

  private Map<Integer, Fraction> votes() {
    Map<Integer, Fraction> votes = new TreeMap<>();
    seats.in().forEach(option -> votes.put(option, piles.held(option)));
    surpluses.forEach(option -> votes.put(option, piles.held(option)));
    settled.forEach(option -> votes.put(option, piles.inUnits(quota)));
    return votes;
  }

  private void eliminate(Map<Integer, Fraction> votes, List<Integer> elected) {
    Rounds.Leaving leaving = leaving(votes);
    Set<Integer> staying = without(seats.in(), leaving.options());
    List<Transfer> transfers =
        leaving.options().stream()
            .map(from ->
                transfer(
                    from,
                    Fraction.ONE,
                    votes.getOrDefault(from, Fraction.ZERO),
                    piles.flow(from, staying)))
            .toList();
    write(votes, elected, leaving, transfers);
    seats.leave(leaving.options());
    leaving.options().forEach(from -> piles.passOn(from, staying));
  }

  private Rounds.Leaving leaving(Map<Integer, Fraction> votes) {
    List<Integer> fewest = Ranks.by(seats.in(), Comparator.comparing(votes::get)).getFirst();
    if (fewest.size() == 1) {
      return new Rounds.Leaving(fewest, null);
    }
    if (makesNoDifference(fewest, votes)) {
      return seats.rounds.together(fewest);
    }
    BrokenTie broken = seats.rounds.fewest(fewest);
    return new Rounds.Leaving(List.of(broken.chosen()), seats.rounds.decided(broken));
  }

  /// Whether all who tie leave one after the other in whatever order: enough others stay, none of
  /// these reaches the quota by it, and none of those who tie catches up with them.
  private boolean makesNoDifference(List<Integer> tied, Map<Integer, Fraction> votes) {
    Set<Integer> others = without(seats.in(), tied);
    if (others.isEmpty() || others.size() < seats.vacancies()) {
      return false;
    }
    Fraction enough = piles.inUnits(quota);
    Fraction next = others.stream().map(votes::get).min(Comparator.naturalOrder()).orElseThrow();
    return others.stream().allMatch(one -> after(tied, one, votes).compareTo(enough) < 0)
        && tied.stream()
            .allMatch(one -> {
              List<Integer> first = tied.stream().filter(other -> !other.equals(one)).toList();
              return after(first, one, votes).compareTo(next) < 0;
            });
  }

  /// What an option has when others have left.
  private Fraction after(List<Integer> gone, int option, Map<Integer, Fraction> votes) {
    Set<Integer> staying = without(seats.in(), gone);
    Fraction has = votes.getOrDefault(option, Fraction.ZERO);
    for (int from : gone) {
      has = has.plus(piles.flow(from, staying).getOrDefault(option, Fraction.ZERO));
    }
    return has;
  }

  private void passOnSurplus(Map<Integer, Fraction> votes, List<Integer> elected) {
    Comparator<Integer> byVotes = Comparator.comparing(votes::get);
    List<Integer> largest = Ranks.by(surpluses, byVotes.reversed()).getFirst();
    BrokenTie broken = largest.size() > 1 ? seats.rounds.most(largest) : null;
    int from = broken == null ? largest.getFirst() : broken.chosen();
    Fraction surplus = votes.getOrDefault(from, Fraction.ZERO).minus(piles.inUnits(quota));
    Fraction factor = cut(surplus.over(votes.getOrDefault(from, Fraction.ZERO)));
    Map<Integer, Fraction> to = piles.flow(from, seats.in());
    to.replaceAll((option, amount) -> amount.times(factor));
    write(
        votes,
        elected,
        new Rounds.Leaving(List.of(), broken == null ? null : seats.rounds.decided(broken)),
        List.of(transfer(from, factor, surplus, to)));
    surpluses.remove(from);
    settled.add(from);
    piles.passOn(from, factor, seats.in());
  }

  private static Fraction cut(Fraction factor) {
    if (factor.denominator().bitLength() <= EXACT_BITS) {
      return factor;
    }
    BigInteger places = BigInteger.TEN.pow(DECIMALS);
    return new Fraction(factor.times(new Fraction(places, BigInteger.ONE)).floor(), places);
  }

  private static Set<Integer> without(Set<Integer> options, List<Integer> gone) {
    Set<Integer> left = new TreeSet<>(options);
    gone.forEach(left::remove);
    return left;
  }

  private Transfer transfer(int from, Fraction factor, Fraction amount, Map<Integer, Fraction> to) {
    return seats.rounds.transfer(from, factor, piles.shown(amount), piles.shown(to));
  }

  private void write(
      Map<Integer, Fraction> votes,
      List<Integer> elected,
      Rounds.Leaving leaving,
      List<Transfer> transfers) {
    Fraction held = Piles.total(votes.values());
    seats.rounds.add(
        votes,
        new Round(
            seats.rounds.standings(piles.shown(votes)),
            piles.shown(piles.inUnits(seats.valid).minus(held)),
            quota,
            Ranks.named(seats.election, elected),
            Ranks.named(seats.election, leaving.options()),
            transfers,
            leaving.tie()));
  }
}
