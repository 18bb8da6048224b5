package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import org.convene.attendee.Attendee;
import org.convene.attendee.Place;
import org.convene.attendee.Tidings;
import org.convene.meeting.Meeting;

/// Tells people by mail what became of their registration; where they have a place, with the
/// meeting for their calendar.
public final class InvitationTidings implements Tidings {
  private final Invitations invitations;
  private final boolean reach;

  /// @param reach whether mail leaves this server
  public InvitationTidings(Notices notices, boolean reach) {
    this.invitations = notices.invitations();
    this.reach = reach;
  }

  @Override
  public boolean reach() {
    return reach;
  }

  @Override
  public Future<Void> tell(SqlClient on, Meeting meeting, Attendee attendee, News news) {
    return Units.of(on, meeting.id())
        .compose(unit -> new Guests(on).one(attendee, unit.orElseThrow()))
        .compose(guest ->
            guest.mailbox().isEmpty()
                ? Future.succeededFuture()
                : Spoken.names(on, meeting.initiative())
                    .compose(names -> tell(on, guest, names, news)));
  }

  private Future<Void> tell(SqlClient on, Guest guest, Spoken.Names names, News news) {
    boolean knows = guest.told().filter(Told::stands).isPresent();
    Future<Boolean> told =
        switch (news) {
          case REGISTERED, PROMOTED, APPROVED ->
              guest.attendee().place() == Place.CONFIRMED
                  ? invitations.request(on, guest, names, "confirmed")
                  : invitations.say(on, guest, names, word(guest.attendee().place()), true);
          case REFUSED -> invitations.say(on, guest, names, "refused", false);
          case CANCELLED, REMOVED ->
              knows
                  ? invitations.cancel(on, guest, names, "left")
                  : invitations.say(on, guest, names, "left", false);
        };
    return told.mapEmpty();
  }

  private static String word(Place place) {
    return place == Place.WAITING ? "waiting" : "requested";
  }
}
