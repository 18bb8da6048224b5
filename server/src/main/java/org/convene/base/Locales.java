package org.convene.base;

import java.util.List;

/// Locale tags as we write them: a language, perhaps a script, perhaps a region (`en`, `pt-PT`,
/// `sr-Latn-RS`).
public final class Locales {
  public static final String TAG = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?";

  /// Locales whose catalogues are complete, the first being what nothing else fits falls back on.
  public static final List<String> COMPLETE = List.of("en", "de", "fr", "nl");

  private Locales() {}

  public static boolean isTag(String tag) {
    return tag.matches(TAG);
  }

  public static String language(String tag) {
    int dash = tag.indexOf('-');
    return dash < 0 ? tag : tag.substring(0, dash);
  }
}
