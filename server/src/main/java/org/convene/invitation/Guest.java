package org.convene.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

  /// What their calendar has; changes when it has to be told anew. Edits of other dates do not
  /// concern whoever comes to one.
  String version() {
    return isOfOneDate() ? "date-" + date().revision().number() : unit.version();
  }

  /// Where it stands in their calendar, once they are told.
  Told.Entry entry() {
    return new Told.Entry(
        unit.uid(),
        isOfOneDate() ? Objects.requireNonNull(date().occurrence()).recurrenceId() : null,
        unit.zone());
  }

  /// Of what they are told.
  int sequence() {
    return unit.series() == null || isOfOneDate()
        ? date().revision().sequence()
        : unit.series().revision().sequence();
  }

  Act act(Instant now) {
    if (mailbox().isEmpty() || unit.isDraft()) {
      return Act.NOTHING;
    }
    boolean misled = told.filter(last -> last.matters(now)).isPresent();
    if (unit.isOver(now) && !misled) {
      return Act.NOTHING;
    }
    if (unit.isCancelled() || !isExpected() || (unit.isOver(now) && stale().isPresent())) {
      return misled ? Act.CANCEL : Act.NOTHING;
    }
    if (told.isEmpty() || !told.get().stands()) {
      return Act.INVITE;
    }
    boolean knows = stale().isEmpty() && told.get().version().equals(version());
    return knows ? Act.NOTHING : Act.UPDATE;
  }

  /// An entry of their calendar that this is no longer: it has to go, or it stands there for ever.
  Optional<Told> stale() {
    return told.filter(last -> last.stands() && !last.entry().is(entry()));
  }

  /// When neither it nor what they were told of it matters any more.
  Instant over() {
    Instant end = unit.dates().stream().map(Meeting::endsAt).max(Instant::compareTo).orElseThrow();
    return told.map(Told::until).filter(end::isBefore).orElse(end);
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
