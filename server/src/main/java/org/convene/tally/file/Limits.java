package org.convene.tally.file;

/// What a file may hold.
public final class Limits {
  /// Past it the text and what is read from it no longer fit a small server's memory side by side.
  public static final int MAX_BYTES = 64 << 20;

  /// Longest line, in UTF-16 units. Past it a place by line and column no longer helps anybody.
  public static final int MAX_LINE = 1 << 20;

  /// Past it a matrix of pairs would not fit the memory. Known elections have a few thousand.
  public static final int MAX_OPTIONS = 5_000;

  /// Most ballots that stand in a file one by one; each may count for many. Past it they do not fit
  /// the memory.
  public static final int MAX_BALLOTS = 1_000_000;

  /// Digits of a weight before and after the point. Past it a count is a slip of the pen, and exact
  /// sums become slow.
  public static final int MAX_WEIGHT_DIGITS = 15;

  public static final int MAX_WEIGHT_DECIMALS = 9;

  /// Most points for one option. Past it the square of a quadratic vote does not fit a long.
  public static final int MAX_POINTS = 1_000_000_000;

  /// Longest name of an option, in UTF-16 units. Past it the output is unreadable.
  public static final int MAX_NAME = 1_000;

  /// Most grades. Past it no ballot could show them.
  public static final int MAX_GRADES = 100;

  private Limits() {}
}
