package org.convene.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final long MILLI = 1_000_000;
  private final Delivery delivery = new Delivery(new long[] {100 * MILLI, 200 * MILLI}, 2);

  @Test
  void delayCountsFromThePlannedTime() {
    delivery.came(0, 0, 300, 107 * MILLI);
    assertThat(delivery.delayMillis(100)).isBetween(6.99, 7.01);
  }

  @Test
  void aFrameThatCoversSeveralBringsEach() {
    delivery.came(0, 1, 500, 250 * MILLI);
    assertThat(delivery.frames()).isEqualTo(1);
    assertThat(delivery.lost()).isEqualTo(2);
    assertThat(delivery.delayMillis(100)).isBetween(149.0, 151.0);
  }

  @Test
  void itIsCompleteOnceEverythingHasComeEverywhere() {
    delivery.came(0, 1, 500, 250 * MILLI);
    assertThat(delivery.complete()).isNotDone();
    delivery.came(0, 0, 300, 250 * MILLI);
    delivery.came(1, 1, 300, 260 * MILLI);
    assertThat(delivery.complete()).isDone();
    assertThat(delivery.lost()).isZero();
  }
}
