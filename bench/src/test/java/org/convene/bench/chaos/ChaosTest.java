package org.convene.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Laws: whatever goes wrong around a server under a vote, nothing acknowledged is lost, nothing
/// counts twice, everybody ends at the same state, and the log says nothing but what it should. The
/// short form of `./convene chaos`.
class ChaosTest {
  private static final int PEOPLE = 30;

  private static final Fault FAULTS =
      new InTurn(
          List.of(
              new ServerKilled(3),
              new PostgresKilled(1),
              new SlowDatabase(Duration.ofMillis(100), Duration.ofSeconds(1)),
              new SilentDatabase(Duration.ofSeconds(1)),
              new NoConnections(Duration.ofSeconds(1)),
              new SlowReaders(0, 10, 1),
              new SlowReaders(1, 10, 2),
              new CutSockets(0.1, 2),
              new Garbage(1),
              new ClockJumps(Duration.ofMillis(200))));

  @TempDir Path folder;

  @Test
  void whateverGoesWrongTheLawsHold() throws Exception {
    try (Arena arena = Arena.open(folder, PEOPLE, 1)) {
      assertThat(new Trial(arena).of(FAULTS).broken()).isEmpty();
    }
  }
}
