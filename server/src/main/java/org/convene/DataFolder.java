package org.convene;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.convene.base.CannotStart;

/// The folder a server keeps its data in, held for one server at a time by a lock that the system
/// gives back even when the server is killed. Only its owner may look into a folder made here.
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static DataFolder open(Path wanted) throws CannotStart {
    Path path = wanted.toAbsolutePath().normalize();
    make(path);
    try {
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new CannotStart(
            "The data folder " + path + " is in use by another server; --data chooses another");
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static void make(Path path) throws CannotStart {
    if (Files.isDirectory(path)) {
      return;
    }
    try {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw notWritable(path, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static CannotStart notWritable(Path path, IOException e) {
    return new CannotStart(
        "The data folder " + path + " cannot be written to; --data chooses another", e);
  }
}
