package org.convene.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail of the outbox on its way.
///
/// @param messageId with its angle brackets; minted once, so that the receiving side knows a
///   duplicate (RFC 5322, section 3.6.4)
/// @param topic see [Letter.Handling]
/// @param content with the secret in its place
/// @param attempts this one included
public record Mail(
    UUID id,
    String messageId,
    Mailbox to,
    @Nullable String topic,
    Content content,
    @Nullable Mailbox replyTo,
    @Nullable String unsubscribe,
    Instant createdAt,
    int attempts) {

  /// Names no secret and no text.
  @Override
  public String toString() {
    return "mail " + id;
  }
}
