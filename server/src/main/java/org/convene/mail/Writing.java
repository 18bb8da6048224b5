package org.convene.mail;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a mail, written once and read two ways: as plain text, and as HTML for programs
/// that show it. Both say the same in the same order.
///
/// Whatever people typed is escaped. The HTML names no colours but those of its button, so that
/// light and dark are the program's choice; it loads nothing from anywhere, and has no style sheet,
/// which some programs drop.
///
/// @param locale of the texts
/// @param subject one line
/// @param blocks from top to bottom
public record Writing(String locale, String subject, List<Block> blocks) {
  public Writing {
    blocks = List.copyOf(blocks);
  }

  public sealed interface Block {
    /// Words, of us or of somebody else. Addresses in them lead nowhere.
    record Paragraph(String text) implements Block {}

    /// What it is about, one fact a line. Addresses of pages in the lines are links.
    record Facts(String title, List<String> lines) implements Block {}

    /// @param lead why to go there
    /// @param label of the button
    record Link(String lead, String label, String url) implements Block {}

    record Signature(String name, String url) implements Block {}
  }

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

  /// White on this blue is 6.4 to 1.
  private static final String BUTTON =
      "display:inline-block;padding:12px 20px;border-radius:8px;background:#1b5fa8;color:#ffffff;"
          + "font-weight:600;text-decoration:none";

  private static final String DOCUMENT =
      """
      <!doctype html>
      <html lang="%1$s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <title>%2$s</title>
      </head>
      <body style="margin:0;padding:24px 16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;\
      font-size:16px;line-height:1.5;overflow-wrap:anywhere">
      <div style="max-width:36em;margin:0 auto">
      %3$s
      </div>
      </body>
      </html>
      """;

  /// Ready for a letter.
  public Content content() {
    return new Content(locale, subject, text(), html(), null);
  }

  String text() {
    return blocks.stream().map(Writing::text).collect(Collectors.joining("\n\n")) + "\n";
  }

  private static String text(Block block) {
    return switch (block) {
      case Block.Paragraph(String text) -> text;
      case Block.Facts(String title, List<String> lines) -> title + "\n" + String.join("\n", lines);
      case Block.Link(String lead, _, String url) -> lead + "\n" + url;
      case Block.Signature(String name, String url) -> "-- \n" + name + "\n" + url;
    };
  }

  String html() {
    String body = blocks.stream().map(Writing::html).collect(Collectors.joining("\n"));
    return DOCUMENT.formatted(escaped(locale), escaped(OneLine.of(subject)), body);
  }

  private static String html(Block block) {
    return switch (block) {
      case Block.Paragraph(String text) ->
          "<p style=\"margin:0 0 16px\">" + broken(escaped(text)) + "</p>";
      case Block.Facts(String title, List<String> lines) -> facts(title, lines);
      case Block.Link(String lead, String label, String url) ->
          "<p style=\"margin:24px 0 12px\">%s</p>\n<p style=\"margin:0 0 24px\"><a href=\"%s\" style=\"%s\">%s</a></p>"
              .formatted(escaped(lead), escaped(url), BUTTON, escaped(label));
      case Block.Signature(String name, String url) ->
          "<p style=\"margin:32px 0 0;padding-top:12px;border-top:1px solid #888888;font-size:14px\">%s<br>%s</p>"
              .formatted(escaped(name), linked(url));
    };
  }

  private static String facts(String title, List<String> lines) {
    String all =
        lines.stream()
            .map(line -> "<p style=\"margin:0 0 8px\">" + linked(line) + "</p>")
            .collect(Collectors.joining("\n"));
    return "<h1 style=\"margin:24px 0 8px;font-size:22px;line-height:1.3\">%s</h1>\n%s"
        .formatted(escaped(title), all);
  }

  private static String linked(String line) {
    StringBuilder html = new StringBuilder();
    int end = 0;
    for (Matcher address = ADDRESS.matcher(line); address.find(); end = address.end()) {
      String url = escaped(address.group());
      html.append(escaped(line.substring(end, address.start())))
          .append("<a href=\"%1$s\">%1$s</a>".formatted(url));
    }
    return html.append(escaped(line.substring(end))).toString();
  }

  private static String broken(String html) {
    return html.replace("\r", "").replace("\n", "<br>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
