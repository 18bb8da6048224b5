package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.convene.attendee.AttendeeLinks;
import org.convene.http.Site;
import org.convene.invitation.Guest.Act;
import org.convene.mail.CalendarPart;
import org.convene.mail.Content;
import org.convene.mail.Letter;
import org.convene.mail.Mailbox;
import org.convene.mail.Outbox;
import org.convene.meeting.Meeting;
import org.jspecify.annotations.Nullable;

/// Puts mails about meetings into the outbox, each in the caller's transaction with the note that
/// the guest was told. A newer mail about the same thing takes the place of one that still waits.
final class Invitations {
  private final Clock clock;
  private final Outbox outbox;
  private final InvitationEvents events;
  private final InvitationTexts texts;

  /// @param organizer who invites, and where answers go
  Invitations(Clock clock, Site site, Outbox outbox, Mailbox organizer) {
    this.clock = clock;
    this.outbox = outbox;
    this.events = new InvitationEvents(site, organizer);
    this.texts = new InvitationTexts(site);
  }

  /// Does what is to be done about a guest, if anything.
  ///
  /// @return whether a mail was added
  Future<Boolean> tell(SqlClient on, Guest guest, Spoken.Names names) {
    return switch (guest.act(clock.instant())) {
      case Act.INVITE -> request(on, guest, names, "invited");
      case Act.UPDATE -> request(on, guest, names, "updated");
      case Act.CANCEL -> cancel(on, guest, names, "cancelled");
      case Act.NOTHING -> Future.succeededFuture(false);
    };
  }

  /// @param kind of text
  Future<Boolean> request(SqlClient on, Guest guest, Spoken.Names names, String kind) {
    Spoken in = names.in(guest.attendee().locale());
    CalendarPart calendar = events.request(guest, in);
    return mail(on, guest, next(guest), in, kind, calendar, true)
        .compose(added -> new Guests(on).tell(guest, "REQUEST").map(added));
  }

  /// @param kind of text
  Future<Boolean> cancel(SqlClient on, Guest guest, Spoken.Names names, String kind) {
    Spoken in = names.in(guest.attendee().locale());
    CalendarPart calendar = events.cancel(guest, in);
    return mail(on, guest, next(guest), in, kind, calendar, false)
        .compose(added -> new Guests(on).tell(guest, "CANCEL").map(added));
  }

  /// The meeting stays when it is, although the guest proposed another time.
  ///
  /// @param guest with only the date that the proposal was for
  /// @param comment of the organiser
  Future<Boolean> keep(
      SqlClient on,
      Guest guest,
      Spoken.Names names,
      ProposalStore.Made proposal,
      @Nullable String comment) {
    Spoken in = names.in(guest.attendee().locale());
    CalendarPart calendar = proposal.byMail() ? events.declined(guest, comment, in) : null;
    Content words = texts.kept(guest, proposal, comment, in);
    return outbox.add(
        on,
        new Letter(
            guest.unit().initiative(),
            "meeting-kept",
            InvitationTexts.to(guest),
            with(words, calendar),
            null,
            null,
            null,
            new Letter.Handling(key(guest, "kept"), null, clock.instant(), guest.date().endsAt())));
  }

  /// Words only: nothing for a calendar.
  Future<Boolean> say(
      SqlClient on, Guest guest, Spoken.Names names, String kind, boolean answerable) {
    Spoken in = names.in(guest.attendee().locale());
    return mail(on, guest, next(guest), in, kind, null, answerable);
  }

  /// The date that the words are about.
  private Meeting next(Guest guest) {
    Instant now = clock.instant();
    return guest.coming(now).stream().findFirst().orElseGet(guest::date);
  }

  /// Not sent any more where the meeting is over.
  private Future<Boolean> mail(
      SqlClient on,
      Guest guest,
      Meeting date,
      Spoken in,
      String kind,
      @Nullable CalendarPart calendar,
      boolean answerable) {
    String topic = calendar == null ? null : topic(guest);
    Content words = texts.content(kind, guest, date, in, answerable);
    Instant over = guest.unit().dates().getLast().endsAt();
    return superseded(on, topic)
        .compose(_ -> answerable ? secret(on, guest) : Future.succeededFuture((String) null))
        .compose(secret ->
            outbox.add(
                on,
                new Letter(
                    guest.unit().initiative(),
                    "meeting-" + kind,
                    InvitationTexts.to(guest),
                    with(words, calendar),
                    null,
                    null,
                    secret,
                    new Letter.Handling(key(guest, kind), topic, clock.instant(), over))));
  }

  /// Words for people stay; of what is for calendars the newest says all.
  private Future<Integer> superseded(SqlClient on, @Nullable String topic) {
    return topic == null
        ? Future.succeededFuture(0)
        : outbox.withdraw(on, topic, "a newer mail says more");
  }

  private static String topic(Guest guest) {
    return "invitation " + guest.attendee().id();
  }

  /// Of a personal link that only this mail has.
  private static Future<@Nullable String> secret(SqlClient on, Guest guest) {
    return AttendeeLinks.mint(on, guest.attendee().id())
        .map(path -> path.substring(path.lastIndexOf('/') + 1));
  }

  private static Content with(Content words, @Nullable CalendarPart calendar) {
    return new Content(words.locale(), words.subject(), words.text(), words.html(), calendar);
  }

  /// Two mails that say the same of the same version are one. Words about a place come as often as
  /// it changes.
  private static String key(Guest guest, String kind) {
    boolean oncePerVersion =
        kind.equals("invited") || kind.equals("updated") || kind.equals("cancelled");
    String which = oncePerVersion ? guest.version() : UUID.randomUUID().toString();
    return "%s %s %s %s".formatted(kind, guest.attendee().id(), guest.unit().uid(), which);
  }
}
