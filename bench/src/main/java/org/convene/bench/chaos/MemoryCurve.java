package org.convene.bench.chaos;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Draws a soak's memory over time as SVG, for light pages and dark ones.
final class MemoryCurve {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 56;
  private static final int BOTTOM = 40;
  private static final int TOP = 40;
  private static final int RIGHT = 16;
  private static final int STEPS = 4;
  private static final int SECONDS_A_MINUTE = 60;
  private static final long MEGABYTE = 1 << 20;
  private static final long ROUND = 100;

  private final Soak.Memory memory;
  private final double seconds;
  private final long top;

  private MemoryCurve(Soak.Memory memory) {
    this.memory = memory;
    this.seconds = Math.max(1, memory.resident().getLast().seconds());
    long most = memory.resident().stream().mapToLong(Soak.Sample::bytes).max().orElse(1);
    this.top = (most / MEGABYTE / ROUND + 1) * ROUND;
  }

  /// @param title says what was done, and for how long
  static String of(Soak.Memory memory, String title) {
    return new MemoryCurve(memory).draw(title);
  }

  private String draw(String title) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="title">
    <title id="title">%s</title>
    <style>
    text { font: 13px system-ui, sans-serif; fill: #333 }
    .grid { stroke: #ccc } .resident { stroke: #0b5cad; fill: none; stroke-width: 1.5 } .heap { fill: #b3470f }
    .of-resident { fill: #0b5cad } .of-heap { fill: #b3470f }
    @media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #444 } .resident { stroke: #7ab8ff }
    .heap, .of-heap { fill: #ffa36b } .of-resident { fill: #7ab8ff } }
    </style>
    <text x="%d" y="20">%s</text>
    %s%s<polyline class="resident" points="%s"/>
    %s<text class="of-resident" x="%d" y="%d" text-anchor="end">resident, MB</text>
    <text class="of-heap" x="%d" y="%d" text-anchor="end">● heap after a collection, MB</text>
    </svg>
    """
        .formatted(
            WIDTH,
            HEIGHT,
            title,
            LEFT,
            title,
            rows(),
            minutes(),
            points(memory.resident()),
            dots(memory.heap()),
            WIDTH - RIGHT,
            TOP + 14,
            WIDTH - RIGHT,
            TOP + 32);
  }

  private String rows() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i <= STEPS; i++) {
      long value = top * i / STEPS;
      double y = y(value * MEGABYTE);
      rows.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>%n",
              LEFT,
              WIDTH - RIGHT,
              y,
              y,
              LEFT - 8,
              y + 4,
              value));
    }
    return rows.toString();
  }

  private String minutes() {
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i <= STEPS; i++) {
      double at = seconds * i / STEPS;
      marks.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.1f min</text>%n",
              Math.min(x(at), WIDTH - RIGHT - 20.0),
              HEIGHT - 14,
              at / SECONDS_A_MINUTE));
    }
    return marks.toString();
  }

  private String points(List<Soak.Sample> samples) {
    return samples.stream()
        .map(s -> String.format(Locale.ROOT, "%.1f,%.1f", x(s.seconds()), y(s.bytes())))
        .collect(Collectors.joining(" "));
  }

  private String dots(List<Soak.Sample> samples) {
    return samples.stream()
        .map(s ->
            String.format(
                Locale.ROOT,
                "<circle class=\"heap\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>%n",
                x(s.seconds()),
                y(s.bytes())))
        .collect(Collectors.joining());
  }

  private double x(double at) {
    return LEFT + (WIDTH - LEFT - RIGHT) * Math.min(1, at / seconds);
  }

  private double y(long bytes) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (bytes / (double) (top * MEGABYTE));
  }
}
