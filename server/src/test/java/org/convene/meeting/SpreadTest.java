package org.convene.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMiddleOfAnEvenNumberLiesBetweenTwoValues() {
    assertThat(spread(1, 1, 1, 1).middle())
        .contains(
            new Cell.Middle(new BigDecimal("1.5"), new BigDecimal("0.5"), new BigDecimal("2.5")));
    assertThat(spread(0, 2, 0, 2).lowerMedian()).contains(1);
    assertThat(spread(1, 0, 0, 3).mean()).contains(new BigDecimal("2.25"));
  }

  @Test
  void ofNobodyThereIsNoMiddle() {
    assertThat(spread(0, 0).middle()).isEmpty();
    assertThat(spread(0).mean()).isEmpty();
    assertThat(new Spread(List.of()).lowerMedian()).isEmpty();
  }

  @Property
  void quartilesStandInTheirOrder(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 9) Integer> weights) {
    int[] given = weights.stream().mapToInt(weight -> weight).toArray();
    spread(given)
        .middle()
        .ifPresent(middle -> {
          assertThat(middle.low()).isLessThanOrEqualTo(middle.median());
          assertThat(middle.median()).isLessThanOrEqualTo(middle.high());
        });
  }

  private static Spread spread(int... weights) {
    return new Spread(Arrays.stream(weights).mapToObj(BigDecimal::valueOf).toList());
  }
}
