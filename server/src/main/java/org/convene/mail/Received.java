package org.convene.mail;

import java.time.Instant;

/// A mail that came in with a calendar object. Nothing in it is proven: anybody can write any
/// sender into a mail.
///
/// @param id its Message-ID, or what stands in for one
/// @param from the first address of the header `From`
/// @param subject one line, perhaps empty
/// @param at when the mailbox got it
public record Received(
    String id, MailAddress from, String subject, CalendarPart calendar, Instant at) {

  /// Names no text.
  @Override
  public String toString() {
    return "received " + id;
  }
}
