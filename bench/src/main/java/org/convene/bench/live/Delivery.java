package org.convene.bench.live;

import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/// What is to be sent to everybody in one round, and what has come of it. Confined to the thread of
/// the sockets.
final class Delivery {
  private static final long MICRO = 1_000;

  private final long[] planned;
  private final long expected;
  private final Histogram delays = new Histogram(3);
  private final CompletableFuture<Void> complete = new CompletableFuture<>();
  private long frames;
  private long bytes;
  private long events;
  private long lastAt;

  /// @param planned when each is to be sent, as [System#nanoTime]
  Delivery(long[] planned, int people) {
    this.planned = planned;
    this.expected = (long) planned.length * people;
    this.lastAt = planned[0];
  }

  /// A frame that covers the sent things from one number to another.
  void came(long from, long to, int size, long now) {
    frames++;
    bytes += size;
    lastAt = now;
    for (long number = Math.max(0, from); number <= Math.min(to, planned.length - 1); number++) {
      delays.recordValue(Math.max(0, now - planned[(int) number]) / MICRO);
      events++;
    }
    if (events >= expected) {
      complete.complete(null);
    }
  }

  /// When everything has come everywhere.
  CompletableFuture<Void> complete() {
    return complete;
  }

  long frames() {
    return frames;
  }

  /// What has not come, of all that was to come to all.
  long lost() {
    return expected - events;
  }

  double bytesEach() {
    return (double) bytes / Math.max(1, frames);
  }

  double seconds() {
    return (lastAt - planned[0]) / 1e9;
  }

  /// From the planned time of sending, in milliseconds.
  double delayMillis(double percentile) {
    return delays.getValueAtPercentile(percentile) / 1e3;
  }
}
