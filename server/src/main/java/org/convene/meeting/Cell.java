package org.convene.meeting;

import java.math.BigDecimal;
import org.convene.base.Text;

/// What stands in a cell of a result, to be written as the reader's language does.
public sealed interface Cell {
  record Amount(BigDecimal value) implements Cell {}

  /// @param tenths of a percent
  record Share(int tenths) implements Cell {
    public double share() {
      return tenths / 1000.0;
    }
  }

  record Named(Text text) implements Cell {}

  /// A median, and between which values half of the voters are.
  record Middle(BigDecimal median, BigDecimal low, BigDecimal high) implements Cell {}

  /// Nobody said anything.
  record Nothing() implements Cell {}
}
