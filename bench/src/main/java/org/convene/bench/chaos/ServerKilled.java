package org.convene.bench.chaos;

import java.time.Duration;

/// `kill -9` of the server in the middle of a vote, again and again.
record ServerKilled(int times) implements Fault {
  private static final int LEAST_MILLIS = 200;
  private static final int SPREAD_MILLIS = 1_000;

  /// Some are still on their way back when it is killed again.
  private static final double BACK = 0.7;

  @Override
  public String name() {
    return "server killed, " + times + " ×";
  }

  @Override
  public void strike(Arena arena) throws Exception {
    for (int i = 0; i < times; i++) {
      Arena.pass(Duration.ofMillis(LEAST_MILLIS + arena.random().nextInt(SPREAD_MILLIS)));
      arena.serving().kill();
      arena.serving().start();
      arena.awaitUp(BACK);
    }
  }
}
