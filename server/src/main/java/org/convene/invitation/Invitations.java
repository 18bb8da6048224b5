package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
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
  private static final Set<String> ONCE_PER_VERSION =
      Set.of("invited", "updated", "cancelled", "replaced");

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

  /// Does what is to be done about a guest, if anything; after [#release].
  ///
  /// @return whether a mail was added
  Future<Boolean> tell(SqlClient on, Guest guest, Spoken.Names names) {
    return switch (guest.act(clock.instant())) {
      case Act.INVITE -> enter(on, guest, names, "invited");
      case Act.UPDATE -> enter(on, guest, names, "updated");
      case Act.CANCEL -> cancel(on, guest, names, "cancelled");
      case Act.NOTHING -> Future.succeededFuture(false);
    };
  }

  /// Takes an entry out of their calendar that the meeting no longer has, where another is to come.
  Future<Void> release(SqlClient on, Guest guest, Spoken.Names names) {
    return guest.stale().filter(last -> last.matters(clock.instant())).isEmpty()
        ? Future.succeededFuture()
        : withdraw(on, guest, names, "replaced").mapEmpty();
  }

  /// @param kind of text
  Future<Boolean> request(SqlClient on, Guest guest, Spoken.Names names, String kind) {
    return release(on, guest, names).compose(_ -> enter(on, guest, names, kind));
  }

  private Future<Boolean> enter(SqlClient on, Guest guest, Spoken.Names names, String kind) {
    Spoken in = names.in(guest.attendee().locale());
    return mail(on, guest, in, kind, events.request(guest, in, clock.instant()), true)
        .compose(added -> new ToldStore(on).tell(guest, "REQUEST").map(added));
  }

  /// @param kind of text
  Future<Boolean> cancel(SqlClient on, Guest guest, Spoken.Names names, String kind) {
    return withdraw(on, guest, names, kind)
        .compose(added -> new ToldStore(on).tell(guest, "CANCEL").map(added));
  }

  /// Takes what they were told of out of their calendar, wherever it stands there.
  private Future<Boolean> withdraw(SqlClient on, Guest guest, Spoken.Names names, String kind) {
    Spoken in = names.in(guest.attendee().locale());
    Instant now = clock.instant();
    CalendarPart calendar =
        guest
            .stale()
            .map(last -> events.withdraw(guest, last, in, now))
            .orElseGet(() -> events.cancel(guest, in, now));
    return mail(on, guest, in, kind, calendar, false);
  }

  /// Takes out what another entry of their calendar says already.
  Future<Void> hide(SqlClient on, Guest guest, Spoken.Names names) {
    boolean elsewhere =
        guest.told().filter(last -> last.matters(clock.instant())).isPresent()
            && !guest.told().get().entry().uid().equals(guest.unit().uid())
            && guest.mailbox().isPresent();
    Future<Boolean> hidden =
        elsewhere ? withdraw(on, guest, names, "replaced") : Future.succeededFuture(false);
    return hidden.compose(_ -> new ToldStore(on).forget(guest.attendee().id()));
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
    CalendarPart calendar =
        proposal.byMail() ? events.declined(guest, comment, in, clock.instant()) : null;
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
    return mail(on, guest, names.in(guest.attendee().locale()), kind, null, answerable);
  }

  /// The date that the words are about.
  private Meeting next(Guest guest) {
    Instant now = clock.instant();
    return guest.coming(now).stream().findFirst().orElseGet(guest::date);
  }

  /// Not sent any more where the meeting is over, and what they believe of it.
  private Future<Boolean> mail(
      SqlClient on,
      Guest guest,
      Spoken in,
      String kind,
      @Nullable CalendarPart calendar,
      boolean answerable) {
    String topic = calendar == null ? null : topic(guest, calendar);
    Content words = texts.content(kind, guest, next(guest), in, answerable);
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
                    new Letter.Handling(key(guest, kind), topic, clock.instant(), guest.over()))));
  }

  /// Words for people stay; of what is for calendars the newest says all.
  private Future<Integer> superseded(SqlClient on, @Nullable String topic) {
    return topic == null
        ? Future.succeededFuture(0)
        : outbox.withdraw(on, topic, "a newer mail says more");
  }

  /// A newer mail says all of its own entry, and nothing of another.
  private static String topic(Guest guest, CalendarPart calendar) {
    Told.Entry entry = guest.entry();
    boolean takesBack = calendar.method() == CalendarPart.Method.CANCEL;
    Told.Entry about = takesBack ? guest.stale().map(Told::entry).orElse(entry) : entry;
    return "invitation %s %s %s".formatted(guest.attendee().id(), about.uid(), about.start());
  }

  /// Of a personal link that only this mail has.
  private static Future<@Nullable String> secret(SqlClient on, Guest guest) {
    return AttendeeLinks.mint(on, guest.attendee().id())
        .map(path -> path.substring(path.lastIndexOf('/') + 1));
  }

  private static Content with(Content words, @Nullable CalendarPart calendar) {
    return new Content(words.locale(), words.subject(), words.text(), words.html(), calendar);
  }

  /// Two mails that say the same of the same version are one, unless something else was told in
  /// between. Words about a place come as often as it changes.
  private static String key(Guest guest, String kind) {
    String which =
        ONCE_PER_VERSION.contains(kind)
            ? guest.version() + " after " + guest.told().map(Told::at).orElse(Instant.EPOCH)
            : UUID.randomUUID().toString();
    return "%s %s %s %s".formatted(kind, guest.attendee().id(), guest.unit().uid(), which);
  }
}
