package org.convene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  @TempDir Path folder;

  @Test
  void itAnswersForItsHealthAndLeavesNothingRunning() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(folder.resolve("postgres/postmaster.pid")).exists();
    }
    assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void itStartsAgainWhereItWasKilled() throws Exception {
    try (ServerProcess first = ServerProcess.start(folder)) {
      first.kill();
    }
    try (ServerProcess second = ServerProcess.start(folder)) {
      assertThat(second.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }
}
