package org.convene.attendee;

import java.util.Optional;
import org.convene.base.CommitmentId;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// Who comes, as they or an organiser wrote it.
///
/// @param email null where none is known
/// @param locale a complete one; null where none is known
/// @param commitment that they come for
public record Person(
    String name,
    @Nullable String email,
    @Nullable String locale,
    @Nullable CommitmentId commitment) {

  /// Longest name, in UTF-16 units. Past it no list shows it whole, and no header line holds it.
  static final int LONGEST_NAME = 200;

  /// A name as it is kept; empty where it cannot be one: what is blank, too long, or holds
  /// characters that nobody sees. A line break in a name would begin another header in a mail.
  static Optional<String> tidyName(String typed) {
    String name = typed.strip().replaceAll(" +", " ");
    return name.isEmpty()
            || name.length() > LONGEST_NAME
            || !typed.codePoints().allMatch(Person::isSeen)
        ? Optional.empty()
        : Optional.of(name);
  }

  /// The joiners are not seen either, but some scripts cannot be written without them.
  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> character == 0x200C || character == 0x200D;
      default -> true;
    };
  }

  static Refusal invalidName() {
    return Refusal.invalid(
        "invalid-name",
        "a name has 1 to %d printable characters on one line".formatted(LONGEST_NAME));
  }
}
