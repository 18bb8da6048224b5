package org.convene.bench.live;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The round in the middle: one in which the machine did something else does not decide.
final class Medians {
  private Medians() {}

  /// Not a number where there was no round.
  static <T> double of(List<T> rounds, ToDoubleFunction<T> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
