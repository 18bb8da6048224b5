package org.convene.mail;

import java.util.Optional;
import org.convene.base.CannotStart;
import org.convene.http.Site;
import org.jspecify.annotations.Nullable;

/// How mail is sent and received.
///
/// @param smtp empty: mails wait in the outbox
/// @param imap empty: answers come by the web only
/// @param from who mails are from; empty: nobody has said
public record MailSettings(
    Optional<MailServer> smtp, Optional<MailServer> imap, Optional<Mailbox> from) {

  public static final MailSettings NONE =
      new MailSettings(Optional.empty(), Optional.empty(), Optional.empty());

  /// @param from `Ada <ada@example.org>`, or the address alone; needed where mail is sent
  public static MailSettings parse(
      @Nullable String smtp, @Nullable String imap, @Nullable String from) throws CannotStart {
    if (smtp != null && from == null) {
      throw new CannotStart("--smtp-url needs --mail-from, the address that mails are from");
    }
    return new MailSettings(
        server(MailServer.Protocol.SMTP, smtp),
        server(MailServer.Protocol.IMAP, imap),
        mailbox(from));
  }

  private static Optional<MailServer> server(MailServer.Protocol protocol, @Nullable String url)
      throws CannotStart {
    return url == null ? Optional.empty() : Optional.of(MailServer.parse(protocol, url));
  }

  private static Optional<Mailbox> mailbox(@Nullable String from) throws CannotStart {
    if (from == null) {
      return Optional.empty();
    }
    Optional<Mailbox> mailbox = Mailbox.of(from);
    if (mailbox.isEmpty()) {
      throw new CannotStart(
          "--mail-from must look like \"Our initiative <meetings@example.org>\" or be an address");
    }
    return mailbox;
  }

  /// Who mails are from. Where nobody has said, mail is not sent either, and an address that cannot
  /// be written to stands in for it.
  public Mailbox sender(Site site) {
    return from.orElseGet(() -> new Mailbox(standIn(site), "Convene"));
  }

  private static MailAddress standIn(Site site) {
    return MailAddress.of("convene@" + site.uri().getHost())
        .orElseGet(() -> new MailAddress("convene@localhost"));
  }
}
