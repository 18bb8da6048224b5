package org.convene.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convene.attendee.Attendee;
import org.convene.attendee.Place;
import org.convene.mail.MailAddress;
import org.convene.mail.Mailbox;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;

/// An attendee with what they are invited to: the whole of it, or single dates of a series.
///
/// @param attendee the row that mails and answers are about
/// @param unit with only the dates they are invited to
/// @param told what they were told last
record Guest(Attendee attendee, Unit unit, Optional<Told> told) {
  /// @param method `REQUEST` or `CANCEL`
  record Told(String method, String version) {}

  /// What to do about a guest now.
  enum Act {
    INVITE,
    UPDATE,
    CANCEL,
    /// They know, or need not.
    NOTHING
  }

  Optional<Mailbox> mailbox() {
    return Optional.ofNullable(attendee.email())
        .flatMap(MailAddress::of)
        .map(address -> new Mailbox(address, attendee.name()));
  }

  /// Only a date of a series that they are not invited to as a whole.
  boolean isOfOneDate() {
    return unit.series() != null && attendee.meeting() != null;
  }

  Meeting date() {
    return unit.first();
  }

  /// What their calendar has; changes when it has to be told anew.
  String version() {
    return unit.version();
  }

  Act act(Instant now) {
    if (mailbox().isEmpty() || unit.isDraft() || unit.isOver(now)) {
      return Act.NOTHING;
    }
    boolean knows = told.isPresent() && told.get().method().equals("REQUEST");
    if (unit.isCancelled() || !isExpected()) {
      return knows ? Act.CANCEL : Act.NOTHING;
    }
    if (!knows) {
      return Act.INVITE;
    }
    return told.get().version().equals(version()) ? Act.NOTHING : Act.UPDATE;
  }

  /// Whether there is, or may be, a seat for them. Whoever waits for one has nothing in their
  /// calendar yet.
  boolean isExpected() {
    return attendee.place() == Place.NONE || attendee.place() == Place.CONFIRMED;
  }

  /// Which dates a reminder may be for.
  List<Meeting> coming(Instant now) {
    return unit.coming(now).filter(date -> date.status() == MeetingStatus.CONFIRMED).toList();
  }
}
