package org.convene.poll;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How much weight each of the values 0, 1, 2 … has been given.
final class Spread {
  private final List<BigDecimal> weights = new ArrayList<>();

  void add(int value, BigDecimal weight) {
    while (weights.size() <= value) {
      weights.add(BigDecimal.ZERO);
    }
    weights.set(value, weights.get(value).add(weight));
  }

  BigDecimal at(int value) {
    return value < weights.size() ? plain(weights.get(value)) : BigDecimal.ZERO;
  }

  /// The weight of all values.
  BigDecimal sum() {
    return plain(weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /// Each value times its weight.
  BigDecimal points() {
    return plain(
        IntStream.range(1, weights.size())
            .mapToObj(value -> weights.get(value).multiply(BigDecimal.valueOf(value)))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  List<BigDecimal> upTo(int most) {
    return IntStream.rangeClosed(0, most).mapToObj(this::at).toList();
  }

  /// One form for one number: equal weights are equal objects, and JSON has no exponents.
  static BigDecimal plain(BigDecimal weight) {
    BigDecimal stripped = weight.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
