package org.convene.bench.chaos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which faults there are, by the names they are called by, and how hard each strikes.
final class Faults {
  private Faults() {}

  /// As `./convene chaos` has them, in their order.
  static Map<String, Fault> full() {
    Map<String, Fault> all = new LinkedHashMap<>();
    all.put("none", new Nothing());
    all.put("server", new ServerKilled(20));
    all.put("postgres", new PostgresKilled(3));
    all.put("slow", new SlowDatabase(Duration.ofMillis(400), Duration.ofSeconds(12)));
    all.put("silent", new SilentDatabase(Duration.ofSeconds(15)));
    all.put("connections", new NoConnections(Duration.ofSeconds(6)));
    all.put("unread", new SlowReaders(0, 30, 15));
    all.put("trickle", new SlowReaders(1, 30, 15));
    all.put("garbage", new Garbage(2));
    all.put("cut", new CutSockets(0.1, 15));
    all.put("clock", new ClockJumps(Duration.ofSeconds(2)));
    return all;
  }

  /// Milder, and none that ends the server: what piles up in it is to stay there.
  static List<Fault> soak() {
    return List.of(
        new PostgresKilled(1),
        new SlowDatabase(Duration.ofMillis(200), Duration.ofSeconds(3)),
        new SilentDatabase(Duration.ofSeconds(3)),
        new NoConnections(Duration.ofSeconds(2)),
        new SlowReaders(0, 20, 4),
        new SlowReaders(1, 20, 4),
        new CutSockets(0.1, 5),
        new Garbage(1));
  }

  /// On a [SmallDisk].
  static Fault onSmallDisk() {
    return new DiskFull(Duration.ofSeconds(6));
  }
}
