package org.convene.bench.live;

/// Whether numbered things came whole: each number once, none left out.
final class Sequence {
  private long last;
  private long missing;
  private long repeated;

  /// @param last the number before the first that is to come
  Sequence(long last) {
    this.last = last;
  }

  /// The numbers of both ends and all between have come.
  void came(long from, long to) {
    missing += Math.max(0, from - last - 1);
    repeated += Math.max(0, Math.min(to, last) - from + 1);
    last = Math.max(last, to);
  }

  long last() {
    return last;
  }

  /// Numbers that had not come when a later one came.
  long missing() {
    return missing;
  }

  /// Numbers that came again, or late.
  long repeated() {
    return repeated;
  }
}
