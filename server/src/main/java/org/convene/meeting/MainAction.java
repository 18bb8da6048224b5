package org.convene.meeting;

import java.time.Instant;
import org.convene.meeting.Registration.Policy;
import org.jspecify.annotations.Nullable;

/// The one thing to do on a meeting's page, which changes with time.
public sealed interface MainAction {
  /// @param code six characters to type on another device
  record Join(String code) implements MainAction {}

  /// @param asks whether an organiser decides who comes
  record Register(boolean asks) implements MainAction {}

  record Opens() implements MainAction {}

  record Results() implements MainAction {}

  record Minutes() implements MainAction {}

  record Ended() implements MainAction {}

  record Cancelled() implements MainAction {}

  static MainAction of(Meeting meeting, @Nullable SessionRecord session, Instant now) {
    if (meeting.status() == MeetingStatus.CANCELLED) {
      return new Cancelled();
    }
    if (session == null) {
      return before(meeting, now);
    }
    return switch (session.brief().phase()) {
      case LOBBY, LIVE -> new Join(session.brief().code());
      case PLANNED -> before(meeting, now);
      case CLOSED -> session.results().isEmpty() ? new Minutes() : new Results();
    };
  }

  private static MainAction before(Meeting meeting, Instant now) {
    Policy policy = meeting.plan().registration().policy();
    boolean open = policy == Policy.OPEN || policy == Policy.APPROVAL;
    if (open && now.isBefore(meeting.startsAt())) {
      return new Register(policy == Policy.APPROVAL);
    }
    return now.isBefore(meeting.endsAt()) ? new Opens() : new Ended();
  }
}
