package org.convene.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.convene.calendar.RecurrenceId;
import org.convene.calendar.When;
import org.jspecify.annotations.Nullable;

/// What somebody's calendar was told last.
///
/// @param method `REQUEST` or `CANCEL`
/// @param version of what was told
/// @param startsAt of the first date of it
/// @param until the last date of it is over then: later nobody looks at it any more
/// @param at when the note was made
record Told(
    String method,
    String version,
    Entry entry,
    Instant startsAt,
    Instant until,
    int sequence,
    Instant at) {
  /// What a calendar tells entries apart by (RFC 5546, section 2.1.4): the same meeting may come to
  /// stand under another one, when its date moves within its series or to the series that follows.
  ///
  /// @param start the recurrence id of a single date, null for all of a UID
  /// @param zone of `start`; without one it does not matter
  record Entry(String uid, @Nullable LocalDateTime start, ZoneId zone) {
    boolean is(Entry other) {
      return uid.equals(other.uid)
          && (start == null
              ? other.start == null
              : start.equals(other.start) && zone.equals(other.zone));
    }

    @Nullable RecurrenceId recurrenceId() {
      return start == null ? null : new RecurrenceId(start, zone);
    }
  }

  /// Whether an entry stands in their calendar.
  boolean stands() {
    return method.equals("REQUEST");
  }

  /// Whether one stands there that somebody may still go by.
  boolean matters(Instant now) {
    return stands() && until.isAfter(now);
  }

  When.Timed when() {
    return new When.Timed(
        LocalDateTime.ofInstant(startsAt, entry.zone()),
        LocalDateTime.ofInstant(until, entry.zone()),
        entry.zone());
  }
}
