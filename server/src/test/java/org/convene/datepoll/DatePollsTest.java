package org.convene.datepoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.datepoll.DatePollWorld.NOW;
import static org.convene.datepoll.DatePollWorld.asking;
import static org.convene.datepoll.DatePollWorld.draft;
import static org.convene.datepoll.DatePollWorld.given;
import static org.convene.datepoll.DatePollWorld.proposed;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.convene.attendee.AttendeeList;
import org.convene.attendee.AttendeeStore;
import org.convene.base.InitiativeId;
import org.convene.base.Refusal;
import org.convene.base.Uuids;
import org.convene.datepoll.DatePollStore.Found;
import org.convene.http.Site;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.planning.Announcements;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatePollsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final InitiativeId OURS = new InitiativeId(Uuids.v7());
  private static final InitiativeId THEIRS = new InitiativeId(Uuids.v7());
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final Told told = new Told();
  private final DatePolls polls =
      new DatePolls(
          DATABASE.database(),
          Site.of("http://convene.example"),
          CLOCK,
          told,
          new AttendeeList(DATABASE.database().pool(), CLOCK, org.convene.attendee.Tidings.NONE),
          Announcements.NONE);
  private final Answers answers = new Answers(DATABASE.database(), CLOCK);

  @BeforeAll
  static void initiatives() {
    for (InitiativeId one : List.of(OURS, THEIRS)) {
      DATABASE.execute(
          "insert into initiative (id, slug, name, about, zone, locales) values ('%1$s', '%1$s', '{}', '{}', 'UTC', '{en}')"
              .formatted(one.value()));
    }
  }

  @Test
  void whatIsAskedIsReadBackEqual() {
    Found added = done(polls.create(OURS, draft(1, 2)));
    Found found = await(polls.find(OURS, added.poll().id())).orElseThrow();
    assertThat(found).isEqualTo(added);
    assertThat(await(answers.find(added.poll().slug())).orElseThrow()).isEqualTo(added);
    assertThat(added.poll().slug()).startsWith("when-do-we-talk-");
  }

  @Test
  void anAnswerIsChangedAndWithdrawnByItsSecretAlone() {
    Found added = done(polls.create(OURS, draft(1, 2)));
    String slug = added.poll().slug();
    String token = done(answers.give(slug, given("Ada", "yn")));
    done(answers.give(slug, given("Bob", "my")));
    done(answers.change(slug, token, given("Ada B.", "-m")));
    assertThat(names(slug)).containsExactly("Ada B.", "Bob");
    assertThat(await(answers.own(added.poll(), token)).orElseThrow().choices())
        .containsExactly(java.util.Map.entry(2, Choice.IF_NEED_BE));
    done(answers.withdraw(slug, token));
    assertThat(names(slug)).containsExactly("Bob");
    assertThat(code(answers.change(slug, token, given("Ada", "y")))).isEqualTo("unknown-date-poll");
  }

  @Test
  void aSecretOfAnotherPollIsNone() {
    String one = done(polls.create(OURS, draft(1))).poll().slug();
    String other = done(polls.create(OURS, draft(1))).poll().slug();
    String token = done(answers.give(one, given("Ada", "y")));
    assertThat(code(answers.change(other, token, given("Eve", "n"))))
        .isEqualTo("unknown-date-poll");
    assertThat(code(answers.withdraw(other, token))).isEqualTo("unknown-date-poll");
    assertThat(code(answers.give("nothing-here", given("Eve", "n"))))
        .isEqualTo("unknown-date-poll");
    assertThat(names(one)).containsExactly("Ada");
  }

  @Test
  void ofManyAnswersAtOnceNoneIsLost() {
    String slug = done(polls.create(OURS, draft(1))).poll().slug();
    var under =
        IntStream.range(0, 30).mapToObj(n -> answers.give(slug, given("P" + n, "y"))).toList();
    await(Future.all(under));
    assertThat(names(slug)).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void whatWasSaidToAWithdrawnDateStays() {
    Found added = done(polls.create(OURS, draft(1, 2)));
    String token = done(answers.give(added.poll().slug(), given("Ada", "yn")));
    var edit = draft("Europe/Brussels", List.of(DatePollWorld.withdrawn(1, 1), proposed(2, 2)));
    done(polls.edit(OURS, added.poll().id(), 1, edit));
    done(answers.change(added.poll().slug(), token, given("Ada", "-y")));
    assertThat(await(answers.own(added.poll(), token)).orElseThrow().choices())
        .containsEntry(1, Choice.YES)
        .containsEntry(2, Choice.YES);
  }

  @Test
  void anEditIsMadeOnWhatIsThereOnly() {
    Found added = done(polls.create(OURS, draft(1)));
    var id = added.poll().id();
    var edit = draft("Asia/Tokyo", List.of(proposed(1, 1), proposed(null, 4)));
    assertThat(done(polls.edit(OURS, id, 1, edit)).poll().candidates()).hasSize(2);
    assertThat(code(polls.edit(OURS, id, 1, edit))).isEqualTo("edit-conflict");
    done(answers.give(added.poll().slug(), given("Ada", "y")));
    assertThat(code(polls.edit(OURS, id, 2, draft("UTC", List.of(proposed(1, 1))))))
        .isEqualTo("zone-fixed");
  }

  @Test
  void ofAnotherInitiativeThereIsNone() {
    var id = done(polls.create(OURS, draft(1))).poll().id();
    assertThat(await(polls.find(THEIRS, id))).isEmpty();
    assertThat(code(polls.edit(THEIRS, id, 1, draft(2)))).isEqualTo("unknown-date-poll");
    assertThat(code(polls.close(THEIRS, id, true))).isEqualTo("unknown-date-poll");
    assertThat(code(polls.choose(THEIRS, id, 1, MeetingStatus.CONFIRMED)))
        .isEqualTo("unknown-date-poll");
    assertThat(await(polls.all(THEIRS))).isEmpty();
  }

  @Test
  void closedItTakesNothingUntilItIsOpenAgain() {
    Found added = done(polls.create(OURS, draft(1)));
    assertThat(done(polls.close(OURS, added.poll().id(), true)).poll().closedAt()).isEqualTo(NOW);
    done(polls.close(OURS, added.poll().id(), true));
    assertThat(code(answers.give(added.poll().slug(), given("Ada", "y"))))
        .isEqualTo("date-poll-closed");
    done(polls.close(OURS, added.poll().id(), false));
    done(answers.give(added.poll().slug(), given("Ada", "y")));
  }

  @Test
  void oneChoiceMakesOneMeetingAndTellsEverybodyOnce() {
    Found added = done(polls.create(OURS, draft(1, 2)));
    done(answers.give(added.poll().slug(), given("Ada", "ny")));
    long before = revision();
    var both =
        List.of(
            polls.choose(OURS, added.poll().id(), 2, MeetingStatus.CONFIRMED),
            polls.choose(OURS, added.poll().id(), 1, MeetingStatus.CONFIRMED));
    await(Future.join(both));
    List<Meeting> made = new ArrayList<>();
    both.forEach(one -> {
      if (await(one) instanceof Outcome.Done<Meeting>(Meeting meeting)) {
        made.add(meeting);
      }
    });
    assertThat(made).hasSize(1);
    Meeting meeting =
        await(new MeetingStore(DATABASE.database().client()).bySlug(made.getFirst().slug()))
            .orElseThrow();
    assertThat(meeting).isEqualTo(made.getFirst());
    assertThat(meeting.uid()).endsWith("@convene.example");
    assertThat(revision()).isEqualTo(before + 1);
    assertThat(told.chosen).containsExactly(meeting.id().value());
    assertThat(sessions(meeting.id().value())).isEqualTo(1);
    Found decided = await(polls.find(OURS, added.poll().id())).orElseThrow();
    assertThat(decided.poll().meeting()).isEqualTo(meeting.id());
    assertThat(decided.poll().isOpen(NOW)).isFalse();
  }

  @Test
  void whoAnsweredIsInTheListOfTheMeetingWithWhatTheySaid() {
    Found added = done(polls.create(OURS, draft(1, 2)));
    String slug = added.poll().slug();
    done(answers.give(slug, given("Ada", "ny")));
    done(answers.give(slug, given("Bob", "ym")));
    done(answers.give(slug, given("Eve", "yn")));
    done(answers.give(slug, given("Kim", "y-")));
    Meeting meeting = done(polls.choose(OURS, added.poll().id(), 2, MeetingStatus.CONFIRMED));
    var list = await(new AttendeeStore(DATABASE.database().client()).effective(meeting.id()));
    assertThat(list)
        .extracting(one -> one.name() + " " + one.partstat().json())
        .containsExactlyInAnyOrder(
            "Ada accepted", "Bob tentative", "Eve declined", "Kim needs-action");
  }

  @Test
  void ofOneTitleEachMeetingHasAnAddressOfItsOwn() {
    var one = done(polls.create(OURS, draft(1))).poll().id();
    var other = done(polls.create(OURS, draft(1))).poll().id();
    String first = done(polls.choose(OURS, one, 1, MeetingStatus.DRAFT)).slug();
    assertThat(done(polls.choose(OURS, other, 1, MeetingStatus.CONFIRMED)).slug())
        .isNotEqualTo(first)
        .startsWith("when-do-we-talk");
  }

  @Test
  void twoPollsOfOneTitleMayBeDecidedAtTheSameMoment() {
    var ids =
        IntStream.range(0, 6)
            .mapToObj(_ -> done(polls.create(OURS, draft(1))).poll().id())
            .toList();
    var all = ids.stream().map(id -> polls.choose(OURS, id, 1, MeetingStatus.CONFIRMED)).toList();
    await(Future.join(all));
    assertThat(all).extracting(one -> done(one).slug()).doesNotHaveDuplicates();
  }

  @Test
  void whoIsAskedIsToldOnce() {
    Asked ada = new Asked("Ada", "ada@example.org");
    Asked bob = new Asked("Bob", null);
    var id = done(polls.create(OURS, asking(draft(1), ada))).poll().id();
    var numbered = draft("Europe/Brussels", List.of(proposed(1, 1)));
    done(polls.edit(OURS, id, 1, asking(numbered, ada, bob)));
    assertThat(told.asked).containsExactly(List.of(ada), List.of(bob));
  }

  @Test
  void aPollWhoseMeetingWasADraftAndIsDeletedStaysClosed() {
    var id = done(polls.create(OURS, draft(1))).poll().id();
    Meeting meeting = done(polls.choose(OURS, id, 1, MeetingStatus.DRAFT));
    await(
        DATABASE
            .database()
            .pool()
            .withTransaction(c -> new MeetingStore(c).deleteDraft(meeting.id())));
    DatePoll poll = await(polls.find(OURS, id)).orElseThrow().poll();
    assertThat(poll.isDecided()).isFalse();
    assertThat(poll.isOpen(NOW)).isFalse();
  }

  private List<String> names(String slug) {
    return await(answers.find(slug)).orElseThrow().answers().stream().map(Answer::name).toList();
  }

  private static long revision() {
    return await(CalendarRevisions.current(DATABASE.database().client(), OURS)).number();
  }

  private static int sessions(UUID meeting) {
    return await(
            DATABASE
                .database()
                .client()
                .query("select 1 from session where meeting_id = '" + meeting + "'")
                .execute())
        .size();
  }

  private static <T> T done(Future<Outcome<T>> future) {
    return switch (await(future)) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal);
    };
  }

  private static <T> String code(Future<Outcome<T>> future) {
    return await(future) instanceof Outcome.Refused<T>(Refusal refusal) ? refusal.code() : "";
  }

  /// Writes down who was told what.
  private static final class Told implements Tidings {
    private final List<List<Asked>> asked = new ArrayList<>();
    private final List<UUID> chosen = new ArrayList<>();

    @Override
    public Future<Void> asked(SqlClient connection, DatePoll poll, List<Asked> people) {
      asked.add(people);
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> chosen(
        SqlClient connection, DatePoll poll, Meeting meeting, List<Answer> answers) {
      chosen.add(meeting.id().value());
      return Future.succeededFuture();
    }
  }
}
