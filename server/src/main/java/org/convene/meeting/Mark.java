package org.convene.meeting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.convene.poll.PollView;
import org.convene.poll.Result.Count;

/// An option on the two-by-two, in percent of the field: feasibility to the right, impact upwards.
///
/// @param number the option's place in the poll, from 1
public record Mark(
    int number,
    BigDecimal x,
    BigDecimal left,
    BigDecimal right,
    BigDecimal y,
    BigDecimal top,
    BigDecimal bottom) {

  static Optional<Mark> of(PollView poll, Count count, int scale) {
    int number =
        1 + poll.options().stream().map(option -> option.id()).toList().indexOf(count.option());
    return ResultRows.middle(count.feasibility()) instanceof Cell.Middle across
            && ResultRows.middle(count.impact()) instanceof Cell.Middle up
        ? Optional.of(
            new Mark(
                number,
                percent(across.median(), scale),
                percent(across.low(), scale),
                percent(across.high(), scale),
                down(up.median(), scale),
                down(up.high(), scale),
                down(up.low(), scale)))
        : Optional.empty();
  }

  private static BigDecimal percent(BigDecimal value, int scale) {
    return value.movePointRight(2).divide(BigDecimal.valueOf(scale), 1, RoundingMode.HALF_UP);
  }

  private static BigDecimal down(BigDecimal value, int scale) {
    return BigDecimal.valueOf(100).subtract(percent(value, scale));
  }
}
