package org.convene.bench.chaos;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// `kill -9` of PostgreSQL, all its processes, and its start again: the server goes on.
record PostgresKilled(int times) implements Fault {
  private static final Duration AWAY = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "PostgreSQL killed, " + times + " ×";
  }

  @Override
  public void strike(Arena arena) throws Exception {
    for (int i = 0; i < times; i++) {
      arena.postgres().kill();
      Arena.pass(AWAY);
      arena.toDatabase().leadTo(arena.postgres().start());
      Arena.pass(BETWEEN);
    }
  }

  @Override
  public List<Pattern> expected() {
    return Fault.outage();
  }
}
