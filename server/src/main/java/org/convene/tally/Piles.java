package org.convene.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which parts of which ballots each option holds, and what they are worth. Amounts are in units
/// that get smaller with each surplus, so that sums need no common denominator; only amounts of the
/// same moment may be compared.
final class Piles {
  /// A part of a pile: one ballot, at one rank, of one value. What differs in none of these has the
  /// same way to go.
  private record Parcel(int ballot, int rank, int value) {}

  private interface Receiver {
    void take(int option, Parcel parcel, Fraction weight);
  }

  private final RankedBallots ballots;
  private final List<Map<Parcel, Fraction>> piles = new ArrayList<>();

  /// The weight of each value in each pile.
  private final List<Map<Integer, Fraction>> weights = new ArrayList<>();

  /// What a vote of weight 1 is worth, in units of 1 ÷ `unit`.
  private final List<BigInteger> values = new ArrayList<>(List.of(BigInteger.ONE));

  private BigInteger unit = BigInteger.ONE;

  /// @param options all places
  Piles(RankedBallots ballots, Set<Integer> options) {
    this.ballots = ballots;
    options.forEach(option -> {
      piles.add(new HashMap<>());
      weights.add(new TreeMap<>());
    });
    for (int ballot = 0; ballot < ballots.ballots().size(); ballot++) {
      Fraction weight = ballots.ballots().get(ballot).weight();
      pass(new Parcel(ballot, 0, 0), weight, options, this::put);
    }
  }

  /// What an option holds.
  Fraction held(int option) {
    return sum(weights.get(option));
  }

  /// An amount of votes in the units of now.
  Fraction inUnits(Fraction votes) {
    return votes.times(new Fraction(unit, BigInteger.ONE));
  }

  /// What an option's pile would bring to whom, were it passed on among these.
  Map<Integer, Fraction> flow(int from, Set<Integer> staying) {
    Map<Integer, Map<Integer, Fraction>> arriving = new TreeMap<>();
    Receiver receiver =
        (option, part, share) ->
            arriving
                .computeIfAbsent(option, fresh -> new TreeMap<>())
                .merge(part.value, share, Fraction::plus);
    piles.get(from).forEach((parcel, weight) -> pass(parcel, weight, staying, receiver));
    Map<Integer, Fraction> flow = new TreeMap<>();
    arriving.forEach((option, byValue) -> flow.put(option, sum(byValue)));
    return flow;
  }

  /// Passes a pile on, every part at its value.
  void passOn(int from, Set<Integer> staying) {
    passOn(from, Map.of(), staying);
  }

  /// Passes a pile on, every part at its value multiplied by a factor; units get smaller for it.
  void passOn(int from, Fraction factor, Set<Integer> staying) {
    Map<Integer, Integer> made = new HashMap<>();
    List<BigInteger> products = new ArrayList<>();
    for (int old : weights.get(from).keySet()) {
      made.put(old, values.size() + products.size());
      products.add(values.get(old).multiply(factor.numerator()));
    }
    values.replaceAll(value -> value.multiply(factor.denominator()));
    values.addAll(products);
    unit = unit.multiply(factor.denominator());
    passOn(from, made, staying);
  }

  private void passOn(int from, Map<Integer, Integer> made, Set<Integer> staying) {
    Map<Parcel, Fraction> pile = piles.set(from, Map.of());
    weights.set(from, Map.of());
    pile.forEach((parcel, weight) -> {
      int value = made.getOrDefault(parcel.value, parcel.value);
      pass(new Parcel(parcel.ballot, parcel.rank, value), weight, staying, this::put);
    });
  }

  private void put(int option, Parcel parcel, Fraction weight) {
    piles.get(option).merge(parcel, weight, Fraction::plus);
    weights.get(option).merge(parcel.value, weight, Fraction::plus);
  }

  private void pass(Parcel parcel, Fraction weight, Set<Integer> staying, Receiver receiver) {
    List<List<Integer>> ranks = ballots.ballots().get(parcel.ballot).ranks();
    for (int rank = parcel.rank; rank < ranks.size(); rank++) {
      List<Integer> to = ranks.get(rank).stream().filter(staying::contains).toList();
      if (!to.isEmpty()) {
        Parcel part = new Parcel(parcel.ballot, rank, parcel.value);
        Fraction share = to.size() == 1 ? weight : weight.over(to.size());
        to.forEach(option -> receiver.take(option, part, share));
        return;
      }
    }
  }

  private Fraction sum(Map<Integer, Fraction> byValue) {
    Fraction sum = Fraction.ZERO;
    for (Map.Entry<Integer, Fraction> part : byValue.entrySet()) {
      Fraction value = new Fraction(values.get(part.getKey()), BigInteger.ONE);
      sum = sum.plus(part.getValue().times(value));
    }
    return sum;
  }

  static Fraction total(Collection<Fraction> amounts) {
    return amounts.stream().reduce(Fraction.ZERO, Fraction::plus);
  }

  /// An amount as votes, for people to read.
  Fraction shown(Fraction amount) {
    if (unit.bitLength() <= Fraction.READABLE_BITS) {
      return amount.over(new Fraction(unit, BigInteger.ONE)).readable();
    }
    BigDecimal divisor = new BigDecimal(amount.denominator().multiply(unit));
    return Fraction.of(
        new BigDecimal(amount.numerator())
            .divide(divisor, Fraction.READABLE_DECIMALS, RoundingMode.HALF_EVEN));
  }

  Map<Integer, Fraction> shown(Map<Integer, Fraction> amounts) {
    Map<Integer, Fraction> shown = new TreeMap<>();
    amounts.forEach((option, amount) -> shown.put(option, shown(amount)));
    return shown;
  }
}
