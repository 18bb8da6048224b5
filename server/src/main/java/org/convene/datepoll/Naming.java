package org.convene.datepoll;

import java.util.Optional;
import org.convene.base.Refusal;
import org.convene.mail.MailAddress;
import org.jspecify.annotations.Nullable;

/// Names and addresses that people give.
final class Naming {
  /// Longest name, in UTF-16 units. Past it the table of answers no longer fits a phone.
  static final int LONGEST_NAME = 80;

  private Naming() {}

  static Optional<Refusal> flaw(String name, @Nullable String email) {
    if (name.isBlank()) {
      return Optional.of(Refusal.invalid("name-required", "A name is missing."));
    }
    if (name.length() > LONGEST_NAME || !name.codePoints().allMatch(Naming::isPrintable)) {
      return Optional.of(
          Refusal.invalid(
              "invalid-name",
              "A name has at most %d characters, all of them visible.".formatted(LONGEST_NAME)));
    }
    return email == null || MailAddress.of(email).filter(a -> a.value().equals(email)).isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.invalid("invalid-address", "That is no mail address."));
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT ->
          false;
      default -> true;
    };
  }
}
