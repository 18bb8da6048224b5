package org.convene.roll;

import java.util.Locale;
import java.util.Optional;
import org.convene.base.HolderId;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// A person named on a prepared roll. One of name and address may be missing. Neither is part of a
/// frozen roll, which others get to read: there a holder is an id.
public record Holder(HolderId id, @Nullable String name, @Nullable String email) {
  /// Past it a name no longer fits a phone's line: the same as for those who join.
  public static final int MAX_NAME = 80;

  /// RFC 5321 allows no longer address.
  public static final int MAX_EMAIL = 254;

  Optional<Refusal> flaw() {
    if (name == null && email == null) {
      return invalid("a holder has a name or an address");
    }
    if (name != null && !isName(name)) {
      return invalid(
          "a holder's name has 1 to " + MAX_NAME + " characters, and none of ; < > in it");
    }
    return email == null || isAddress(email) ? Optional.empty() : invalid("not an address");
  }

  /// Whether it can be shown, and written in a table.
  private static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= MAX_NAME
        && text.codePoints().noneMatch(c -> Character.isISOControl(c) || ";<>".indexOf(c) >= 0);
  }

  /// Whether mail could be sent there, as far as one can see.
  static boolean isAddress(String text) {
    return text.length() <= MAX_EMAIL && text.matches("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
  }

  /// As a table has it.
  String written() {
    if (email == null) {
      return name == null ? "" : name;
    }
    return name == null ? email : name + " <" + email + ">";
  }

  /// By which two holders of a roll are one person: the address, else the name.
  String key() {
    return email == null ? RollRules.key(name == null ? "" : name) : email.toLowerCase(Locale.ROOT);
  }

  private static Optional<Refusal> invalid(String detail) {
    return Optional.of(Refusal.invalid("invalid-roll", detail));
  }
}
