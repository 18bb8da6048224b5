package org.convene.mail;

import java.time.Instant;
import org.convene.base.InitiativeId;
import org.jspecify.annotations.Nullable;

/// What is to be sent to one person.
///
/// @param initiative whose organisers may see it
/// @param kind kebab-case, such as `invitation`: for lists and filters
/// @param replyTo where answers go; else to the sender
/// @param unsubscribe a page where the recipient ends such mails (`List-Unsubscribe`, RFC 2369):
///   `http:` or `https:`, printable ASCII without `<` and `>`
/// @param secret of a personal link. Kept apart from the text, and forgotten once the mail is sent
public record Letter(
    InitiativeId initiative,
    String kind,
    Mailbox to,
    Content content,
    @Nullable Mailbox replyTo,
    @Nullable String unsubscribe,
    @Nullable String secret,
    Handling handling) {

  /// When a letter is sent, and when it is not.
  ///
  /// @param key makes the letter the only one of its kind: another with the same key is not added
  /// @param topic letters of one topic replace each other while they wait; see [Outbox#withdraw]
  /// @param due not to be sent before
  /// @param goodUntil worth nothing afterwards, and then not sent any more
  public record Handling(
      String key, @Nullable String topic, Instant due, @Nullable Instant goodUntil) {}

  public Letter {
    if (unsubscribe != null && !unsubscribe.matches("https?://[\\x21-\\x7E&&[^<>]]+")) {
      throw new IllegalArgumentException("not an address of a page");
    }
  }

  /// A text that is sent soon.
  public static Letter plain(
      InitiativeId initiative, String kind, Mailbox to, Content content, String key, Instant due) {
    return new Letter(
        initiative, kind, to, content, null, null, null, new Handling(key, null, due, null));
  }

  /// Names no secret and no text.
  @Override
  public String toString() {
    return kind + " to " + to.address() + ", " + handling.key;
  }
}
