package org.convene.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.convene.base.ParticipantId;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.participant.AttendanceStore.Stay;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AttendanceStoreTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant ARRIVED = Instant.parse("2026-09-29T08:00:00Z");
  private static final Instant LATER = ARRIVED.plusSeconds(60);
  private static final ParticipantId ADA = new ParticipantId(Uuids.v7());

  private static SessionId session;

  private final AttendanceStore store = new AttendanceStore(DATABASE.database());

  @BeforeAll
  static void aParticipant() {
    session = new SessionId(DATABASE.newSession());
    DATABASE.execute(
        "insert into participant (id, session_id, role, name) values ('%s', '%s', 'participant', 'Ada')"
            .formatted(ADA, session));
  }

  private UUID arrive() {
    UUID stay = Uuids.v7();
    await(store.arrived(session, List.of(new Stay(stay, ADA, ARRIVED))));
    return stay;
  }

  private static String row(UUID stay) {
    return await(
            DATABASE
                .database()
                .client()
                .preparedQuery(
                    "select (seen_at - arrived_at)::text || ' ' || coalesce((left_at - arrived_at)::text, 'here') from"
                        + " attendance where id = $1")
                .execute(Tuple.of(stay)))
        .iterator()
        .next()
        .getString(0);
  }

  @Test
  void aStayLastsFromTheArrivalToTheLeaving() {
    UUID stay = arrive();
    assertThat(row(stay)).isEqualTo("00:00:00 here");
    await(store.seen(List.of(stay), LATER));
    assertThat(row(stay)).isEqualTo("00:01:00 here");
    await(store.left(List.of(stay), List.of(LATER.plusSeconds(5))));
    assertThat(row(stay)).isEqualTo("00:01:05 00:01:05");
  }

  @Test
  void whoHasLeftIsSeenNoMore() {
    UUID stay = arrive();
    await(store.left(List.of(stay), List.of(ARRIVED)));
    await(store.seen(List.of(stay), LATER));
    await(store.left(List.of(stay), List.of(LATER)));
    assertThat(row(stay)).isEqualTo("00:00:00 00:00:00");
  }

  @Test
  void anArrivalIsWrittenOnce() {
    UUID stay = arrive();
    await(store.arrived(session, List.of(new Stay(stay, ADA, LATER))));
    assertThat(row(stay)).isEqualTo("00:00:00 here");
  }

  @Test
  void staysThatAKilledServerLeftOpenEndedWhenTheyWereLastSeen() {
    UUID stay = arrive();
    await(store.seen(List.of(stay), LATER));
    await(store.endOpenStays(session));
    assertThat(row(stay)).isEqualTo("00:01:00 00:01:00");
  }
}
