package org.convene.bench;

import java.io.PrintStream;
import java.util.Locale;

/// A table of measurements, each beside the one it is compared with; a line as soon as it is known.
/// Markdown, so that it can go into a README as it is.
final class Report {
  private final PrintStream out;

  /// @param ratio what the last column says
  Report(PrintStream out, String title, String ratio) {
    this.out = out;
    out.printf(Locale.ROOT, "%n| %s | processor time | each | %s |%n", title, ratio);
    out.println("|---|---:|---:|---:|");
  }

  void add(Measured measured, Measured beside) {
    out.printf(
        Locale.ROOT,
        "| %s | %.1f ms | %.2f µs | %.2f |%n",
        measured.workload().name(),
        measured.nanos() / 1e6,
        measured.nanosEach() / 1e3,
        measured.nanosEach() / beside.nanosEach());
  }
}
