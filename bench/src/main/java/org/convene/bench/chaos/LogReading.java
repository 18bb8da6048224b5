package org.convene.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds in a server's log what should never be there. Remembers how far it has read.
final class LogReading {
  private static final Pattern BAD =
      Pattern.compile(
          " ERROR |Unhandled exception|OutOfMemoryError|StackOverflowError|Thread blocked|Exception in thread");

  /// Of one fault. An outage that fills the disk with words about itself is another outage.
  private static final int MOST_LINES = 3_000;

  private final Path file;
  private int read;

  LogReading(Path file) {
    this.file = file;
  }

  /// The bad lines that came since the last call, and how many lines came where that is too much.
  ///
  /// @param expected patterns of what the fault is bound to cause
  List<String> bad(List<Pattern> expected) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> fresh = lines.subList(Math.min(read, lines.size()), lines.size());
    List<String> bad =
        fresh.stream()
            .filter(line -> BAD.matcher(line).find())
            .filter(line -> expected.stream().noneMatch(known -> known.matcher(line).find()))
            .toList();
    read = lines.size();
    return fresh.size() > MOST_LINES
        ? Stream.concat(bad.stream(), Stream.of(fresh.size() + " lines")).toList()
        : bad;
  }
}
