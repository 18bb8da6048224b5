package org.convene.bench.fuzz;

import java.nio.file.Path;

/// What can be searched.
enum Target {
  CALENDAR(CalendarFile.class, 20_000, "server/src/test/resources/ics"),
  FEED(CheckedFeed.class, 20_000, "server/src/test/resources/ics"),
  ELECTION(ElectionFile.class, 20_000, "server/src/test/resources/elections"),
  FRAME(ReadFrame.class, 4_000, "contract/examples/live");

  private final Class<?> one;
  private final int mostBytes;
  private final String seeds;

  Target(Class<?> one, int mostBytes, String seeds) {
    this.one = one;
    this.mostBytes = mostBytes;
    this.seeds = seeds;
  }

  String className() {
    return one.getName();
  }

  /// Of one input. Longer ones take longer and find hardly more.
  int mostBytes() {
    return mostBytes;
  }

  Path seeds(Path root) {
    return root.resolve(seeds);
  }
}
