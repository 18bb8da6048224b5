package org.convene.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.postgres.TestDatabase.await;
import static org.convene.session.SessionWorld.GUEST;
import static org.convene.session.SessionWorld.fields;
import static org.convene.session.SessionWorld.itemAdded;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.convene.base.CommandId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.poll.PollEvent;
import org.convene.poll.PollEvent.PollAdded;
import org.convene.poll.PollEvent.PollCancelled;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollEdited;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.poll.PollEvent.PollRemoved;
import org.convene.poll.PollFields;
import org.convene.poll.ResultsShown;
import org.convene.poll.Tally;
import org.convene.postgres.TestDatabase;
import org.convene.session.SessionEvent.OnPoll;
import org.convene.session.SessionEvent.ParticipantReadmitted;
import org.convene.session.SessionEvent.ParticipantRemoved;
import org.convene.session.SessionEvent.SessionOpened;
import org.convene.session.SessionEvent.SessionStarted;
import org.convene.session.SessionEvent.WallChanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionStoreTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-09-29T08:00:00.123Z");

  private SessionStore store;
  private SessionId session;

  @BeforeEach
  void aSession() {
    store = new SessionStore(DATABASE.database());
    session = new SessionId(DATABASE.newSession());
  }

  private static Logged logged(long revision, SessionEvent event) {
    return new Logged(revision, NOW, Uuids.NIL, new CommandId(Uuids.v7()), event);
  }

  private static List<Logged> numbered(long from, SessionEvent... events) {
    return IntStream.range(0, events.length).mapToObj(i -> logged(from + i, events[i])).toList();
  }

  private void append(List<Logged> events) {
    await(inTransaction(connection -> appendTo(connection, events)));
  }

  private <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
    return DATABASE.database().pool().withTransaction(work).map(Objects::requireNonNull);
  }

  private Future<Integer> appendTo(SqlConnection connection, List<Logged> events) {
    return store
        .hold(connection, session, 0)
        .compose(_ -> store.append(connection, session, events))
        .map(events.size());
  }

  private static String one(String sql, Object... values) {
    var rows = await(DATABASE.database().client().query(sql.formatted(values)).execute());
    return rows.size() == 0 ? "nothing" : String.valueOf(rows.iterator().next().getValue(0));
  }

  @Test
  void aSessionIsDescribedByItsRows() {
    SessionInfo info = await(store.info(session)).orElseThrow();
    assertThat(info.title().read("en", "en")).isEqualTo("Telco");
    assertThat(info.plannedStart()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(await(store.info(new SessionId(Uuids.v7())))).isEmpty();
  }

  @Test
  void whatIsAppendedIsTheTail() {
    List<Logged> events =
        numbered(1, new SessionOpened(), itemAdded(), new WallChanged(WallMode.JOIN));
    append(events);
    assertThat(await(store.tail(session, 0))).isEqualTo(events);
    assertThat(await(store.tail(session, 2))).containsExactly(events.get(2));
    assertThat(await(store.tail(session, 3))).isEmpty();
    assertThat(one("select head from session where id = '%s'", session)).isEqualTo("3");
  }

  @Test
  void theStateIsThatOfTheLog() {
    append(numbered(1, new SessionOpened(), new SessionStarted()));
    SessionState state = await(store.state(session));
    assertThat(state.startedAt()).isEqualTo(NOW);
    assertThat(state.revision()).isEqualTo(2);
  }

  @Test
  void whoHoldsTheSessionLearnsWhatOthersAppended() {
    List<Logged> events = numbered(1, new SessionOpened(), new SessionStarted());
    append(events);
    assertThat(hold(2)).isEmpty();
    assertThat(hold(1)).containsExactly(events.get(1));
  }

  private List<Logged> hold(long known) {
    return await(inTransaction(connection -> store.hold(connection, session, known)));
  }

  @Test
  void aRevisionIsTakenOnce() {
    append(numbered(1, new SessionOpened()));
    List<Logged> again = numbered(1, new SessionStarted());
    assertThatThrownBy(() -> append(again)).hasMessageContaining("session_event_pkey");
    assertThat(await(store.tail(session, 0))).hasSize(1);
  }

  @Test
  void whatIsRolledBackNeverWas() {
    Future<Integer> failed =
        inTransaction(connection ->
            appendTo(connection, numbered(1, new SessionOpened()))
                .compose(_ -> Future.failedFuture("power cut")));
    assertThatThrownBy(() -> await(failed)).hasRootCauseMessage("power cut");
    assertThat(await(store.tail(session, 0))).isEmpty();
    assertThat(one("select head from session where id = '%s'", session)).isEqualTo("0");
  }

  @Test
  void writersAtOnceLeaveALogWithoutGapsAndLoseNothing() {
    int writers = 4;
    int each = 25;
    List<Future<Void>> done = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      done.add(write(each, 0));
    }
    await(Future.all(done));
    List<Logged> log = await(store.tail(session, 0));
    assertThat(log)
        .extracting(Logged::revision)
        .isEqualTo(LongStream.rangeClosed(1, writers * each).boxed().toList());
    assertThat(log).extracting(Logged::command).doesNotHaveDuplicates();
    assertThat(one("select head from session where id = '%s'", session))
        .isEqualTo("" + writers * each);
  }

  /// Holds, reads what is new, appends one, and so on, knowing only what it has read.
  private Future<Void> write(int left, long known) {
    return left == 0
        ? Future.succeededFuture()
        : inTransaction(connection ->
                store
                    .hold(connection, session, known)
                    .compose(others -> {
                      long next = known + others.size() + 1;
                      return store
                          .append(connection, session, numbered(next, new SessionOpened()))
                          .map(next);
                    }))
            .compose(head -> write(left - 1, head));
  }

  @Test
  void theRowOfAPollFollowsTheLog() {
    PollId poll = new PollId(Uuids.v7());
    PollFields fields = fields(ResultsShown.LIVE);
    List<PollEvent> life =
        List.of(
            new PollAdded(poll, fields),
            new PollEdited(poll, fixed(fields)),
            new PollOpened(poll),
            new PollClosed(poll, new Tally(fields).result(1)),
            new PollPublished(poll),
            new PollCancelled(poll, "misread"),
            new PollRemoved(poll));
    List<String> rows = new ArrayList<>();
    for (PollEvent event : life) {
      append(List.of(logged(rows.size() + 1, new OnPoll(event))));
      rows.add(one("select state || ' ' || changeable from poll where id = '%s'", poll));
    }
    assertThat(rows)
        .containsExactly(
            "draft true",
            "draft false",
            "open false",
            "closed false",
            "published false",
            "cancelled false",
            "nothing");
  }

  private static PollFields fixed(PollFields f) {
    return new PollFields(
        f.item(),
        f.question(),
        f.method(),
        f.options(),
        f.results(),
        f.voters(),
        f.secrecy(),
        f.delegates(),
        f.ballotsShownTo(),
        f.base(),
        f.quorum(),
        f.threshold(),
        false,
        f.abstention());
  }

  @Test
  void theRowOfAParticipantFollowsTheLog() {
    ParticipantId guest = new ParticipantId(Uuids.v7());
    DATABASE.execute(
        "insert into participant (id, session_id, role, name) values ('%s', '%s', 'observer', 'Ada')"
            .formatted(guest, session));
    String removed = "select removed_at is not null from participant where id = '%s'";
    append(numbered(1, new ParticipantRemoved(guest)));
    assertThat(one(removed, guest)).isEqualTo("true");
    append(numbered(2, new ParticipantReadmitted(guest)));
    assertThat(one(removed, guest)).isEqualTo("false");
    assertThat(roleOf(guest)).contains(Role.OBSERVER);
    assertThat(roleOf(GUEST)).isEmpty();
  }

  private Optional<Role> roleOf(ParticipantId who) {
    return await(inTransaction(connection -> store.roleOf(connection, session, who)));
  }
}
