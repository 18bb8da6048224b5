package org.convene.http;

import java.util.List;
import java.util.Optional;
import org.convene.base.Locales;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// What every template knows: the language it speaks, where it stands, and the files it needs.
///
/// @param address of this page, to which the choice of a language is added
/// @param section what the navigation marks as current
public record Page(
    Messages messages,
    Times times,
    Masthead masthead,
    String address,
    Section section,
    EntryFiles files) {

  /// The parts of the navigation.
  public enum Section {
    PROGRAMME,
    COOKBOOK,
    CALENDAR,
    ORGANISE,
    NONE
  }

  /// A language to switch to.
  public record Choice(String tag, String name, String href, boolean current) {}

  public String locale() {
    return messages.locale();
  }

  public String say(String key, Object... arguments) {
    return messages.say(key, arguments);
  }

  /// A text in the reader's language or the nearest to it.
  public String read(Text text) {
    return text.read(locale(), masthead.fallback());
  }

  /// The language [#read] had to fall back on, for the attribute `lang`; null where it is the
  /// page's own.
  public @Nullable String langOf(Text text) {
    String tag = tagOf(text);
    return tag.equals(locale()) ? null : tag;
  }

  private String tagOf(Text text) {
    if (text.in().containsKey(locale())) {
      return locale();
    }
    return Optional.of(masthead.fallback())
        .filter(text.in()::containsKey)
        .orElseGet(() -> text.in().isEmpty() ? locale() : text.in().firstKey());
  }

  /// This page in every language.
  public List<Choice> choices() {
    return Locales.COMPLETE.stream()
        .map(tag ->
            new Choice(
                tag,
                Times.languageName(tag),
                address + Languages.PARAMETER + "=" + tag,
                tag.equals(locale())))
        .toList();
  }

  /// For `aria-current`.
  public @Nullable String current(Section of) {
    return of == section ? "page" : null;
  }
}
