package org.convene.bench.live;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/// When things are to happen, in nanoseconds from the start, in order. Planned before anything
/// runs: what is late counts as late from here.
final class Schedule {
  private Schedule() {}

  static long[] steady(int count, double perSecond) {
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = Math.round(i * TimeUnit.SECONDS.toNanos(1) / perSecond);
    }
    return times;
  }

  /// Arrivals of a Poisson process of which it is known that `count` fall into the span: as many
  /// independent times, uniform over it, sorted.
  static long[] poisson(int count, double seconds, long seed) {
    Random random = new Random(seed);
    return random
        .longs(count, 0, Math.round(seconds * TimeUnit.SECONDS.toNanos(1)))
        .sorted()
        .toArray();
  }
}
