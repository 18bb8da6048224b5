package org.convene.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VoteTest {
  private static final long MILLI = 1_000_000;
  private final Vote vote = new Vote(new long[] {0, 10 * MILLI}, new int[] {0, 1}, 2);

  @Test
  void whoHasNoAcknowledgementHasWaitedUntilNow() {
    vote.acked(0, 5 * MILLI);
    assertThat(vote.ackMillis(50, 110 * MILLI)).isBetween(4.9, 5.1);
    assertThat(vote.ackMillis(99, 110 * MILLI)).isBetween(99.0, 101.0);
  }

  @Test
  void aSecondAcknowledgementChangesNothing() {
    vote.acked(0, 5 * MILLI);
    vote.acked(0, 90 * MILLI);
    assertThat(vote.acked()).isEqualTo(1);
    assertThat(vote.ackMillis(50, 200 * MILLI)).isBetween(4.9, 5.1);
  }

  @Test
  void theLastScreenDecidesWhenAllIsShown() {
    vote.shows(0, 2, 30 * MILLI);
    vote.shows(1, 1, 40 * MILLI);
    assertThat(vote.shownMillis(100 * MILLI)).isEqualTo(90);
    vote.shows(1, 2, 60 * MILLI);
    assertThat(vote.shownMillis(100 * MILLI)).isEqualTo(50);
  }
}
