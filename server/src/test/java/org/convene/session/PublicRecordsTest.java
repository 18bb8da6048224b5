package org.convene.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;
import static org.convene.session.SessionWorld.fields;
import static org.convene.session.SessionWorld.itemAdded;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.meeting.Phase;
import org.convene.meeting.SessionRecord;
import org.convene.poll.PollEvent;
import org.convene.poll.PollEvent.PollAdded;
import org.convene.poll.PollEvent.PollCancelled;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.poll.PollFields;
import org.convene.poll.ResultsShown;
import org.convene.poll.Tally;
import org.convene.postgres.TestDatabase;
import org.convene.session.SessionEvent.OnPoll;
import org.convene.session.SessionEvent.SessionClosed;
import org.convene.session.SessionEvent.SessionOpened;
import org.convene.session.SessionEvent.SessionReopened;
import org.convene.session.SessionEvent.SessionStarted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublicRecordsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-09-29T08:00:00.123Z");

  private SessionStore store;
  private PublicRecords records;
  private SessionId session;
  private PollId poll;
  private int revision;

  @BeforeEach
  void aSession() {
    store = new SessionStore(DATABASE.database());
    records = new PublicRecords(DATABASE.database(), store);
    session = new SessionId(DATABASE.newSession());
    poll = new PollId(Uuids.v7());
    revision = 0;
  }

  @Test
  void thePhaseFollowsTheLog() {
    assertThat(phase()).isEqualTo(Phase.PLANNED);
    happened(new SessionOpened());
    assertThat(phase()).isEqualTo(Phase.LOBBY);
    happened(new SessionStarted());
    assertThat(phase()).isEqualTo(Phase.LIVE);
    happened(new SessionClosed());
    assertThat(phase()).isEqualTo(Phase.CLOSED);
    happened(new SessionReopened());
    assertThat(phase()).isEqualTo(Phase.LIVE);
  }

  @Test
  void aListKnowsWhatTheRecordKnows() {
    happened(new SessionOpened());
    var of = new InitiativeId(session.value());
    assertThat(await(records.briefs(of)).get(meeting())).isEqualTo(record().brief());
  }

  @Test
  void aResultIsReadOnceItIsPublished() {
    happened(new SessionOpened(), onPoll(new PollAdded(poll, asked())));
    assertThat(record().results()).as("a draft").isEmpty();
    happened(onPoll(new PollOpened(poll)));
    assertThat(record().results()).as("open").isEmpty();
    happened(onPoll(new PollClosed(poll, new Tally(asked()).result(2))));
    assertThat(record().results()).as("closed, not revealed").isEmpty();
    assertThat(record().brief().results()).isZero();
    happened(onPoll(new PollPublished(poll)));
    assertThat(record().results()).as("published").hasSize(1);
    assertThat(record().brief().results()).isEqualTo(1);
  }

  @Test
  void aCancelledPollIsNotRead() {
    happened(
        new SessionOpened(),
        onPoll(new PollAdded(poll, asked())),
        onPoll(new PollOpened(poll)),
        onPoll(new PollCancelled(poll, "a wrong question")));
    assertThat(record().results()).isEmpty();
  }

  @Test
  void notesStayWithTheFacilitators() {
    happened(itemAdded());
    assertThat(record().agenda()).hasSize(1).allMatch(item -> item.notes() == null);
  }

  private static PollFields asked() {
    return fields(ResultsShown.AFTER_REVEAL);
  }

  private static SessionEvent onPoll(PollEvent event) {
    return new OnPoll(event);
  }

  private void happened(SessionEvent... events) {
    var logged =
        IntStream.range(0, events.length)
            .mapToObj(i -> SessionWorld.logged(revision + i + 1, NOW, events[i]))
            .toList();
    await(
        DATABASE
            .database()
            .pool()
            .withTransaction(connection ->
                store.append(connection, session, logged).map(revision + events.length))
            .map(Objects::requireNonNull));
    revision += events.length;
  }

  private MeetingId meeting() {
    return new MeetingId(session.value());
  }

  private Phase phase() {
    return await(records.brief(meeting())).orElseThrow().phase();
  }

  private SessionRecord record() {
    return await(records.of(meeting())).orElseThrow();
  }
}
