package org.convene.bench.live;

import org.convene.base.CannotStart;

/// How many there may be.
final class People {
  private People() {}

  static void atMost(int wanted, int most) throws CannotStart {
    if (wanted < 1 || wanted > most) {
      throw new CannotStart("--people is 1 to %,d, not %,d".formatted(most, wanted));
    }
  }
}
