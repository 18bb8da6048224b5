package org.convene.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The server's clock jumps forward and back by hours. See [ShiftedServer] for what does not jump
/// with it.
record ClockJumps(Duration each) implements Fault {
  private static final List<Integer> HOURS = List.of(1, -3, 6, 0, -24, 2);

  @Override
  public String name() {
    return "clock jumps, " + HOURS.size() + " ×";
  }

  @Override
  public void strike(Arena arena) throws IOException, InterruptedException {
    Path file = arena.folder().resolve("clock");
    Files.writeString(file, "0");
    arena.serving().stop();
    arena.serving().startWithClock(file);
    arena.awaitUp(1);
    for (int hours : HOURS) {
      Files.writeString(file, Long.toString(Duration.ofHours(hours).toSeconds()));
      arena.toServer().cut(0.3, arena.random());
      Arena.pass(each);
    }
    arena.serving().stop();
    arena.serving().start();
  }
}
