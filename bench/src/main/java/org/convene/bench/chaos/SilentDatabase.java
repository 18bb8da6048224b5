package org.convene.bench.chaos;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// The database says nothing and closes nothing, as behind a firewall that drops packets; then its
/// connections break off with what was under way, which may have been committed or not.
record SilentDatabase(Duration lasts) implements Fault {
  @Override
  public String name() {
    return "database silent for %d s, then cut".formatted(lasts.toSeconds());
  }

  @Override
  public void strike(Arena arena) throws InterruptedException {
    arena.toDatabase().hold(true);
    Arena.pass(lasts);
    arena.toDatabase().cut(1, arena.random());
    arena.toDatabase().hold(false);
  }

  @Override
  public List<Pattern> expected() {
    return Fault.outage();
  }
}
