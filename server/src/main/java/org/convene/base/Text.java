package org.convene.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A text in one or several languages, keyed by locale tag; JSON `{"en": "Welcome", "fr":
/// "Bienvenue"}`.
public record Text(@JsonValue SortedMap<String, String> in) {
  /// Longest text in one language, in UTF-16 units. Past it a question no longer fits a phone's
  /// screen.
  public static final int MAX_LENGTH = 500;

  /// Most languages of one text. Past it a poll of a hundred options no longer fits a frame.
  public static final int MAX_LOCALES = 30;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Text {
    in = Collections.unmodifiableSortedMap(new TreeMap<>(in));
    if (in.containsValue(null)) {
      throw new IllegalArgumentException("a text is null in one of its languages");
    }
  }

  public static Text of(String locale, String text) {
    return new Text(new TreeMap<>(Map.of(locale, text)));
  }

  /// What a reader of `locale` gets: that locale, else its base language, else `fallback`, else the
  /// first there is.
  public String read(String locale, String fallback) {
    return Optional.ofNullable(in.get(locale))
        .or(() -> Optional.ofNullable(in.get(Locales.language(locale))))
        .or(() -> Optional.ofNullable(in.get(fallback)))
        .orElseGet(() -> in.isEmpty() ? "" : in.get(in.firstKey()));
  }

  /// Why it cannot be accepted as `name`, if it cannot.
  public Optional<Refusal> flaw(String name) {
    if (in.isEmpty()) {
      return flawed(name + " is empty: give it in at least one language");
    }
    if (in.size() > MAX_LOCALES) {
      return flawed(name + " has more than " + MAX_LOCALES + " languages");
    }
    return in.entrySet().stream().flatMap(e -> flaw(name, e).stream()).findFirst();
  }

  /// The same for what has to stand on one line, such as a title.
  public Optional<Refusal> lineFlaw(String name) {
    return flaw(name).or(() -> characters(name, Characters::isLine, "a line break or a"));
  }

  /// The same for what may have several lines.
  public Optional<Refusal> proseFlaw(String name) {
    return flaw(name).or(() -> characters(name, Characters::isProse, "a"));
  }

  private Optional<Refusal> characters(String name, Predicate<String> fits, String what) {
    return in.entrySet().stream()
        .filter(one -> !fits.test(one.getValue()))
        .findFirst()
        .flatMap(one -> flawed(name + " holds " + what + " control character in " + one.getKey()));
  }

  private static Optional<Refusal> flaw(String name, Map.Entry<String, String> one) {
    if (!Locales.isTag(one.getKey())) {
      return flawed(name + " names a language that is not a locale tag");
    }
    if (one.getValue().isBlank()) {
      return flawed(name + " is blank in " + one.getKey());
    }
    return one.getValue().length() > MAX_LENGTH
        ? flawed(name + " is longer than " + MAX_LENGTH + " characters in " + one.getKey())
        : Optional.empty();
  }

  private static Optional<Refusal> flawed(String detail) {
    return Optional.of(Refusal.invalid("invalid-text", detail));
  }
}
