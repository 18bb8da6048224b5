package org.convene.bench.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.convene.base.CannotStart;

/// The disk of the database is full. PostgreSQL gives up when it cannot extend its log; whoever
/// looks after it makes room and starts it again. Needs the [SmallDisk] under the arena, or it
/// would fill the machine's.
record DiskFull(Duration lasts) implements Fault {
  private static final int CHUNK = 64 * 1024;

  @Override
  public String name() {
    return "disk full";
  }

  @Override
  public void strike(Arena arena) throws IOException, InterruptedException, CannotStart {
    Path ballast = arena.folder().resolve("ballast");
    fill(ballast);
    Arena.pass(lasts);
    Files.delete(ballast);
    if (!arena.postgres().isAlive()) {
      arena.postgres().close();
      arena.toDatabase().leadTo(arena.postgres().start());
    }
  }

  private static void fill(Path ballast) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      long room = Files.getFileStore(ballast).getUsableSpace();
      for (long written = 0; written < room; written += CHUNK) {
        out.write(chunk);
      }
    } catch (IOException e) {
      // Now it is full.
    }
  }

  @Override
  public List<Pattern> expected() {
    return Fault.outage();
  }
}
