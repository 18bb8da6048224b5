package org.convene.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table of measurements, each beside the one it is compared with.
final class Report {
  private record Line(Measured measured, Measured beside) {}

  private final String title;
  private final String ratio;
  private final List<Line> lines = new ArrayList<>();

  /// @param ratio what the last column says
  Report(String title, String ratio) {
    this.title = title;
    this.ratio = ratio;
  }

  void add(Measured measured, Measured beside) {
    lines.add(new Line(measured, beside));
  }

  /// Markdown, so that it can go into a README as it is.
  void print(PrintStream out) {
    out.printf(Locale.ROOT, "%n| %s | processor time | each | %s |%n", title, ratio);
    out.println("|---|---:|---:|---:|");
    for (Line line : lines) {
      Measured m = line.measured();
      out.printf(
          Locale.ROOT,
          "| %s | %.1f ms | %.2f µs | %.1f |%n",
          m.workload().name(),
          m.nanos() / 1e6,
          m.nanosEach() / 1e3,
          m.nanosEach() / line.beside().nanosEach());
    }
  }
}
