package org.convene.bench.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for the time of a measurement.
record WorkFolder(Path path) implements AutoCloseable {
  static WorkFolder make() throws IOException {
    return new WorkFolder(Files.createTempDirectory("convene-bench"));
  }

  /// What a server logged, in case something went wrong; empty where nothing was.
  String log(String name) throws IOException {
    Path file = path.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
