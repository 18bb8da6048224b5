package org.convene.feed;

import java.util.List;
import java.util.stream.Stream;
import org.convene.base.Locales;
import org.convene.base.Text;
import org.convene.http.Messages;
import org.convene.http.Times;
import org.convene.initiative.Initiative;
import org.jspecify.annotations.Nullable;

/// The language of a calendar: what organisers wrote in it, and our own words beside that, in the
/// nearest language that we have them in.
///
/// @param fallback what a text that lacks the language is read in
record Tongue(String locale, String fallback, Messages messages, Times times) {
  static Tongue of(@Nullable String wanted, Initiative initiative) {
    String first = initiative.locales().getFirst();
    String locale = wanted == null ? first : wanted;
    String ours =
        Stream.of(locale, Locales.language(locale), first, Locales.language(first))
            .filter(Locales.COMPLETE::contains)
            .findFirst()
            .orElseGet(Locales.COMPLETE::getFirst);
    return new Tongue(locale, first, Messages.of(ours), new Times(ours));
  }

  /// Whether anything could be in that language.
  static boolean speaks(@Nullable String wanted, Initiative initiative) {
    return wanted == null
        || Stream.of(initiative.locales(), Locales.COMPLETE)
            .flatMap(List::stream)
            .anyMatch(tag -> tag.equals(wanted) || tag.equals(Locales.language(wanted)));
  }

  String read(Text text) {
    return text.read(locale, fallback);
  }

  String say(String key, Object... arguments) {
    return messages.say(key, arguments);
  }
}
