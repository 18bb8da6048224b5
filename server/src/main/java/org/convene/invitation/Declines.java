package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.convene.attendee.Attendee;
import org.convene.attendee.AttendeeStore;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// Declines other times that guests propose. Whoever proposed is told by mail, and their calendar
/// too where that is what proposed (DECLINECOUNTER, RFC 5546, section 3.2.8).
///
/// To accept one, the meeting is moved there: then nothing is left to decide, and all are told of
/// the move as of any other.
final class Declines {
  private final Clock clock;
  private final Invitations invitations;

  Declines(Clock clock, Invitations invitations) {
    this.clock = clock;
    this.invitations = invitations;
  }

  /// Doing it twice is doing it once.
  ///
  /// @param on the connection of a transaction
  /// @param comment to whoever proposed
  /// @return why not, if not
  Future<Optional<Refusal>> decline(
      SqlClient on, Unit unit, MeetingId meeting, UUID id, @Nullable String comment) {
    ProposalStore store = new ProposalStore(on);
    return store
        .find(meeting, id)
        .compose(found -> {
          if (found.isEmpty()) {
            return Future.succeededFuture(Optional.of(unknown()));
          }
          return found.get().isDeclined()
              ? Future.succeededFuture(Optional.empty())
              : store
                  .decline(id, clock.instant())
                  .compose(_ -> tell(on, unit, meeting, found.get(), comment))
                  .map(Optional.<Refusal>empty());
        });
  }

  private Future<Void> tell(
      SqlClient on,
      Unit unit,
      MeetingId meeting,
      ProposalStore.Made made,
      @Nullable String comment) {
    return new AttendeeStore(on)
        .find(made.attendee())
        .map(Optional::orElseThrow)
        .compose(attendee -> {
          Guest guest = guest(attendee, unit, meeting);
          return guest.mailbox().isEmpty()
              ? Future.succeededFuture()
              : Spoken.names(on, unit.initiative())
                  .compose(names -> invitations.keep(on, guest, names, made, comment))
                  .mapEmpty();
        });
  }

  /// With only the date that the proposal was for.
  private static Guest guest(Attendee attendee, Unit unit, MeetingId meeting) {
    Unit only = new Unit(unit.series(), java.util.List.of(unit.date(meeting).orElseThrow()));
    return new Guest(attendee, only, Optional.empty());
  }

  private static Refusal unknown() {
    return Refusal.unknown("unknown-proposal", "Nobody has made this proposal for the meeting.");
  }
}
