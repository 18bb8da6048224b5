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

  private static final List<Fault> FAULTS =
      List.of(
          new ServerKilled(3),
          new PostgresKilled(1),
          new SilentDatabase(Duration.ofSeconds(1)),
          new NoConnections(Duration.ofSeconds(1)),
          new SlowReaders(0, 10, 1),
          new CutSockets(0.1, 2),
          new Garbage(1));

  @TempDir Path folder;

  @Test
  void whateverGoesWrongTheLawsHold() throws Exception {
    try (Arena arena = Arena.open(folder, PEOPLE, 1)) {
      Trial trial = new Trial(arena);
      for (Fault fault : FAULTS) {
        assertThat(trial.of(fault).broken()).as(fault.name()).isEmpty();
      }
    }
  }
}
