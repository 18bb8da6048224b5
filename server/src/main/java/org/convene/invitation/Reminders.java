package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.convene.attendee.Attendee;
import org.convene.attendee.AttendeeStore;
import org.convene.attendee.Partstat;
import org.convene.attendee.Place;
import org.convene.base.MeetingId;
import org.convene.http.Outage;
import org.convene.http.Site;
import org.convene.mail.Content;
import org.convene.mail.Letter;
import org.convene.mail.Outbox;
import org.convene.mail.Standing;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.postgres.Columns;
import org.convene.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A mail the day before, to those who said yes or perhaps, or have a place: once for each of them
/// and each time a meeting has. The outbox remembers that; its keys name address, meeting and
/// start: whoever is invited to a series and then answers for one date has another row in the list.
///
/// A reminder is of no use once the meeting has begun. One that waits for a mail server is taken
/// back where the meeting was moved or cancelled meanwhile, or its guest does not come any more.
final class Reminders implements Standing {
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

  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

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
    Instant now = clock.instant();
    var soon = Tuple.of(Columns.utc(now.plus(TOO_LATE)), Columns.utc(now.plus(BEFORE)));
    List<MeetingId> meetings = new ArrayList<>();
    database
        .client()
        .preparedQuery(SOON)
        .execute(soon)
        .await()
        .forEach(row -> meetings.add(new MeetingId(row.getUUID(0))));
    meetings.forEach(this::remind);
  }

  /// A meeting that trips a bug of ours must not keep people from being reminded of the others.
  private void remind(MeetingId meeting) {
    try {
      database.pool().withTransaction(on -> remind(on, meeting)).await();
    } catch (RuntimeException e) {
      if (Outage.is(e)) {
        throw e;
      }
      LOG.error("nobody could be reminded of the meeting {}", meeting, e);
    }
  }

  private Future<Void> remind(SqlClient on, MeetingId meeting) {
    return Units.of(on, meeting)
        .compose(unit ->
            unit.isEmpty()
                ? Future.succeededFuture()
                : new AttendeeStore(on)
                    .effective(meeting)
                    .compose(all -> remind(on, unit.get(), meeting, all)));
  }

  /// Most rounds find that everybody was: then nothing is written.
  private Future<Void> remind(SqlClient on, Unit unit, MeetingId meeting, List<Attendee> all) {
    Meeting date = unit.date(meeting).orElseThrow();
    Unit only = new Unit(unit.series(), List.of(date));
    List<Guest> guests =
        all.stream()
            .filter(Reminders::comes)
            .map(attendee -> new Guest(attendee, only, Optional.empty()))
            .filter(guest -> guest.mailbox().isPresent())
            .toList();
    return outbox
        .added(on, guests.stream().map(guest -> topic(guest.attendee(), date)).toList())
        .compose(added ->
            remind(
                on,
                guests.stream()
                    .filter(guest -> !added.contains(topic(guest.attendee(), date)))
                    .toList(),
                date));
  }

  private Future<Void> remind(SqlClient on, List<Guest> guests, Meeting date) {
    return guests.isEmpty()
        ? Future.succeededFuture()
        : Spoken.names(on, date.initiative())
            .compose(names -> {
              Future<Void> each = Future.succeededFuture();
              for (Guest guest : guests) {
                each = each.compose(_ -> outbox.add(on, letter(guest, date, names)).mapEmpty());
              }
              return each;
            });
  }

  private static boolean comes(Attendee attendee) {
    boolean said =
        attendee.partstat() == Partstat.ACCEPTED || attendee.partstat() == Partstat.TENTATIVE;
    return attendee.place() == Place.CONFIRMED || (attendee.place() == Place.NONE && said);
  }

  private Letter letter(Guest guest, Meeting date, Spoken.Names names) {
    Spoken in = names.in(guest.attendee().locale());
    Content words = texts.content("reminded", guest, date, in, false);
    String topic = topic(guest.attendee(), date);
    return new Letter(
        date.initiative(),
        "meeting-reminded",
        InvitationTexts.to(guest),
        words,
        null,
        null,
        null,
        new Letter.Handling(topic, topic, clock.instant(), date.startsAt()));
  }

  /// Whether the reminder with this topic is still true: the meeting is when it was, and the guest
  /// comes. Topics of other letters are.
  @Override
  public Future<Boolean> holds(String topic) {
    if (!topic.startsWith(TOPIC)) {
      return Future.succeededFuture(true);
    }
    MeetingId meeting = new MeetingId(UUID.fromString(topic.split(" ", -1)[1]));
    return new MeetingStore(database.client())
        .find(meeting)
        .compose(found ->
            found.filter(date -> date.status() == MeetingStatus.CONFIRMED).isEmpty()
                ? Future.succeededFuture(false)
                : new AttendeeStore(database.client())
                    .effective(meeting)
                    .map(all -> isExpected(all, found.get(), topic)));
  }

  private static boolean isExpected(List<Attendee> all, Meeting date, String topic) {
    return all.stream()
        .filter(Reminders::comes)
        .anyMatch(attendee -> topic(attendee, date).equals(topic));
  }

  /// The key of the letter as well.
  private static String topic(Attendee attendee, Meeting date) {
    String address = String.valueOf(attendee.email()).toLowerCase(Locale.ROOT);
    return TOPIC + date.id() + " " + date.startsAt() + " " + address;
  }
}
