package org.convene.meeting;

import java.math.BigDecimal;
import java.util.List;
import org.convene.poll.Option;
import org.jspecify.annotations.Nullable;

/// A line of a result's table, with its bars. Lengths are in tenths of a percent of the cell.
///
/// @param mark before the option: its rank, or its number in the plot
/// @param tag key of what is said after it: elected, passed
/// @param leads won, or ties for it
/// @param tenths length of the bar
/// @param stack parts of one bar, side by side
/// @param spread columns side by side, the highest 1000
public record ResultRow(
    Option option,
    @Nullable String mark,
    @Nullable String tag,
    boolean leads,
    List<Cell> cells,
    @Nullable Integer tenths,
    List<Part> stack,
    List<Part> spread) {

  /// @param start where it begins
  /// @param median the middle of all is here
  public record Part(int start, int tenths, BigDecimal weight, boolean median) {}

  /// Length of the bar, as an SVG length.
  public String bar() {
    int length = tenths == null ? 0 : tenths;
    return length / 10 + "." + length % 10 + "%";
  }

  static ResultRow of(Option option, boolean leads, Cell... cells) {
    return new ResultRow(option, null, null, leads, List.of(cells), null, List.of(), List.of());
  }

  ResultRow marked(@Nullable String with) {
    return new ResultRow(option, with, tag, leads, cells, tenths, stack, spread);
  }

  ResultRow tagged(@Nullable String with) {
    return new ResultRow(option, mark, with, leads, cells, tenths, stack, spread);
  }

  ResultRow barred(int length) {
    return new ResultRow(option, mark, tag, leads, cells, length, stack, spread);
  }

  ResultRow stacked(List<Part> parts) {
    return new ResultRow(option, mark, tag, leads, cells, tenths, parts, spread);
  }

  ResultRow spread(List<Part> columns) {
    return new ResultRow(option, mark, tag, leads, cells, tenths, stack, columns);
  }
}
