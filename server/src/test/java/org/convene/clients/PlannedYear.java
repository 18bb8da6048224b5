package org.convene.clients;

import static org.convene.postgres.TestDatabase.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.base.Text;
import org.convene.calendar.Recurrence;
import org.convene.calendar.Samples;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Plan;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.convene.meeting.SeriesStore;
import org.convene.meeting.Slot;
import org.convene.postgres.TestDatabase;
import org.jspecify.annotations.Nullable;

/// Meetings and series in the database, and what calendars must show of them: of each row its
/// instants, whatever the rule and the zone of its series.
final class PlannedYear {
  private static final InitiativeId OURS = new InitiativeId(new UUID(7, 1));
  private static final String PLACE = "Rue de la Loi 200, 1040 Bruxelles; salle A\\B";
  private static final String FRENCH =
      "Atelier européen : les leçons d’Évry, de Liège et de Béziers";
  private static final List<String> TITLES =
      List.of(FRENCH, "Στρογγυλή τράπεζα για τις έξυπνες πόλεις", "智慧城市网络研讨会：从规划到实施");

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /// Longer ago than calendars are told of a cancellation.
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(60));

  private final TestDatabase database;
  private final Random random;
  private final List<Meeting> meetings = new ArrayList<>();

  PlannedYear(TestDatabase database, long seed) {
    this.database = database;
    this.random = new Random(seed);
    database.execute(
        """
        insert into initiative (id, slug, name, about, zone, locales)
        values ('%s', 'ours', '{"en":"Ours"}', '{"en":"About us"}', 'Europe/Brussels', '{en,fr}')
        """
            .formatted(OURS));
  }

  /// Series of each kind and zone, and the nights in which clocks change.
  PlannedYear planned() {
    for (int i = 0; i < 2 * Samples.ZONES.size(); i++) {
      series(i, ZoneId.of(Samples.ZONES.get(i % Samples.ZONES.size())));
    }
    night("2026-10-25T01:30", "2026-10-25T03:30", "Europe/Brussels");
    night("2026-10-25T02:30", "2026-10-25T04:30", "Europe/Brussels");
    night("2027-03-28T01:30", "2027-03-28T03:30", "Europe/Brussels");
    night("2026-11-01T00:30", "2026-11-01T03:00", "America/New_York");
    night("2027-03-14T01:30", "2027-03-14T03:30", "America/New_York");
    night("2026-10-04T01:30", "2026-10-04T03:30", "Australia/Sydney");
    night("2027-04-04T01:30", "2027-04-04T03:30", "Australia/Sydney");
    await(new MeetingStore(database.database().client()).insert(meetings));
    rise();
    return this;
  }

  List<Instance> truth() {
    return meetings.stream()
        .filter(meeting -> !LONG_AGO.equals(meeting.revision().cancelledAt()))
        .map(PlannedYear::instance)
        .sorted()
        .toList();
  }

  /// A meeting that does not recur gets another title, as the calendars then must show it.
  Instance rename(String title) {
    int last = meetings.size() - 1;
    Meeting m = meetings.get(last);
    Meeting renamed =
        new Meeting(
            m.id(),
            m.initiative(),
            m.slug(),
            m.uid(),
            plan(title),
            m.slot(),
            m.status(),
            m.revision().edited(NOW.plusSeconds(1)),
            null);
    await(new MeetingStore(database.database().client()).save(renamed));
    rise();
    meetings.set(last, renamed);
    return instance(renamed);
  }

  private void rise() {
    await(CalendarRevisions.rise(database.database().client(), OURS, Instant.now()));
  }

  private static Plan plan(String title) {
    var text = Text.of("en", title);
    return Plan.of(MeetingKind.WORKSHOP, text, Text.of("en", "About it"), List.of("en")).at(PLACE);
  }

  private void night(String from, String to, String zone) {
    var slot = new Slot(LocalDateTime.parse(from), LocalDateTime.parse(to), ZoneId.of(zone));
    var id = new UUID(9, meetings.size());
    meeting(id, "m-" + id + "@convene.example", plan("By night, " + zone), slot, null, null);
  }

  private void series(int number, ZoneId zone) {
    var first = Samples.recurrence(random);
    var wall = Duration.ofMinutes(90 + 15L * random.nextInt(10));
    var slot = new Slot(first.start(), first.start().plus(wall), zone);
    var series =
        new Series(
            new SeriesId(new UUID(8, number)),
            OURS,
            "s-" + new UUID(8, number) + "@convene.example",
            plan(TITLES.get(number % TITLES.size())),
            slot,
            first.rule(),
            MeetingStatus.CONFIRMED,
            null,
            Revision.first(LONG_AGO));
    await(new SeriesStore(database.database().client()).insert(series));
    dates(series, first.rule());
  }

  private void dates(Series series, Recurrence rule) {
    for (LocalDateTime start : rule.starts(series.slot().localStart())) {
      var id = new UUID(9, meetings.size());
      var usual = series.slot().at(start);
      var of = new Occurrence(series.id(), start);
      switch (random.nextInt(24)) {
        case 0 -> meeting(id, series.uid(), series.plan(), usual, of, LONG_AGO);
        case 1 -> meeting(id, series.uid(), series.plan(), usual, of, NOW);
        case 2 -> meeting(id, series.uid(), plan("Moved to the net"), usual, of, null);
        case 3 -> meeting(id, series.uid(), series.plan(), later(usual), of, null);
        default -> meeting(id, series.uid(), series.plan(), usual, of, null);
      }
    }
  }

  private Slot later(Slot slot) {
    long hours = random.nextInt(72) - 36;
    var other = random.nextBoolean() ? ZoneId.of("America/New_York") : slot.zone();
    return new Slot(slot.localStart().plusHours(hours), slot.localEnd().plusHours(hours), other);
  }

  private void meeting(
      UUID id, String uid, Plan plan, Slot slot, @Nullable Occurrence of, @Nullable Instant gone) {
    var first = Revision.first(LONG_AGO);
    meetings.add(
        new Meeting(
            new MeetingId(id),
            OURS,
            "m" + meetings.size(),
            uid,
            plan,
            slot,
            gone == null ? MeetingStatus.CONFIRMED : MeetingStatus.CANCELLED,
            gone == null ? first : first.cancelled(1, gone),
            of));
  }

  private static Instance instance(Meeting meeting) {
    boolean cancelled = meeting.status() == MeetingStatus.CANCELLED;
    String title = meeting.title().read("en", "en");
    return new Instance(
        meeting.startsAt().toString(),
        meeting.endsAt().toString(),
        cancelled ? "CANCELLED" : "CONFIRMED",
        meeting.uid(),
        cancelled ? "Cancelled: " + title : title,
        PLACE);
  }
}
