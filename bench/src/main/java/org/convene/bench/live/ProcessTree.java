package org.convene.bench.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What Linux says a process and its children have used, in `/proc`.
record ProcessTree(ProcessHandle root) {
  /// Linux counts in hundredths of a second.
  private static final double TICKS = 100;

  private static final int USER_TIME = 11;
  private static final int TIMES = 4;

  static ProcessTree of(long pid) {
    return new ProcessTree(ProcessHandle.of(pid).orElseThrow());
  }

  /// Processor time in user and system, of children that have ended, too.
  double cpuSeconds() {
    return all().mapToDouble(each -> cpuSeconds(each.pid())).sum();
  }

  /// Memory that is in the machine now, of the process alone.
  long residentBytes() {
    return read(root.pid(), "status")
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .sum();
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(root), root.descendants());
  }

  private static double cpuSeconds(long pid) {
    String stat = read(pid, "stat");
    if (stat.isEmpty()) {
      return 0;
    }
    // The name stands in brackets and may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    double ticks = 0;
    for (int i = 0; i < TIMES; i++) {
      ticks += Long.parseLong(fields[USER_TIME + i]);
    }
    return ticks / TICKS;
  }

  /// Empty where it has ended meanwhile.
  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
