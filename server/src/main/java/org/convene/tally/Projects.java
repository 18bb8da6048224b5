package org.convene.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What [EqualShares] decides on: options with a cost, and who wants them how much.
///
/// @param costs of the options
/// @param units into how many units a weight of 1 is cut to be whole
/// @param weights of the different votes, in these units
/// @param points different numbers of points that anybody gave
/// @param supporters of each option: places of votes
/// @param given by each supporter: places in `points`
record Projects(
    List<Fraction> costs,
    BigInteger units,
    long[] weights,
    long[] points,
    int[][] supporters,
    int[][] given) {
  /// @throws ArithmeticException where the weights together are 2⁶³ units or more, past which sums
  ///   would overflow
  static Projects of(Election election, List<Fraction> costs) {
    BigInteger units = Whole.units(election.votes().values());
    Whole.of(election.weight(), units).longValueExact();
    List<Vote> votes = List.copyOf(election.votes().keySet());
    List<Map<Integer, Integer>> wishes = votes.stream().map(Projects::wishes).toList();
    List<Integer> points =
        wishes.stream().flatMap(of -> of.values().stream()).distinct().sorted().toList();
    int[][] supporters = new int[costs.size()][];
    int[][] given = new int[costs.size()][];
    for (int option = 0; option < supporters.length; option++) {
      int wanted = option;
      supporters[option] =
          IntStream.range(0, votes.size())
              .filter(vote -> wishes.get(vote).containsKey(wanted))
              .toArray();
      given[option] =
          IntStream.of(supporters[option])
              .map(vote -> points.indexOf(wishes.get(vote).getOrDefault(wanted, 0)))
              .toArray();
    }
    long[] weights =
        election.votes().values().stream()
            .mapToLong(weight -> Whole.of(weight, units).longValueExact())
            .toArray();
    return new Projects(
        costs, units, weights, points.stream().mapToLong(of -> of).toArray(), supporters, given);
  }

  /// Points above 0 by option.
  private static Map<Integer, Integer> wishes(Vote vote) {
    Map<Integer, Integer> wishes = new TreeMap<>();
    switch (vote) {
      case Vote.Choice(List<Integer> options) -> options.forEach(option -> wishes.put(option, 1));
      case Vote.Ranking(List<List<Integer>> ranks) ->
          ranks.forEach(rank -> rank.forEach(option -> wishes.put(option, 1)));
      case Vote.Points(Map<Integer, Integer> points) -> {
        wishes.putAll(points);
        wishes.values().removeIf(given -> given <= 0);
      }
      default -> throw new IllegalArgumentException("no approvals and no points");
    }
    return wishes;
  }

  /// Weight times points of all supporters, in units.
  BigInteger support(int option) {
    BigInteger support = BigInteger.ZERO;
    for (int i = 0; i < supporters[option].length; i++) {
      support =
          support.add(
              BigInteger.valueOf(weights[supporters[option][i]])
                  .multiply(BigInteger.valueOf(points[given[option][i]])));
    }
    return support;
  }

  List<Integer> supported() {
    List<Integer> supported = new ArrayList<>();
    for (int option = 0; option < supporters.length; option++) {
      if (supporters[option].length > 0) {
        supported.add(option);
      }
    }
    return supported;
  }
}
