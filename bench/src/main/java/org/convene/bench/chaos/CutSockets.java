package org.convene.bench.chaos;

import java.time.Duration;

/// Each second a share of all sockets breaks off without a word.
record CutSockets(double share, int seconds) implements Fault {
  @Override
  public String name() {
    return "%.0f %% of sockets cut, %d ×".formatted(share * 100, seconds);
  }

  @Override
  public void strike(Arena arena) throws InterruptedException {
    for (int i = 0; i < seconds; i++) {
      arena.toServer().cut(share, arena.random());
      Arena.pass(Duration.ofSeconds(1));
    }
  }
}
