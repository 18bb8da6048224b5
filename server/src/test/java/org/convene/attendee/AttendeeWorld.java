package org.convene.attendee;

import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.calendar.Recurrence;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Plan;
import org.convene.meeting.Registration;
import org.convene.meeting.Registration.Policy;
import org.convene.meeting.Registration.Question;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.convene.meeting.SeriesStore;
import org.convene.meeting.Slot;
import org.convene.postgres.TestDatabase;
import org.jspecify.annotations.Nullable;

/// A small initiative with meetings to register for, and what people were told.
final class AttendeeWorld {
  static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");
  static final LocalDateTime START = LocalDateTime.parse("2026-11-24T14:00");
  static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

  final InitiativeId initiative = new InitiativeId(Uuids.v7());
  final List<String> told = Collections.synchronizedList(new ArrayList<>());
  final Registrations registrations;

  /// On a server that sends no mail.
  final Registrations unheard;

  final Answers answers;
  final AttendeeStore store;
  final TestDatabase database;
  Instant now = NOW;

  AttendeeWorld(TestDatabase database) {
    this.database = database;
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    Tidings tidings = new Told();
    registrations = new Registrations(database.database().pool(), clock, tidings);
    unheard = new Registrations(database.database().pool(), clock, Tidings.NONE);
    answers = new Answers(clock, tidings);
    store = new AttendeeStore(database.database().client());
    await(
        new InitiativeStore(database.database().client())
            .insert(
                new Initiative(
                    initiative,
                    "i" + initiative,
                    Text.of("en", "Ours"),
                    Text.of("en", "About"),
                    BRUSSELS,
                    List.of("en"),
                    true)));
  }

  private final class Told implements Tidings {
    @Override
    public boolean reach() {
      return true;
    }

    @Override
    public Future<Void> tell(SqlClient on, Meeting meeting, Attendee attendee, News news) {
      told.add(attendee.name() + " " + news + " " + attendee.place().json());
      return Future.succeededFuture();
    }
  }

  /// Remembers in [#told] who was told what.
  Tidings tidings() {
    return new Told();
  }

  void later(Duration by) {
    now = now.plus(by);
  }

  Meeting meeting(Policy policy, @Nullable Integer capacity, Question... questions) {
    return insert(policy, capacity, MeetingStatus.CONFIRMED, null, List.of(questions));
  }

  Meeting draft() {
    return insert(Policy.OPEN, null, MeetingStatus.DRAFT, null, List.of());
  }

  private Meeting insert(
      Policy policy,
      @Nullable Integer capacity,
      MeetingStatus status,
      @Nullable Occurrence occurrence,
      List<Question> questions) {
    MeetingId id = new MeetingId(Uuids.v7());
    LocalDateTime start = occurrence == null ? START : occurrence.recurrenceId();
    Meeting meeting =
        new Meeting(
            id,
            initiative,
            "m" + id,
            occurrence == null
                ? Meeting.mintUid(id.value(), "test")
                : "s-" + occurrence.series() + "@test",
            plan(new Registration(policy, capacity, questions)),
            new Slot(start, start.plusHours(2), BRUSSELS),
            status,
            Revision.first(NOW),
            occurrence);
    await(new MeetingStore(database.database().client()).insert(List.of(meeting)));
    return meeting;
  }

  private static Plan plan(Registration registration) {
    return new Plan(
        MeetingKind.WORKSHOP,
        Text.of("en", "A workshop"),
        Text.of("en", "What it is about."),
        null,
        null,
        "https://meet.example/secret-room",
        LinkFor.ATTENDEES,
        List.of("en"),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        registration);
  }

  /// Two dates, a week apart.
  List<Meeting> series() {
    SeriesId id = new SeriesId(Uuids.v7());
    Series series =
        new Series(
            id,
            initiative,
            "s-" + id + "@test",
            plan(new Registration(Policy.OPEN, null, List.of())),
            new Slot(START, START.plusHours(2), BRUSSELS),
            new Recurrence(
                org.convene.calendar.Frequency.WEEKLY,
                1,
                List.of(org.convene.calendar.Weekday.TUESDAY),
                null,
                2,
                null),
            MeetingStatus.CONFIRMED,
            null,
            Revision.first(NOW));
    await(new SeriesStore(database.database().client()).insert(series));
    return List.of(date(new Occurrence(id, START)), date(new Occurrence(id, START.plusWeeks(1))));
  }

  private Meeting date(Occurrence occurrence) {
    return insert(Policy.OPEN, 1, MeetingStatus.CONFIRMED, occurrence, List.of());
  }

  /// Plans it anew with another number of places.
  Meeting resize(Meeting meeting, @Nullable Integer capacity) {
    return await(
        database
            .database()
            .pool()
            .withTransaction(on -> {
              MeetingStore meetings = new MeetingStore(on);
              return meetings
                  .find(meeting.id())
                  .map(found -> resized(found.orElseThrow(), capacity))
                  .compose(changed ->
                      meetings
                          .save(changed)
                          .compose(_ -> registrations.replanned(on, changed.id()))
                          .map(changed));
            }));
  }

  private static Meeting resized(Meeting m, @Nullable Integer capacity) {
    Registration before = m.plan().registration();
    return new Meeting(
        m.id(),
        m.initiative(),
        m.slug(),
        m.uid(),
        plan(new Registration(before.policy(), capacity, before.questions())),
        m.slot(),
        m.status(),
        m.revision().edited(NOW),
        m.occurrence());
  }

  static Person person(String name) {
    return new Person(name, name.toLowerCase(java.util.Locale.ROOT) + "@example.org", "en", null);
  }

  Registrations.Outcome registered(Meeting meeting, String name) {
    return await(registrations.register(meeting.id(), person(name), Map.of()));
  }

  Attendee register(Meeting meeting, String name) {
    registered(meeting, name);
    return row(meeting, name);
  }

  Attendee row(Meeting meeting, String name) {
    return await(store.ofMeeting(meeting.id(), String.valueOf(person(name).email()))).orElseThrow();
  }

  Place place(Meeting meeting, String name) {
    return row(meeting, name).place();
  }

  Answers.Outcome answer(Attendee a, Answer answer) {
    return await(
        database.database().pool().withTransaction(on -> answers.answer(on, a.id(), answer)));
  }

  /// Adds somebody whom an organiser invites.
  Attendee invite(@Nullable Meeting meeting, @Nullable SeriesId series, String name) {
    Attendee invited =
        Attendee.invited(
            new AttendeeId(Uuids.v7()),
            meeting == null ? null : meeting.id(),
            series,
            person(name),
            AttendeeRole.PARTICIPANT);
    return await(store.insert(invited, initiative)).orElseThrow();
  }
}
