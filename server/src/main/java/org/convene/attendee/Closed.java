package org.convene.attendee;

import java.time.Instant;
import java.util.Optional;
import org.convene.base.Kebab;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;

/// Why nobody can register for a meeting.
public enum Closed {
  /// Nobody has to.
  NOT_NEEDED,
  /// An organiser closed the registration.
  CLOSED,
  /// It has begun, or is over.
  BEGUN,
  CANCELLED,
  /// It is not public.
  DRAFT;

  public String json() {
    return Kebab.of(this);
  }

  /// Empty while people can.
  public static Optional<Closed> of(Meeting meeting, Instant now) {
    if (meeting.status() == MeetingStatus.DRAFT) {
      return Optional.of(DRAFT);
    }
    if (meeting.status() == MeetingStatus.CANCELLED) {
      return Optional.of(CANCELLED);
    }
    if (!now.isBefore(meeting.startsAt())) {
      return Optional.of(BEGUN);
    }
    return switch (meeting.plan().registration().policy()) {
      case NONE -> Optional.of(NOT_NEEDED);
      case CLOSED -> Optional.of(CLOSED);
      case OPEN, APPROVAL -> Optional.empty();
    };
  }
}
