package org.convene.bench.chaos;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Each word with the database takes long.
record SlowDatabase(Duration each, Duration lasts) implements Fault {
  @Override
  public String name() {
    return "database slow, %d ms a way".formatted(each.toMillis());
  }

  @Override
  public void strike(Arena arena) throws InterruptedException {
    arena.toDatabase().slowDown(each);
    Arena.pass(lasts);
    arena.toDatabase().slowDown(Duration.ZERO);
  }

  @Override
  public List<Pattern> expected() {
    return Fault.outage();
  }
}
