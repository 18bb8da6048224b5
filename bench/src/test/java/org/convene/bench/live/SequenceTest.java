package org.convene.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceTest {
  private final Sequence sequence = new Sequence(9);

  @Test
  void whatComesOnceAndInOrderIsWhole() {
    came(10, 10);
    came(11, 14);
    flaws(0, 0);
    assertThat(sequence.last()).isEqualTo(14);
  }

  @Test
  void whatIsLeftOutIsMissing() {
    came(10, 10);
    came(13, 13);
    flaws(2, 0);
  }

  @Test
  void theFirstIsNotForgotten() {
    came(11, 11);
    flaws(1, 0);
  }

  @Test
  void whatComesAgainIsRepeated() {
    came(10, 12);
    came(11, 13);
    flaws(0, 2);
  }

  @Test
  void whatComesLateWasMissingAndIsRepeated() {
    came(11, 11);
    came(10, 10);
    flaws(1, 1);
  }

  private void came(long from, long to) {
    sequence.came(from, to);
  }

  private void flaws(long missing, long repeated) {
    assertThat(sequence.missing()).isEqualTo(missing);
    assertThat(sequence.repeated()).isEqualTo(repeated);
  }
}
