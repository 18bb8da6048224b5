package org.convene.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A description as blocks, so that plain text and HTML say the same.
final class Described {
  private sealed interface Block {
    record Paragraph(String text) implements Block {}

    record Points(String title, List<Point> points) implements Block {}
  }

  /// One line.
  ///
  /// @param depth how far it is indented; 0 at the margin
  /// @param url where it leads
  record Point(int depth, String text, @Nullable String url) {
    static Point of(String text) {
      return new Point(0, text, null);
    }

    static Point link(String text, String url) {
      return new Point(0, text, url);
    }
  }

  private final List<Block> blocks = new ArrayList<>();

  Described paragraph(String text) {
    if (!text.isBlank()) {
      blocks.add(new Block.Paragraph(text.strip()));
    }
    return this;
  }

  Described points(String title, List<Point> points) {
    if (!points.isEmpty()) {
      blocks.add(new Block.Points(title, List.copyOf(points)));
    }
    return this;
  }

  /// Blocks with an empty line between them.
  String plain() {
    return String.join("\n\n", blocks.stream().map(Described::plain).toList());
  }

  /// Simple elements only: mail programs and calendars take out the others.
  String html() {
    return String.join("", blocks.stream().map(Described::html).toList());
  }

  private static String plain(Block block) {
    return switch (block) {
      case Block.Paragraph(String text) -> text;
      case Block.Points(String title, List<Point> points) -> {
        StringBuilder lines = new StringBuilder(title).append(':');
        points.forEach(point -> lines.append('\n').append(plain(point)));
        yield lines.toString();
      }
    };
  }

  private static String plain(Point point) {
    String text = "  ".repeat(point.depth()) + point.text();
    return point.url() == null || point.text().equals(point.url())
        ? text
        : text + ": " + point.url();
  }

  private static String html(Block block) {
    return switch (block) {
      case Block.Paragraph(String text) -> "<p>" + escaped(text).replace("\n", "<br>") + "</p>";
      case Block.Points(String title, List<Point> points) -> {
        StringBuilder list = new StringBuilder("<p><b>" + escaped(title) + "</b></p><ul>");
        points.forEach(point -> list.append("<li>").append(html(point)).append("</li>"));
        yield list.append("</ul>").toString();
      }
    };
  }

  private static String html(Point point) {
    String text = "&nbsp;".repeat(2 * point.depth()) + escaped(point.text());
    return point.url() == null ? text : "<a href=\"" + escaped(point.url()) + "\">" + text + "</a>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
