package org.convene.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address that mail can be sent to: `ada@example.org`. ASCII only, without quoted local parts
/// and comments (a subset of RFC 5321, section 4.1.2): whatever stands in one can be written in a
/// header and in a command to a mail server as it is.
public record MailAddress(@JsonValue String value) {
  /// RFC 5321 allows no longer path than 256 with its brackets.
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL = 64;

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern ADDRESS =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

  /// @throws IllegalArgumentException where [#of] is empty
  public MailAddress {
    if (!isAddress(value)) {
      throw new IllegalArgumentException("not an address");
    }
  }

  /// Empty when it is not an address. Spaces around it are left out.
  public static Optional<MailAddress> of(String text) {
    String bare = text.strip();
    return isAddress(bare) ? Optional.of(new MailAddress(bare)) : Optional.empty();
  }

  private static boolean isAddress(String text) {
    return text.length() <= MAX_LENGTH
        && text.indexOf('@') <= MAX_LOCAL
        && ADDRESS.matcher(text).matches();
  }

  /// Whether mail to both reaches one person, as nearly every mail server has it: case does not
  /// count.
  public boolean isSameAs(MailAddress other) {
    return key().equals(other.key());
  }

  /// What addresses are compared and looked up by.
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
