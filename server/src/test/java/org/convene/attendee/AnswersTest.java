package org.convene.attendee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.convene.attendee.Answers.Outcome;
import org.convene.base.SeriesId;
import org.convene.meeting.Meeting;
import org.convene.meeting.Registration.Policy;
import org.convene.postgres.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnswersTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOW = AttendeeWorld.NOW;

  private AttendeeWorld world = new AttendeeWorld(DATABASE);

  @BeforeEach
  void aNewInitiative() {
    world = new AttendeeWorld(DATABASE);
  }

  @Test
  void theNewestAnswerCountsInWhateverOrderTheyCome() {
    Attendee ada = world.invite(world.meeting(Policy.NONE, null), null, "Ada");
    assertThat(world.answer(ada, mailed(Partstat.TENTATIVE, 0, 20)))
        .isInstanceOf(Outcome.Taken.class);
    assertThat(world.answer(ada, mailed(Partstat.ACCEPTED, 0, 10))).isInstanceOf(Outcome.Old.class);
    assertThat(partstat(ada)).isEqualTo(Partstat.TENTATIVE);
    assertThat(world.answer(ada, mailed(Partstat.DECLINED, 1, 5)))
        .isInstanceOf(Outcome.Taken.class);
    assertThat(world.answer(ada, mailed(Partstat.ACCEPTED, 0, 30))).isInstanceOf(Outcome.Old.class);
    assertThat(world.answer(ada, mailed(Partstat.DECLINED, 1, 5))).isInstanceOf(Outcome.Old.class);
    assertThat(partstat(ada)).isEqualTo(Partstat.DECLINED);
  }

  @Test
  void aClockThatRunsAheadDoesNotSilenceLaterAnswers() {
    Attendee ada = world.invite(world.meeting(Policy.NONE, null), null, "Ada");
    world.answer(
        ada, Answer.mailed(Partstat.ACCEPTED, null, 0, Instant.parse("2099-01-01T00:00:00Z"), NOW));
    world.answer(ada, mailed(Partstat.DECLINED, 0, 1));
    assertThat(partstat(ada)).isEqualTo(Partstat.DECLINED);
  }

  @Test
  void aCommentIsKeptWithoutWhatNobodySees() {
    Attendee ada = world.invite(world.meeting(Policy.NONE, null), null, "Ada");
    world.answer(ada, Answer.mailed(Partstat.TENTATIVE, "later\r\nBcc: x\u0000", 0, NOW, NOW));
    assertThat(find(ada).comment()).isEqualTo("later Bcc: x");
    world.answer(ada, Answer.mailed(Partstat.TENTATIVE, "x".repeat(9000), 1, NOW, NOW));
    assertThat(find(ada).comment()).hasSize(Answer.LONGEST_COMMENT);
  }

  @Test
  void noGivesThePlaceBackAndYesAsksForOneAgain() {
    Meeting meeting = world.meeting(Policy.OPEN, 1);
    Attendee ada = world.register(meeting, "Ada");
    world.register(meeting, "Ben");
    world.answer(ada, mailed(Partstat.DECLINED, 0, 10));
    assertThat(world.place(meeting, "Ada")).isEqualTo(Place.CANCELLED);
    assertThat(world.place(meeting, "Ben")).isEqualTo(Place.CONFIRMED);
    world.answer(ada, mailed(Partstat.ACCEPTED, 0, 20));
    assertThat(world.place(meeting, "Ada")).isEqualTo(Place.WAITING);
  }

  @Test
  void anInvitationTakesNoPlace() {
    Meeting meeting = world.meeting(Policy.OPEN, 1);
    Attendee ada = world.invite(meeting, null, "Ada");
    world.answer(ada, mailed(Partstat.ACCEPTED, 0, 10));
    assertThat(world.place(meeting, "Ada")).isEqualTo(Place.NONE);
    assertThat(world.register(meeting, "Ben").place()).isEqualTo(Place.CONFIRMED);
  }

  @Test
  void anAnswerToOneDateGoesBeforeThatToTheSeries() {
    List<Meeting> dates = world.series();
    Attendee ada = world.invite(null, series(dates), "Ada");
    String uid = dates.getFirst().uid();
    assertThat(reply(uid, null, mailed(Partstat.ACCEPTED, 0, 10)))
        .isInstanceOf(Outcome.Taken.class);
    assertThat(reply(uid, AttendeeWorld.START.plusWeeks(1), mailed(Partstat.DECLINED, 0, 20)))
        .isInstanceOf(Outcome.Taken.class);
    assertThat(effective(dates.get(0))).containsExactly(Partstat.ACCEPTED);
    assertThat(effective(dates.get(1))).containsExactly(Partstat.DECLINED);
    reply(uid, null, mailed(Partstat.TENTATIVE, 0, 30));
    assertThat(effective(dates.get(0))).containsExactly(Partstat.TENTATIVE);
    assertThat(effective(dates.get(1))).containsExactly(Partstat.DECLINED);
    assertThat(partstat(ada)).isEqualTo(Partstat.TENTATIVE);
  }

  @Test
  void whoIsInvitedToASeriesKeepsTheirNameWhenTheyRegisterForADate() {
    List<Meeting> dates = world.series();
    world.invite(null, series(dates), "Ada");
    assertThat(world.registered(dates.get(0), "Ada"))
        .isInstanceOf(Registrations.Outcome.Known.class);
    assertThat(world.place(dates.get(0), "Ada")).isEqualTo(Place.CONFIRMED);
    assertThat(await(world.store.effective(dates.get(0).id()))).hasSize(1);
    assertThat(await(world.store.effective(dates.get(1).id()))).hasSize(1);
  }

  @Test
  void whatNobodyIsInvitedToTakesNoAnswer() {
    List<Meeting> dates = world.series();
    String uid = dates.getFirst().uid();
    Answer yes = mailed(Partstat.ACCEPTED, 0, 10);
    assertThat(reply(uid, null, yes)).isInstanceOf(Outcome.Unknown.class);
    assertThat(reply("nothing@test", null, yes)).isInstanceOf(Outcome.Unknown.class);
    world.invite(null, series(dates), "Ada");
    assertThat(reply(uid, AttendeeWorld.START.plusDays(1), yes))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void whoIsInvitedToASeriesIsInvitedToWhatFollowsIt() {
    List<Meeting> before = world.series();
    List<Meeting> after = world.series();
    world.answer(world.invite(null, series(before), "Ada"), mailed(Partstat.ACCEPTED, 0, 10));
    var sql = DATABASE.database().client();
    await(world.registrations.continued(sql, series(before), series(after)));
    await(world.registrations.continued(sql, series(before), series(after)));
    assertThat(effective(after.getFirst())).containsExactly(Partstat.NEEDS_ACTION);
  }

  private Outcome reply(String uid, @Nullable LocalDateTime date, Answer answer) {
    return await(
        DATABASE
            .database()
            .pool()
            .withTransaction(on -> world.answers.reply(on, uid, date, "ADA@example.org", answer)));
  }

  private List<Partstat> effective(Meeting date) {
    return await(world.store.effective(date.id())).stream().map(Attendee::partstat).toList();
  }

  private static SeriesId series(List<Meeting> dates) {
    return Objects.requireNonNull(dates.getFirst().occurrence()).series();
  }

  private Attendee find(Attendee a) {
    return await(world.store.find(a.id())).orElseThrow();
  }

  private Partstat partstat(Attendee a) {
    return find(a).partstat();
  }

  /// @param seconds after the beginning of the test
  private static Answer mailed(Partstat partstat, int sequence, int seconds) {
    Instant at = NOW.plus(Duration.ofSeconds(seconds));
    return Answer.mailed(partstat, null, sequence, at, at);
  }
}
