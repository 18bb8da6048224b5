package org.convene.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The weight of those who gave an option each value from 0 on.
final class Histogram {
  private final Fraction[] weights;

  Histogram(int highest) {
    weights = Sums.zeros(highest + 1);
  }

  static List<Histogram> each(int options, int highest) {
    List<Histogram> each = new ArrayList<>();
    for (int option = 0; option < options; option++) {
      each.add(new Histogram(highest));
    }
    return each;
  }

  void add(int value, Fraction weight) {
    weights[value] = weights[value].plus(weight);
  }

  List<Fraction> weights() {
    return List.of(weights);
  }

  Fraction total() {
    return below(weights.length);
  }

  Fraction below(int value) {
    return Arrays.stream(weights, 0, value).reduce(Fraction.ZERO, Fraction::plus);
  }

  Fraction above(int value) {
    return Arrays.stream(weights, value + 1, weights.length).reduce(Fraction.ZERO, Fraction::plus);
  }

  /// The least value that at least half of the weight does not exceed; -1 where there is none.
  int lowerMedian() {
    return total().signum() == 0 ? -1 : least(Fraction.of(1, 2));
  }

  /// The least value that at least this share of the weight does not exceed, or, where that is the
  /// share exactly, the mean of it and the next value that anybody gave: definition 2 in R. J.
  /// Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", *The American Statistician* 50
  /// (1996), of which the usual median is a case. Nobody may have given nothing.
  Fraction quantile(Fraction share) {
    int value = least(share);
    int next = value;
    if (below(value + 1).equals(total().times(share))) {
      do {
        next++;
      } while (weights[next].signum() == 0);
    }
    return Fraction.of(value + (long) next, 2);
  }

  private int least(Fraction share) {
    Fraction wanted = total().times(share);
    int value = 0;
    while (below(value + 1).compareTo(wanted) < 0) {
      value++;
    }
    return value;
  }
}
