package org.convene.bench.chaos;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The laws by fault, a line as soon as it is known. Markdown, so that it can go into a README.
final class Table {
  private final PrintStream out;

  Table(PrintStream out) {
    this.out = out;
    String columns =
        Arrays.stream(Law.values()).map(Law::column).collect(Collectors.joining(" | "));
    out.printf("%n| fault | %s | longest wait | heap | resident |%n", columns);
    out.println("|---" + "|:-:".repeat(Law.values().length) + "|---:|---:|---:|");
  }

  void add(Outcome outcome) {
    if (!outcome.skipped().isEmpty()) {
      out.printf("| %s | skipped: %s |%n", outcome.fault(), outcome.skipped());
      return;
    }
    String held =
        Arrays.stream(Law.values())
            .map(law -> outcome.broken().containsKey(law) ? "**broken**" : "held")
            .collect(Collectors.joining(" | "));
    out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f s | %d MB | %d MB |%n",
        outcome.fault(),
        held,
        outcome.slowestMillis() / 1e3,
        outcome.heap() >> 20,
        outcome.resident() >> 20);
  }

  /// What was broken, in full.
  void explain(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      outcome
          .broken()
          .forEach((law, how) ->
              how.forEach(one -> out.printf("%n%s, %s: %s", outcome.fault(), law.column(), one)));
    }
    out.println();
  }
}
