package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.convene.attendee.Attendee;
import org.convene.attendee.AttendeeStore;
import org.convene.attendee.Partstat;
import org.convene.attendee.Place;
import org.convene.base.MeetingId;
import org.convene.http.Site;
import org.convene.mail.Content;
import org.convene.mail.Letter;
import org.convene.mail.Outbox;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.postgres.Columns;
import org.convene.postgres.Database;

/// A mail the day before, to those who said yes or perhaps, or have a place: once for each of them
/// and each time a meeting has. The outbox remembers that; its keys name guest, meeting and start.
///
/// A reminder is of no use once the meeting has begun, and one that waits for a mail server is
/// taken back when the meeting is moved or cancelled.
final class Reminders {
  static final Duration BEFORE = Duration.ofDays(1);

  /// Nobody is reminded of what begins that soon.
  private static final Duration TOO_LATE = Duration.ofHours(2);

  private static final String SOON =
      """
      select id from meeting
      where status = 'confirmed' and starts_at > $1 and starts_at <= $2
      order by starts_at\
      """;

  private static final String TOPIC = "reminder ";

  private final Database database;
  private final Clock clock;
  private final Outbox outbox;
  private final InvitationTexts texts;

  Reminders(Database database, Clock clock, Site site, Outbox outbox) {
    this.database = database;
    this.clock = clock;
    this.outbox = outbox;
    this.texts = new InvitationTexts(site);
  }

  /// Waits.
  void remind() {
    withdraw();
    Instant now = clock.instant();
    var soon = Tuple.of(Columns.utc(now.plus(TOO_LATE)), Columns.utc(now.plus(BEFORE)));
    List<MeetingId> meetings = new ArrayList<>();
    database
        .client()
        .preparedQuery(SOON)
        .execute(soon)
        .await()
        .forEach(row -> meetings.add(new MeetingId(row.getUUID(0))));
    for (MeetingId meeting : meetings) {
      database.pool().withTransaction(on -> remind(on, meeting)).await();
    }
  }

  private Future<Void> remind(SqlClient on, MeetingId meeting) {
    return Units.of(on, meeting)
        .compose(unit ->
            unit.isEmpty()
                ? Future.succeededFuture()
                : Spoken.names(on, unit.get().initiative())
                    .compose(names ->
                        new AttendeeStore(on)
                            .effective(meeting)
                            .compose(all -> remind(on, unit.get(), meeting, all, names))));
  }

  private Future<Void> remind(
      SqlClient on, Unit unit, MeetingId meeting, List<Attendee> all, Spoken.Names names) {
    Meeting date = unit.date(meeting).orElseThrow();
    Unit only = new Unit(unit.series(), List.of(date));
    Future<Void> each = Future.succeededFuture();
    for (Attendee attendee : all) {
      Guest guest = new Guest(attendee, only, Optional.empty());
      if (comes(attendee) && guest.mailbox().isPresent()) {
        each = each.compose(_ -> outbox.add(on, letter(guest, date, names)).mapEmpty());
      }
    }
    return each;
  }

  private static boolean comes(Attendee attendee) {
    boolean said =
        attendee.partstat() == Partstat.ACCEPTED || attendee.partstat() == Partstat.TENTATIVE;
    return attendee.place() == Place.CONFIRMED || (attendee.place() == Place.NONE && said);
  }

  private Letter letter(Guest guest, Meeting date, Spoken.Names names) {
    Spoken in = names.in(guest.attendee().locale());
    Content words = texts.content("reminded", guest, date, in, false);
    String key = "reminder %s %s %s".formatted(guest.attendee().id(), date.id(), date.startsAt());
    return new Letter(
        date.initiative(),
        "meeting-reminded",
        InvitationTexts.to(guest),
        words,
        null,
        null,
        null,
        new Letter.Handling(key, topic(date), clock.instant(), date.startsAt()));
  }

  /// Takes back what waits and is no longer true. Waits.
  private void withdraw() {
    for (String topic : outbox.waiting(database.client(), TOPIC).await()) {
      MeetingId meeting = new MeetingId(UUID.fromString(topic.split(" ", -1)[1]));
      boolean stands =
          new MeetingStore(database.client())
              .find(meeting)
              .await()
              .filter(date -> date.status() == MeetingStatus.CONFIRMED)
              .filter(date -> topic(date).equals(topic))
              .isPresent();
      if (!stands) {
        outbox.withdraw(database.client(), topic, "the meeting was moved or cancelled").await();
      }
    }
  }

  private static String topic(Meeting date) {
    return TOPIC + date.id() + " " + date.startsAt();
  }
}
