package org.convene.bench.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Faults in random order for as long as wanted, and the memory meanwhile of a server that lives
/// through all of it.
final class Soak {
  /// @param seconds since the beginning
  record Sample(double seconds, long bytes) {}

  /// @param resident every second
  /// @param heap after a collection, at the end of each trial
  /// @param outcomes one for each trial
  record Memory(List<Sample> resident, List<Sample> heap, List<Outcome> outcomes) {}

  /// A session has 200 polls at most, and each trial takes one.
  private static final int MOST_TRIALS = 190;

  private static final double NANOS = 1e9;

  private final Arena arena;
  private final Table table;
  private final long began = System.nanoTime();
  private final List<Sample> resident = new ArrayList<>();
  private final List<Sample> heap = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  Soak(Arena arena, Table table) {
    this.arena = arena;
    this.table = table;
  }

  Memory run(Duration lasts) throws Exception {
    List<Fault> faults = Faults.soak();
    Trial trial = new Trial(arena);
    Duration each = lasts.dividedBy(MOST_TRIALS);
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      clock.scheduleAtFixedRate(this::sample, 1, 1, TimeUnit.SECONDS);
      tried(trial, new Nothing());
      while (seconds() < lasts.toSeconds() && outcomes.size() < MOST_TRIALS) {
        double start = seconds();
        tried(trial, faults.get(arena.random().nextInt(faults.size())));
        Arena.await(each, () -> seconds() - start >= each.toNanos() / NANOS);
      }
      clock.shutdownNow();
    }
    return new Memory(List.copyOf(resident), List.copyOf(heap), List.copyOf(outcomes));
  }

  private void tried(Trial trial, Fault fault) throws Exception {
    Outcome outcome = trial.of(fault);
    table.add(outcome);
    outcomes.add(outcome);
    heap.add(new Sample(seconds(), outcome.heap()));
  }

  private double seconds() {
    return (System.nanoTime() - began) / NANOS;
  }

  private void sample() {
    try {
      if (arena.serving().isAlive()) {
        resident.add(new Sample(seconds(), arena.serving().resident()));
      }
    } catch (IOException e) {
      // It has just ended, which the next trial tells.
    }
  }
}
