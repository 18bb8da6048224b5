package org.convene.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// What a workload took: processor time of its thread, because the machine is shared and waiting is
/// not work.
///
/// @param nanos the median of all runs
record Measured(Workload workload, double nanos) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Fewer would let one collection of garbage decide.
  private static final int LEAST_RUNS = 3;

  /// Long enough for the compiler to have seen everything.
  private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int MOST_RUNS = 10_000;

  static volatile Object kept = "";

  static Measured of(Workload workload) {
    repeat(workload, 1);
    return new Measured(workload, median(repeat(workload, LEAST_RUNS)));
  }

  private static long[] repeat(Workload workload, int least) {
    long[] took = new long[MOST_RUNS];
    long all = 0;
    int runs = 0;
    while (runs < least || (all < WARM_NANOS && runs < MOST_RUNS)) {
      long start = THREADS.getCurrentThreadCpuTime();
      kept = workload.run().once();
      took[runs] = THREADS.getCurrentThreadCpuTime() - start;
      all += took[runs++];
    }
    return Arrays.copyOf(took, runs);
  }

  private static double median(long[] took) {
    Arrays.sort(took);
    return took[took.length / 2];
  }

  double nanosEach() {
    return nanos / workload.units();
  }
}
