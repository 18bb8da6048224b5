package org.convene.bench.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table of figures in Markdown, a row as soon as it is known.
///
/// @param formats of the columns after the first, as for [String#format]
record Table(List<String> formats) {
  /// Prints the head.
  ///
  /// @param columns alternately a heading and the format of what stands below it
  static Table head(String title, String... columns) {
    List<String> formats = new ArrayList<>();
    StringBuilder names = new StringBuilder("\n| " + title + " |");
    StringBuilder line = new StringBuilder("|---|");
    for (int i = 0; i < columns.length; i += 2) {
      names.append(' ').append(columns[i]).append(" |");
      line.append("---:|");
      formats.add(columns[i + 1]);
    }
    System.out.println(names);
    System.out.println(line);
    return new Table(formats);
  }

  /// A figure that is no number was not measured.
  void row(String name, double... figures) {
    StringBuilder row = new StringBuilder("| " + name + " |");
    for (int i = 0; i < figures.length; i++) {
      String cell =
          Double.isNaN(figures[i]) ? "–" : String.format(Locale.ROOT, formats.get(i), figures[i]);
      row.append(' ').append(cell).append(" |");
    }
    System.out.println(row);
  }

  /// Instead of a row: why there is none.
  void note(String name, String why) {
    System.out.println("| " + name + ": " + why + " |" + " |".repeat(formats.size()));
  }
}
