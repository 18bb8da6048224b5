package org.convene.mail;

import org.jspecify.annotations.Nullable;

/// What a mail says.
///
/// @param locale of the texts
/// @param subject one line, whatever was given; see [OneLine]
/// @param text plain text; [#SECRET] in it and in `html` stands for the letter's secret
/// @param html a whole HTML document
public record Content(
    String locale,
    String subject,
    String text,
    @Nullable String html,
    @Nullable CalendarPart calendar) {

  /// Stands in a text where the secret goes: a character for private use, which no text has by
  /// accident.
  public static final String SECRET = "\uF8F0";

  public Content {
    subject = OneLine.of(subject);
  }

  public static Content plain(String locale, String subject, String text) {
    return new Content(locale, subject, text, null, null);
  }

  /// With the secret in its place.
  Content filled(@Nullable String secret) {
    return new Content(
        locale,
        subject,
        filled(text, secret),
        html == null ? null : filled(html, secret),
        calendar);
  }

  private static String filled(String template, @Nullable String secret) {
    return template.replace(SECRET, secret == null ? "" : secret);
  }
}
