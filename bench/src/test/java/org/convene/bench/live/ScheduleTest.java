package org.convene.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aSteadyScheduleKeepsItsRate() {
    assertThat(Schedule.steady(4, 5))
        .containsExactly(0, SECOND / 5, 2 * SECOND / 5, 3 * SECOND / 5);
  }

  @Test
  void aPoissonScheduleHasEverybodyWithinTheSpanAndInOrder() {
    long[] times = Schedule.poisson(5_000, 5, 1);
    assertThat(times).hasSize(5_000).isSorted();
    assertThat(times[0]).isNotNegative();
    assertThat(times[4_999]).isLessThan(5 * SECOND);
  }

  @Test
  void thePausesOfAPoissonScheduleAreExponential() {
    long[] times = Schedule.poisson(100_000, 10, 2);
    double[] pauses =
        IntStream.range(1, times.length).mapToDouble(i -> times[i] - times[i - 1]).toArray();
    double mean = Arrays.stream(pauses).average().orElseThrow();
    long longer = Arrays.stream(pauses).filter(pause -> pause > mean).count();
    assertThat(longer / (double) pauses.length).isCloseTo(Math.exp(-1), within(0.01));
  }

  @Test
  void itIsTheSameInEachRun() {
    assertThat(Schedule.poisson(100, 1, 3)).isEqualTo(Schedule.poisson(100, 1, 3));
    assertThat(Schedule.poisson(100, 1, 3)).isNotEqualTo(Schedule.poisson(100, 1, 4));
  }
}
