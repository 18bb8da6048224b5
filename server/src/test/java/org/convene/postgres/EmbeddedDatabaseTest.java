package org.convene.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.convene.base.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir Path folder;

  @Test
  void dataSurvivesARestart() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      execute(database.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(query(database.address(), "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void dataSurvivesAKilledServerWhosePostgresStillRuns() throws Exception {
    Process victim = startVictim();
    try (BufferedReader output = victim.inputReader()) {
      assertThat(output.readLine()).isEqualTo("committed");
      victim.destroyForcibly().waitFor();
    }
    assertThat(folder.resolve("postgres/postmaster.pid")).exists();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(query(database.address(), "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void aClusterMadeHalfWayIsPutAsideAndMadeAnew() throws Exception {
    Files.createDirectory(folder.resolve("postgres"));
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "18\n");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(query(database.address(), "SELECT 1")).isEqualTo("1");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("postgres.incomplete-"));
    }
  }

  @Test
  void anotherProgramUnderTheNumberOfADeadPostgresDoesNotMatter() throws Exception {
    EmbeddedDatabase.start(folder).close();
    Path pidFile = folder.resolve("postgres/postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + folder + "\n");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(query(database.address(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void itIsDurableAndAsksForItsPassword() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      DatabaseAddress address = database.address();
      assertThat(query(address, "SHOW fsync")).isEqualTo("on");
      assertThat(query(address, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(address, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(query(address, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(query(address, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      DatabaseAddress stranger =
          new DatabaseAddress(
              address.host(),
              address.port(),
              address.database(),
              address.user(),
              "guess",
              address.encryption());
      assertThatThrownBy(() -> query(stranger, "SELECT 1"))
          .hasMessageContaining("password authentication failed");
    }
  }

  /// Stands for a server: commits something, says so, and waits to be killed.
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments)
        throws CannotStart, SQLException, InterruptedException {
      EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
      execute(database.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
      System.out.println("committed");
      Thread.currentThread().join();
    }
  }

  private Process startVictim() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = Jdbc.dataSource(address).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = Jdbc.dataSource(address).getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return Objects.requireNonNull(rows.getString(1));
    }
  }
}
