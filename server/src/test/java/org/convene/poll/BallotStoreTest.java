package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.convene.poll.BallotRulesTest.choosing;
import static org.convene.poll.PollWorld.option;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convene.base.CommandId;
import org.convene.base.MandateId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Uuids;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BallotStoreTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-09-29T08:00:00Z");

  private BallotStore store;
  private PollId poll;
  private boolean firstCounts;

  @BeforeEach
  void anOpenPoll() {
    store = new BallotStore(DATABASE.database());
    poll = poll("open", true);
  }

  private static PollId poll(String state, boolean changeable) {
    PollId id = new PollId(Uuids.v7());
    DATABASE.execute(
        "insert into poll (id, session_id, state, changeable) values ('%s', '%s', '%s', %s)"
            .formatted(id, DATABASE.newSession(), state, changeable));
    return id;
  }

  private static MandateId mandate(int number) {
    return new MandateId(new UUID(0xD, number));
  }

  private static Cast cast(int mandate, int rev, int option) {
    MandateId id = mandate(mandate);
    return new Cast(
        id, new ParticipantId(id.value()), "Ada", rev, new CommandId(Uuids.v7()), choosing(option));
  }

  private Map<MandateId, Optional<Ballot>> write(Cast... casts) {
    return await(store.write(poll, List.of(casts), firstCounts, NOW));
  }

  private Map<MandateId, Ballot> stored() {
    return await(store.all(poll)).stream()
        .collect(Collectors.toMap(StoredBallot::mandate, StoredBallot::ballot));
  }

  @Test
  void aBallotIsThereOnceItIsWritten() {
    Cast cast = cast(1, 1, 2);
    assertThat(write(cast)).containsExactly(Map.entry(mandate(1), Optional.empty()));
    assertThat(await(store.ofMandates(poll, List.of(mandate(1)))).get(mandate(1)))
        .extracting(
            StoredBallot::rev, StoredBallot::command, StoredBallot::ballot, StoredBallot::at)
        .containsExactly(1, cast.command(), choosing(2), NOW);
  }

  @Test
  void aHigherRevReplacesAndTellsWhatItReplaced() {
    write(cast(1, 1, 1));
    assertThat(write(cast(1, 2, 3)))
        .containsExactly(Map.entry(mandate(1), Optional.of(choosing(1))));
    assertThat(stored()).containsExactly(Map.entry(mandate(1), choosing(3)));
  }

  @Test
  void anEqualOrLowerRevWritesNothing() {
    write(cast(1, 1, 2));
    write(cast(1, 2, 1));
    assertThat(write(cast(1, 2, 3))).isEmpty();
    assertThat(write(cast(1, 1, 3))).isEmpty();
    assertThat(stored()).containsExactly(Map.entry(mandate(1), choosing(1)));
  }

  @Test
  void nobodyLocksOthersOutByARevThatIsFarAhead() {
    assertThat(write(cast(1, Integer.MAX_VALUE, 1))).isEmpty();
    assertThat(write(cast(1, BallotStore.MOST_AHEAD + 1, 1))).isEmpty();
    assertThat(write(cast(1, 1, 1))).hasSize(1);
    assertThat(write(cast(1, BallotStore.MOST_AHEAD + 2, 2))).isEmpty();
    assertThat(write(cast(1, BallotStore.MOST_AHEAD + 1, 2))).hasSize(1);
  }

  @Test
  void inWhateverOrderTheyComeTheHighestRevStays() {
    List<Cast> casts =
        new ArrayList<>(
            IntStream.rangeClosed(1, 8).mapToObj(rev -> cast(1, rev, 1 + rev % 3)).toList());
    Collections.shuffle(casts, new Random(4));
    casts.forEach(cast -> write(cast));
    assertThat(stored()).containsExactly(Map.entry(mandate(1), choosing(1 + 8 % 3)));
  }

  @Test
  void whereTheFirstCountsNobodyReplacesIt() {
    firstCounts = true;
    assertThat(write(cast(1, 1, 1))).hasSize(1);
    assertThat(write(cast(1, 2, 2))).isEmpty();
    assertThat(stored()).containsExactly(Map.entry(mandate(1), choosing(1)));
  }

  @Test
  void oneStatementWritesManyAndLeavesOutWhatDoesNotGo() {
    write(cast(2, 1, 1));
    assertThat(write(cast(3, 1, 1), cast(2, 1, 3), cast(1, 1, 2)))
        .containsOnlyKeys(mandate(1), mandate(3));
    assertThat(stored()).hasSize(3).containsEntry(mandate(2), choosing(1));
  }

  @Test
  void whereBallotsAreFinalTheFirstStays() {
    poll = poll("open", false);
    assertThat(write(cast(1, 1, 1))).hasSize(1);
    assertThat(write(cast(1, 2, 2))).isEmpty();
    assertThat(stored()).containsExactly(Map.entry(mandate(1), choosing(1)));
  }

  @Test
  void onlyAnOpenPollTakesBallots() {
    for (String state : List.of("draft", "closed", "published", "cancelled")) {
      poll = poll(state, true);
      assertThat(write(cast(1, 1, 1))).as(state).isEmpty();
      assertThat(stored()).as(state).isEmpty();
    }
    poll = new PollId(Uuids.v7());
    assertThat(write(cast(1, 1, 1))).as("no poll at all").isEmpty();
  }

  @Test
  void itsStateIsThatOfItsRow() {
    assertThat(await(store.state(poll))).contains(PollState.OPEN);
    assertThat(await(store.state(new PollId(Uuids.v7())))).isEmpty();
  }

  @Test
  void ownBallotsAreThoseOfTheMandatesInThesePolls() {
    write(cast(1, 1, 1), cast(2, 1, 1));
    PollId first = poll;
    poll = poll("open", true);
    write(cast(1, 1, 3));
    write(cast(1, 2, 2));
    assertThat(await(store.own(List.of(first, poll), List.of(mandate(1)))))
        .extracting(StoredBallot::poll, StoredBallot::rev)
        .containsExactlyInAnyOrder(tuple(first, 1), tuple(poll, 2));
  }

  /// What a close finds that holds the poll's row.
  private Future<Integer> count(SqlConnection connection) {
    return store
        .lock(connection, poll)
        .compose(_ ->
            connection
                .preparedQuery("select count(*)::int from ballot where poll_id = $1")
                .execute(Tuple.of(poll.value())))
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  /// Ballots and the close on connections of their own, in both orders.
  @Nested
  class RacingWithTheClose {
    private Future<?> close(SqlConnection connection) {
      return connection
          .preparedQuery("update poll set state = 'closed' where id = $1")
          .execute(Tuple.of(poll.value()));
    }

    private SqlConnection connection() {
      return await(DATABASE.database().pool().getConnection());
    }

    /// Returns once PostgreSQL says that the ballot waits for a lock. Asked on a connection of its
    /// own: the other client pipelines, and would wait behind the ballot.
    private static void untilSomebodyWaits() {
      String waiting =
          "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (await(DATABASE.database().pool().query(waiting).execute()).iterator().next().getLong(0)
          == 0) {
        assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
      }
    }

    @Test
    void aBallotThatComesAfterTheCloseHasBegunWaitsAndIsRefused() {
      SqlConnection closing = connection();
      var transaction = await(closing.begin());
      int counted = await(count(closing));
      Future<Map<MandateId, Optional<Ballot>>> late =
          store.write(poll, List.of(cast(1, 1, 1)), false, NOW);
      untilSomebodyWaits();
      assertThat(late.isComplete()).as("waits for the close").isFalse();
      await(close(closing));
      await(transaction.commit());
      await(closing.close());
      assertThat(await(late)).isEmpty();
      assertThat(stored()).isEmpty();
      assertThat(counted).isZero();
    }

    @Test
    void aCloseThatIsGivenUpLetsTheBallotIn() {
      SqlConnection closing = connection();
      var transaction = await(closing.begin());
      await(count(closing));
      Future<Map<MandateId, Optional<Ballot>>> late =
          store.write(poll, List.of(cast(1, 1, 1)), false, NOW);
      untilSomebodyWaits();
      await(transaction.rollback());
      await(closing.close());
      assertThat(await(late)).containsOnlyKeys(mandate(1));
    }

    /// Whatever the timing: what was acknowledged is counted, what was not is not there.
    @Test
    void everyBallotIsCountedOrRefused() {
      for (int round = 0; round < 20; round++) {
        poll = poll("open", true);
        List<Future<Map<MandateId, Optional<Ballot>>>> writes =
            IntStream.rangeClosed(1, 12)
                .mapToObj(i -> store.write(poll, List.of(cast(i, 1, 1 + i % 3)), false, NOW))
                .toList();
        int counted =
            await(
                DATABASE
                    .database()
                    .pool()
                    .withTransaction(connection ->
                        count(connection).compose(found -> close(connection).map(found))));
        long acknowledged = writes.stream().filter(write -> !await(write).isEmpty()).count();
        assertThat(counted).isEqualTo((int) acknowledged);
        assertThat(stored()).hasSize((int) acknowledged);
      }
    }
  }
}
