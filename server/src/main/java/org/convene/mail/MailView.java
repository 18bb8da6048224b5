package org.convene.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail as organisers see it (`Mail` in the contract).
///
/// @param method of the calendar object it carries
/// @param dueAt when it is sent, or tried again
/// @param trouble what went wrong last
public record MailView(
    UUID id,
    String kind,
    Mailbox to,
    String locale,
    String subject,
    CalendarPart.@Nullable Method method,
    MailState state,
    int attempts,
    Instant createdAt,
    Instant dueAt,
    @Nullable Instant sentAt,
    @Nullable String trouble) {

  /// With its texts (`WholeMail` in the contract). A personal link in them is not shown: whoever
  /// has it answers as the recipient.
  public record Whole(
      MailView mail,
      String messageId,
      String text,
      @Nullable String html,
      @Nullable String calendar) {}
}
