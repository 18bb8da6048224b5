package org.convene.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The PostgreSQL that a killed server (`kill -9`, out of memory) left running on its cluster.
///
/// The caller holds the data folder, so nobody else can be using it.
final class OrphanedPostgres {
  /// A fast shutdown writes a checkpoint. Past it we kill, and the next start replays the log
  /// instead.
  private static final int STOP_SECONDS = 30;

  private OrphanedPostgres() {}

  /// Returns when nothing runs on the cluster and no leftover keeps a new one from starting there.
  static void stop(Path cluster) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> postmaster =
        firstLineAsPid(pidFile).flatMap(ProcessHandle::of).filter(OrphanedPostgres::isPostgres);
    if (postmaster.isPresent()) {
      stop(postmaster.get());
    }
    // After a reboot the number may be another program's: PostgreSQL would refuse to start.
    Files.deleteIfExists(pidFile);
  }

  private static Optional<Long> firstLineAsPid(Path pidFile) throws IOException {
    return Files.readAllLines(pidFile).stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(path -> path.endsWith("/postgres")).isPresent();
  }

  private static void stop(ProcessHandle postmaster) throws IOException {
    signal("INT", postmaster);
    if (!ends(postmaster)) {
      signal("QUIT", postmaster);
      if (!ends(postmaster)) {
        throw new IOException("the orphaned PostgreSQL " + postmaster.pid() + " does not stop");
      }
    }
  }

  /// Java can only send TERM, on which PostgreSQL waits for its clients to leave by themselves.
  private static void signal(String name, ProcessHandle process) throws IOException {
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().onExit().join();
  }

  private static boolean ends(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the orphaned PostgreSQL stops", e);
    } catch (ExecutionException e) {
      throw new IOException("cannot wait for the orphaned PostgreSQL", e);
    }
  }
}
