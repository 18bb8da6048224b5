package org.convene.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.convene.attendee.AttendeeStore;
import org.convene.attendee.Places;
import org.convene.base.Locales;
import org.convene.base.Text;
import org.convene.cookbook.CookbookStore;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Phase;
import org.convene.meeting.Series;
import org.convene.meeting.SeriesStore;
import org.convene.meeting.SessionRecord;
import org.convene.poll.Poll;
import org.convene.poll.PollState;
import org.convene.poll.PollTemplateStore;
import org.convene.poll.Secrecy;
import org.convene.postgres.TestDatabase;
import org.convene.session.PublicRecords;
import org.convene.session.SessionState;
import org.convene.session.SessionStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExampleTest {
  private static final Instant NOW = Instant.parse("2026-11-23T14:02:00Z");

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static SessionStore sessions;
  private static PublicRecords records;
  private static MeetingStore meetings;
  private static CookbookStore cookbook;
  private static Initiative initiative;

  @BeforeAll
  static void load() {
    sessions = new SessionStore(DATABASE.database());
    records = new PublicRecords(DATABASE.database(), sessions);
    meetings = new MeetingStore(DATABASE.database().client());
    cookbook = new CookbookStore(DATABASE.database().client());
    assertThat(await(example().load())).isTrue();
    initiative = await(new InitiativeStore(DATABASE.database().client()).first()).orElseThrow();
  }

  @Test
  void aSecondLoadingChangesNothing() {
    assertThat(await(example().load())).isFalse();
    assertThat(programme()).hasSize(21);
  }

  @Test
  void fifteenCommitmentsAndFourDeliverablesAreThere() {
    var store = new InitiativeStore(DATABASE.database().client());
    assertThat(await(store.commitments(initiative.id()))).hasSize(15);
    var deliverables = await(cookbook.deliverables(initiative.id()));
    assertThat(deliverables).hasSize(4);
    assertThat(await(cookbook.entries(deliverables.get(1).id()))).hasSize(24);
    assertThat(initiative.example()).isTrue();
  }

  @Test
  void everyEntryReadsInEveryLanguage() {
    for (var deliverable : await(cookbook.deliverables(initiative.id()))) {
      for (var entry : await(cookbook.entries(deliverable.id()))) {
        assertThat(List.of(entry.title(), entry.body())).allMatch(ExampleTest::isComplete);
      }
    }
  }

  @Test
  void aRoomIsOpenAndStartsWithinHalfAnHour() {
    Meeting soon = meeting("roundtable-cookbook");
    assertThat(soon.startsAt()).isBetween(NOW, NOW.plus(Duration.ofMinutes(30)));
    SessionRecord record = record(soon);
    assertThat(record.brief().phase()).isEqualTo(Phase.LOBBY);
    assertThat(record.agenda()).hasSize(8).anyMatch(item -> item.parent() != null);
  }

  @Test
  void thePreparedPollsAreDraftsOfSeveralMethodsAndOnNoPage() {
    SessionRecord record = record(meeting("roundtable-cookbook"));
    SessionState state = await(sessions.state(record.brief().id()));
    assertThat(state.polls().all()).hasSize(8).allMatch(poll -> poll.state() == PollState.DRAFT);
    assertThat(state.polls().all().stream().map(ExampleTest::method).distinct())
        .contains(
            "single-choice", "approval", "yes-no-abstain", "dots", "schulze", "impact-feasibility");
    assertThat(state.polls().all()).anyMatch(poll -> poll.fields().secrecy() == Secrecy.SECRET);
    assertThat(record.results()).isEmpty();
    assertThat(record.agenda()).allMatch(item -> item.notes() == null);
  }

  @Test
  void everyTemplateMakesAPollThatASessionTakes() {
    SessionRecord record = record(meeting("roundtable-cookbook"));
    var store = new PollTemplateStore(DATABASE.database().client());
    var templates = await(store.all(record.brief().id()));
    assertThat(templates).hasSize(5).allMatch(template -> template.flaw().isEmpty());
    assertThat(templates).allMatch(template -> isComplete(template.name()));
    assertThat(templates).allMatch(template -> isComplete(template.poll().question()));
  }

  @Test
  void theWorkshopThatWasHeldHasMinutesAndResults() {
    SessionRecord record = record(meeting("workshop-brussels-2026"));
    assertThat(record.brief().phase()).isEqualTo(Phase.CLOSED);
    assertThat(record.brief().results()).isEqualTo(2);
    assertThat(record.attendance().people()).isEqualTo(13);
    assertThat(record.attendance().commitments()).contains("Ghent");
    assertThat(record.results().get(0).ballots()).as("shown to facilitators").isEmpty();
    assertThat(record.results().get(1).ballots()).as("shown to everyone").hasSize(12);
  }

  @Test
  void whoLedAMeetingIsNotCountedAmongThoseWhoCame() {
    Meeting held = meeting("workshop-brussels-2026");
    int before = record(held).attendance().people();
    DATABASE.execute(
        """
        with leader as (
          insert into participant (id, session_id, role, name)
          select gen_random_uuid(), id, 'facilitator', 'Ada' from session where meeting_id = '%s'
          returning id, session_id)
        insert into attendance (id, session_id, participant_id, arrived_at, seen_at)
        select gen_random_uuid(), session_id, id, now(), now() from leader
        """
            .formatted(held.id()));
    assertThat(record(held).attendance().people()).isEqualTo(before);
  }

  @Test
  void theYearIsAroundToday() {
    assertThat(programme())
        .extracting(Meeting::slug)
        .contains("telco-november-2026", "telco-june-2027", "general-assembly-2027");
  }

  @Test
  void aSeriesHasADateThatWasMovedAndOneThatWasCancelled() {
    SeriesStore store = new SeriesStore(DATABASE.database().client());
    Series series = await(store.all(initiative.id())).getFirst();
    List<Meeting> dates = await(meetings.ofSeries(series.id()));
    assertThat(dates)
        .extracting(date -> Objects.requireNonNull(date.occurrence()).recurrenceId())
        .isEqualTo(series.starts());
    assertThat(dates).filteredOn(date -> !series.implies(date)).hasSize(2);
    assertThat(dates).filteredOn(d -> d.status() == MeetingStatus.CANCELLED).hasSize(1);
    assertThat(isComplete(series.plan().title())).isTrue();
  }

  @Test
  void everyPlanIsOneThatPlanningWouldTakeAndWorksOnADeliverable() {
    assertThat(programme()).allMatch(meeting -> meeting.plan().flaw().isEmpty());
    assertThat(programme()).noneMatch(meeting -> meeting.plan().deliverables().isEmpty());
    assertThat(meeting("workshop-brussels-2027").plan().registration().capacity()).isEqualTo(40);
  }

  @Test
  void whoComesToAFullMeetingWaitsAndWhoAsksForAPlaceIsToBeAnswered() {
    AttendeeStore attendees = new AttendeeStore(DATABASE.database().client());
    Places full = await(attendees.places(meeting("general-assembly-2027").id(), 4));
    assertThat(List.of(full.confirmed(), full.waiting())).containsExactly(4, 2);
    assertThat(await(attendees.places(meeting("action-cluster-2027").id(), null)).requested())
        .isEqualTo(1);
  }

  @Test
  void whoRegisteredHasAnsweredWhatTheWorkshopAsks() {
    Meeting workshop = meeting("workshop-brussels-2027");
    var asked = workshop.plan().registration().questions().stream().map(q -> q.id()).toList();
    var people = await(new AttendeeStore(DATABASE.database().client()).effective(workshop.id()));
    assertThat(people).hasSize(5).allMatch(one -> asked.containsAll(one.answers().keySet()));
    assertThat(people).allMatch(one -> one.answers().containsKey("table"));
  }

  @Test
  void aDatePollIsOpenAndAnsweredBySome() {
    assertThat(ExampleText.read().datePoll().answers()).allMatch(one -> one.choices().size() == 4);
    int answers =
        await(
            DATABASE
                .database()
                .client()
                .query(
                    """
                    select count(*) from date_poll_answer join date_poll p on p.id = date_poll_id
                    where closed_at is null
                    """)
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0)));
    assertThat(answers).isEqualTo(4);
  }

  private static Example example() {
    return new Example(DATABASE.database(), sessions, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static List<Meeting> programme() {
    return await(meetings.programme(initiative.id()));
  }

  private static Meeting meeting(String slug) {
    return await(meetings.bySlug(slug)).orElseThrow();
  }

  private static SessionRecord record(Meeting meeting) {
    return await(records.of(meeting.id())).orElseThrow();
  }

  private static String method(Poll poll) {
    return poll.fields().method().name();
  }

  private static boolean isComplete(Text text) {
    return text.in().keySet().equals(Set.copyOf(Locales.COMPLETE));
  }
}
