package org.convene.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.convene.base.CannotStart;
import org.convene.postgres.DatabaseAddress;
import org.convene.postgres.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL that we may kill. Each start listens on another port: a [Passage] in front of it
/// stays where it is.
final class OwnPostgres implements AutoCloseable {
  private final Path folder;
  private @Nullable EmbeddedDatabase running;

  OwnPostgres(Path folder) {
    this.folder = folder;
  }

  /// Blocks until it answers, after it has read its log again where it was killed.
  ///
  /// @return its port
  int start() throws CannotStart {
    running = EmbeddedDatabase.start(folder);
    return address().port();
  }

  DatabaseAddress address() {
    return Objects.requireNonNull(running).address();
  }

  /// Past whatever stands between the server and it.
  Connection connect() throws SQLException {
    DatabaseAddress at = address();
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(at.host(), at.port(), at.database()),
        at.user(),
        at.password());
  }

  /// The first process and all that it started.
  private List<ProcessHandle> processes() throws IOException {
    Path file = folder.resolve("postgres/postmaster.pid");
    List<ProcessHandle> all = new ArrayList<>();
    if (Files.exists(file)) {
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      ProcessHandle.of(pid)
          .ifPresent(first -> {
            all.add(first);
            first.descendants().forEach(all::add);
          });
    }
    return all;
  }

  boolean isAlive() throws IOException {
    return processes().stream().anyMatch(ProcessHandle::isAlive);
  }

  /// `kill -9`, all of it at once, as when a machine loses its power; but for what the kernel has
  /// yet to write, which only a real loss of power can take.
  void kill() throws IOException {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    close();
  }

  @Override
  public void close() {
    EmbeddedDatabase ended = running;
    running = null;
    if (ended != null) {
      try {
        ended.close();
      } catch (IOException e) {
        // It is dead already; what is closed here is only our hold of its folder.
      }
    }
  }
}
