package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.BRUSSELS;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.convene.attendee.Registrations;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.base.Text;
import org.convene.calendar.Frequency;
import org.convene.calendar.Recurrence;
import org.convene.calendar.Weekday;
import org.convene.http.Site;
import org.convene.mail.MailWorld;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.SeriesStore;
import org.convene.meeting.Slot;
import org.convene.planning.Announcements;
import org.convene.planning.Outcome;
import org.convene.planning.PlanCommand;
import org.convene.planning.PlanCommand.ChangeStatus;
import org.convene.planning.PlanCommand.EditMeeting;
import org.convene.planning.PlanCommand.PlanMeeting;
import org.convene.planning.Planning;
import org.convene.planning.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is edited, whoever is invited to what: once people were told, their calendars, made of
/// nothing but the mails that they got, show the meetings as they stand.
class StandingCalendarsTest {
  @RegisterExtension static final MailWorld MAIL = new MailWorld();

  private static final LocalDateTime START = LocalDateTime.parse("2026-11-24T14:00");
  private static final String ALL = "all@ghent.example";
  private static final String ONE = "one@ghent.example";
  private static final String TWO = "two@ghent.example";
  private static final String BOTH = "both@ghent.example";
  private static final List<String> EVERYBODY = List.of(ALL, ONE, TWO, BOTH);

  private InvitationWorld world = new InvitationWorld(MAIL);
  private Map<String, GuestCalendar> calendars = new HashMap<>();
  private @Nullable Planning planning;

  @BeforeEach
  void afresh() {
    world = new InvitationWorld(MAIL);
    calendars = new HashMap<>();
    EVERYBODY.forEach(guest -> calendars.put(guest, new GuestCalendar()));
    Registrations registrations =
        new Registrations(MAIL.database().database().pool(), MAIL.clock(), world.tidings);
    planning =
        new Planning(
            MAIL.database().database(),
            Site.of("https://convene.example"),
            MAIL.clock(),
            new Planning.Others(
                announcements(),
                registrations::continued,
                (_, _, _, _) -> Future.succeededFuture(),
                registrations));
  }

  private Announcements announcements() {
    return new Announcements() {
      @Override
      public Future<Void> changed(SqlClient on, MeetingId meeting, Instant now) {
        return world.notices.gather(on, meeting);
      }

      @Override
      public Future<Void> changed(SqlClient on, SeriesId series, Instant now) {
        return world.notices.gather(on, series);
      }
    };
  }

  private boolean does(PlanCommand command, boolean notify) {
    MAIL.clock().advance(Duration.ofMinutes(1));
    return Objects.requireNonNull(planning).carryOut(MAIL.initiative(), command, notify)
        instanceof Outcome.Done;
  }

  private static Plan plan(String title) {
    return Plan.of(MeetingKind.TELCO, Text.of("en", title), Text.of("en", "About"), List.of("en"));
  }

  private static Recurrence weekly(int count, Weekday day) {
    return new Recurrence(Frequency.WEEKLY, 1, List.of(day), null, count, null);
  }

  /// Six Tuesdays; one guest of all, one of the third, one of the second and fifth, and one of all
  /// and of the fourth.
  private void aSeriesWithGuests() {
    Slot slot = new Slot(START, START.plusHours(1), BRUSSELS);
    PlanCommand planned =
        new PlanMeeting(plan("Telco"), slot, weekly(6, Weekday.TUESDAY), MeetingStatus.CONFIRMED);
    assertThat(does(planned, true)).isTrue();
    List<Meeting> dates = meetings();
    SeriesId series = Objects.requireNonNull(dates.getFirst().occurrence()).series();
    var whole = await(new SeriesStore(client()).find(series)).orElseThrow();
    world.invite(whole, "All", ALL);
    world.invite(whole, "Both", BOTH);
    world.invite(dates.get(3), "Both", BOTH);
    world.invite(dates.get(2), "One", ONE);
    world.invite(dates.get(1), "Two", TWO);
    world.invite(dates.get(4), "Two", TWO);
    tell();
    assertTruth("at first");
  }

  private static SqlClient client() {
    return MAIL.database().database().client();
  }

  private List<Meeting> meetings() {
    return MAIL.rows("select id::text from meeting order by starts_at, id").stream()
        .map(id ->
            await(world.meetings().find(new MeetingId(java.util.UUID.fromString(id))))
                .orElseThrow())
        .toList();
  }

  private void tell() {
    write();
    deliver();
  }

  private void write() {
    MAIL.clock().advance(Notices.QUIET);
    while (world.notices.tellOne()) {
      // As long as there is one.
    }
  }

  private void deliver() {
    for (String guest : EVERYBODY) {
      MAIL.rows(
              "select calendar from mail where address = '%s' and state = 'waiting' and calendar is not null order by due_at, id"
                  .formatted(guest))
          .forEach(Objects.requireNonNull(calendars.get(guest))::takes);
    }
    MAIL.database()
        .execute("update mail set state = 'sent', sent_at = now() where state = 'waiting'");
  }

  private void assertTruth(String after) {
    Instant now = MAIL.clock().instant();
    for (String guest : EVERYBODY) {
      assertThat(Objects.requireNonNull(calendars.get(guest)).shows(now))
          .as("%s after %s", guest, after)
          .isEqualTo(truth(guest, now));
    }
  }

  private List<String> truth(String guest, Instant now) {
    return MAIL
        .rows(
            """
            select distinct m.id::text from meeting m join attendee a on a.meeting_id = m.id or a.series_id = m.series_id
            where a.email = '%s' and m.status = 'confirmed'
            """
                .formatted(guest))
        .stream()
        .map(id ->
            await(world.meetings().find(new MeetingId(java.util.UUID.fromString(id))))
                .orElseThrow())
        .filter(meeting -> meeting.endsAt().isAfter(now))
        .map(meeting ->
            "%s %s %s"
                .formatted(meeting.startsAt(), meeting.endsAt(), meeting.title().read("en", "en")))
        .sorted()
        .toList();
  }

  private EditMeeting edit(Meeting m, Plan plan, Slot slot, @Nullable Recurrence rule, Scope s) {
    return new EditMeeting(m.id(), plan, slot, rule, s, revision(m, s));
  }

  private ChangeStatus status(Meeting m, MeetingStatus status, Scope scope) {
    return new ChangeStatus(m.id(), status, scope, revision(m, scope));
  }

  private long revision(Meeting m, Scope scope) {
    return scope == Scope.THIS || m.occurrence() == null
        ? m.revision().number()
        : await(new SeriesStore(client()).find(m.occurrence().series()))
            .orElseThrow()
            .revision()
            .number();
  }

  private void moves(int date, int days, int hours, Scope scope) {
    Meeting m = meetings().get(date);
    LocalDateTime to = m.slot().localStart().plusDays(days).plusHours(hours);
    assertThat(does(edit(m, m.plan(), m.slot().at(to), null, scope), true)).isTrue();
    tell();
  }

  @Test
  void aDateThatGoesOverToTheSeriesThatFollowsLeavesNothingBehind() {
    aSeriesWithGuests();
    moves(2, 0, 2, Scope.FOLLOWING);
    assertTruth("this and following at another hour");
    moves(3, 1, 0, Scope.FOLLOWING);
    assertTruth("and again on another day");
  }

  @Test
  void aSeriesOfWhichSomeHasPassedLeavesNothingBehind() {
    aSeriesWithGuests();
    MAIL.clock().advance(Duration.between(MAIL.now(), Instant.parse("2026-12-03T12:00:00Z")));
    moves(3, 0, 1, Scope.ALL);
    assertTruth("what was to come moved to a series that follows one that is over");
  }

  @Test
  void datesThatMoveWithinTheirSeriesTakeTheirEntryAlong() {
    aSeriesWithGuests();
    moves(0, 1, 1, Scope.ALL);
    assertTruth("another weekday");
  }

  @Test
  void aDateThatDropsOutOfTheRuleIsTakenBackAndMayTakePlaceAfterAll() {
    aSeriesWithGuests();
    Meeting first = meetings().getFirst();
    assertThat(
            does(
                edit(first, first.plan(), first.slot(), weekly(2, Weekday.TUESDAY), Scope.ALL),
                true))
        .isTrue();
    tell();
    assertTruth("the series was shortened");
    Meeting dropped = meetings().get(2);
    assertThat(dropped.status()).isEqualTo(MeetingStatus.CANCELLED);
    assertThat(does(status(dropped, MeetingStatus.CONFIRMED, Scope.THIS), true)).isTrue();
    tell();
    assertTruth("one takes place after all");
  }

  @Test
  void whatWasSavedQuietlyIsMadeGoodByTheNextNotice() {
    aSeriesWithGuests();
    Meeting third = meetings().get(2);
    Slot later = third.slot().at(third.slot().localStart().plusHours(2));
    assertThat(does(edit(third, third.plan(), later, null, Scope.FOLLOWING), false)).isTrue();
    tell();
    assertThat(MAIL.rows("select count(*)::text from mail where method = 'CANCEL'"))
        .containsExactly("0");
    Meeting first = meetings().getFirst();
    Plan renamed = plan("Renamed");
    assertThat(does(edit(first, renamed, first.slot(), null, Scope.THIS), true)).isTrue();
    tell();
    assertTruth("a notice of the first date");
  }

  @Test
  void aMeetingThatBeginsToRecurKeepsItsGuestsInTheFirst() {
    Slot slot = new Slot(START, START.plusHours(1), BRUSSELS);
    does(new PlanMeeting(plan("Once"), slot, null, MeetingStatus.CONFIRMED), true);
    world.invite(meetings().getFirst(), "One", ONE);
    tell();
    Meeting once = meetings().getFirst();
    does(edit(once, once.plan(), slot, weekly(3, Weekday.TUESDAY), Scope.THIS), true);
    tell();
    assertTruth("it recurs");
  }

  @Test
  void whoComesToOneDateHearsNothingOfTheOthers() {
    aSeriesWithGuests();
    moves(0, 0, 1, Scope.THIS);
    assertThat(MAIL.rows("select count(*)::text from mail where address = '%s'".formatted(ONE)))
        .containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void whateverIsEdited(long seed) {
    Random random = new Random(seed);
    aSeriesWithGuests();
    StringBuilder story = new StringBuilder("seed " + seed);
    for (int step = 0; step < 12; step++) {
      if (random.nextInt(6) == 0) {
        MAIL.clock().advance(Duration.ofDays(random.nextInt(20)));
      }
      List<Meeting> all = meetings();
      Meeting meeting = all.get(random.nextInt(all.size()));
      PlanCommand command = anything(random, meeting);
      boolean done = does(command, random.nextInt(3) > 0);
      story.append("\n").append(done ? "" : "refused: ").append(command);
      write();
      if (random.nextBoolean()) {
        deliver();
      }
    }
    meetings().forEach(world::gather);
    tell();
    assertTruth(story.toString());
  }

  private PlanCommand anything(Random random, Meeting m) {
    Scope scope = Scope.values()[random.nextInt(3)];
    LocalDateTime start = m.slot().localStart();
    int how = random.nextInt(9) - 4;
    return switch (random.nextInt(8)) {
      case 0 -> edit(m, plan("Title " + how), m.slot(), null, scope);
      case 1 -> edit(m, m.plan().at("Place " + how), m.slot(), null, scope);
      case 2 -> edit(m, m.plan(), m.slot().at(start.withHour(14 + how)), null, scope);
      case 3 -> edit(m, m.plan(), m.slot().at(start.plusDays(how)), null, scope);
      case 4, 5 -> edit(m, m.plan(), m.slot(), rule(m, random), scope);
      case 6 -> status(m, MeetingStatus.CANCELLED, scope);
      default -> status(m, MeetingStatus.CONFIRMED, scope);
    };
  }

  private static @Nullable Recurrence rule(Meeting m, Random random) {
    return m.occurrence() == null
        ? null
        : weekly(1 + random.nextInt(8), Weekday.values()[random.nextInt(7)]);
  }
}
