package org.convene.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An address, and perhaps the name of whom it reaches.
///
/// @param name one line, whatever was given; see [OneLine]
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mailbox(MailAddress address, @Nullable String name) {
  public Mailbox {
    name = name == null || name.isBlank() ? null : OneLine.of(name);
  }

  /// Reads `Ada <ada@example.org>` and `ada@example.org`; empty when it is neither, or several.
  public static Optional<Mailbox> of(String text) {
    if (!OneLine.of(text).equals(text.strip())) {
      return Optional.empty();
    }
    try {
      InternetAddress[] all = InternetAddress.parse(text, true);
      return all.length == 1 && !all[0].isGroup()
          ? MailAddress.of(all[0].getAddress()).map(a -> new Mailbox(a, all[0].getPersonal()))
          : Optional.empty();
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  /// For a header: a name that is not ASCII is encoded after RFC 2047.
  InternetAddress internet() {
    try {
      return new InternetAddress(address.value(), name, StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JDK has UTF-8", e);
    }
  }
}
