package org.convene.participant;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.convene.base.Locales;
import org.jspecify.annotations.Nullable;

/// Names that guests give themselves, shown to everybody in the room.
final class GuestName {
  private static final Map<String, String> GUEST =
      Map.of("en", "Guest", "de", "Gast", "fr", "Invité", "nl", "Gast");

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private GuestName() {}

  /// Without spaces around, and with single ones inside.
  static String tidy(@Nullable String name) {
    return name == null ? "" : name.strip().replaceAll("\\s+", " ");
  }

  /// Nothing that is invisible or turns the text around it, except the joiners that some scripts
  /// and emoji are written with.
  static boolean isPrintable(String name) {
    return name.codePoints().allMatch(GuestName::isPrintable);
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          false;
      case Character.FORMAT -> character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
      default -> true;
    };
  }

  /// For somebody who gave none, so that lists can tell people apart.
  static String invented(@Nullable String locale) {
    String word = GUEST.getOrDefault(locale == null ? "en" : Locales.language(locale), "Guest");
    return String.format(Locale.ROOT, "%s %04d", word, ThreadLocalRandom.current().nextInt(10_000));
  }
}
