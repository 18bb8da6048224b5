package org.convene.attendee;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convene.base.Refusal;

/// Addresses of mailboxes (RFC 5321, 4.1.2), as people have them: no quoted local part, no address
/// literal, a domain with a dot. Domains may be written in any script and are kept in ASCII.
public final class MailAddress {
  /// RFC 5321, 4.5.3.1.3, without the angle brackets.
  static final int LONGEST = 254;

  private static final int LONGEST_LOCAL = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+" + LABEL);
  private static final Pattern DIGITS = Pattern.compile(".*\\.[0-9]+");

  private MailAddress() {}

  /// The address as it is kept; empty where no mailbox can have it.
  public static Optional<String> tidy(String typed) {
    String address = typed.strip();
    int at = address.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL || typed.length() > 2 * LONGEST) {
      return Optional.empty();
    }
    String local = address.substring(0, at);
    return ascii(address.substring(at + 1))
        .filter(domain -> LOCAL.matcher(local).matches())
        .filter(domain -> DOMAIN.matcher(domain).matches() && !DIGITS.matcher(domain).matches())
        .map(domain -> local + "@" + domain)
        .filter(whole -> whole.length() <= LONGEST);
  }

  private static Optional<String> ascii(String domain) {
    try {
      return Optional.of(IDN.toASCII(domain));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException impossible) {
      return Optional.empty();
    }
  }

  static Refusal invalid() {
    return Refusal.invalid("invalid-address", "no mailbox can have this address");
  }
}
