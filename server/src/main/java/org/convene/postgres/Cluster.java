package org.convene.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/// The files of the embedded PostgreSQL inside a data folder.
///
/// A start that was killed half-way through making the cluster leaves one without its mark; it
/// never held anything, and is put aside rather than deleted.
record Cluster(Path dataFolder) {
  private static final int PASSWORD_BYTES = 24;

  Path folder() {
    return dataFolder.resolve("postgres");
  }

  Path passwordFile() {
    return dataFolder.resolve("postgres.password");
  }

  /// What `initdb` and `pg_ctl` said at the last start.
  Path startLog() {
    return dataFolder.resolve("postgres.log");
  }

  String password() throws IOException {
    return Files.readString(passwordFile()).strip();
  }

  boolean isComplete() {
    return Files.exists(mark());
  }

  /// Says that everything in the cluster is made.
  void complete() throws IOException {
    Files.writeString(mark(), "The cluster is complete since " + Instant.now() + "\n");
  }

  /// Leaves either a complete cluster, or none and a fresh password for the one to be made.
  void prepare() throws IOException {
    if (isComplete()) {
      return;
    }
    if (Files.exists(folder())) {
      OrphanedPostgres.stop(folder());
      Files.move(
          folder(), dataFolder.resolve("postgres.incomplete-" + Instant.now().toEpochMilli()));
    }
    Files.deleteIfExists(passwordFile());
    Files.createFile(
        passwordFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile(), newPassword() + "\n");
  }

  private Path mark() {
    return folder().resolve("convene.complete");
  }

  private static String newPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
