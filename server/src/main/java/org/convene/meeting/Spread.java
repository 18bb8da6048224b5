package org.convene.meeting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How much weight each of the values 0, 1, 2 … was given, and what stands in the middle of it.
record Spread(List<BigDecimal> weights) {
  private static final BigDecimal TWO = BigDecimal.TWO;

  BigDecimal total() {
    return weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal highest() {
    return weights.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  /// The points by those who gave any, to two places.
  Optional<BigDecimal> mean() {
    BigDecimal points =
        IntStream.range(0, weights.size())
            .mapToObj(value -> weights.get(value).multiply(BigDecimal.valueOf(value)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return total().signum() == 0
        ? Optional.empty()
        : Optional.of(points.divide(total(), 2, RoundingMode.HALF_UP).stripTrailingZeros());
  }

  /// The least value that at least half of the weight does not exceed.
  Optional<Integer> lowerMedian() {
    return total().signum() == 0 ? Optional.empty() : Optional.of(least(TWO, BigDecimal.ONE));
  }

  /// Medians and quartiles, after definition 2 of Hyndman and Fan (1996), as they are counted.
  Optional<Cell.Middle> middle() {
    return total().signum() == 0
        ? Optional.empty()
        : Optional.of(new Cell.Middle(quantile(2), quantile(1), quantile(3)));
  }

  private BigDecimal quantile(int quarters) {
    BigDecimal four = BigDecimal.valueOf(4);
    BigDecimal wanted = BigDecimal.valueOf(quarters);
    int value = least(four, wanted);
    boolean exactly = upTo(value).multiply(four).compareTo(total().multiply(wanted)) == 0;
    int next = exactly ? nextGiven(value) : value;
    return BigDecimal.valueOf(value + (long) next).divide(TWO, 1, RoundingMode.UNNECESSARY);
  }

  private int nextGiven(int value) {
    return IntStream.range(value + 1, weights.size())
        .filter(each -> weights.get(each).signum() > 0)
        .findFirst()
        .orElse(value);
  }

  /// The least value with `times` its weight and all below at least `wanted` times the total.
  private int least(BigDecimal times, BigDecimal wanted) {
    return IntStream.range(0, weights.size())
        .filter(value -> upTo(value).multiply(times).compareTo(total().multiply(wanted)) >= 0)
        .findFirst()
        .orElseThrow();
  }

  private BigDecimal upTo(int value) {
    return weights.subList(0, value + 1).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
