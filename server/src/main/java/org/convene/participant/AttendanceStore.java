package org.convene.participant;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.convene.base.ParticipantId;
import org.convene.base.SessionId;
import org.convene.postgres.Database;

/// Who was here, from when to when: one row for each stay. Written in batches, beside the live
/// path.
public final class AttendanceStore {
  public record Stay(UUID id, ParticipantId participant, Instant arrivedAt) {}

  private static final String ARRIVED =
      """
      insert into attendance (id, session_id, participant_id, arrived_at, seen_at)
      select v.id, $1, v.participant, v.at, v.at
        from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) as v (id, participant, at)
      on conflict (id) do nothing
      """;
  private static final String SEEN =
      "update attendance set seen_at = $2 where id = any($1) and left_at is null";
  private static final String LEFT =
      """
      update attendance a set seen_at = v.at, left_at = v.at
        from unnest($1::uuid[], $2::timestamptz[]) as v (id, at)
       where a.id = v.id and a.left_at is null
      """;

  /// Stays of a server that was killed ended when they were last seen.
  private static final String END_OPEN =
      "update attendance set left_at = seen_at where session_id = $1 and left_at is null";

  private final SqlClient client;

  public AttendanceStore(Database database) {
    this.client = database.client();
  }

  public Future<Void> arrived(SessionId session, List<Stay> stays) {
    return run(
        ARRIVED,
        Tuple.of(
            session.value(),
            stays.stream().map(Stay::id).toArray(UUID[]::new),
            stays.stream().map(stay -> stay.participant().value()).toArray(UUID[]::new),
            stays.stream().map(stay -> utc(stay.arrivedAt())).toArray(OffsetDateTime[]::new)));
  }

  public Future<Void> seen(List<UUID> stays, Instant at) {
    return run(SEEN, Tuple.of(stays.toArray(UUID[]::new), utc(at)));
  }

  /// @param stays with the time each ended, in the same order as `at`
  public Future<Void> left(List<UUID> stays, List<Instant> at) {
    return run(
        LEFT,
        Tuple.tuple()
            .addArrayOfUUID(stays.toArray(UUID[]::new))
            .addArrayOfOffsetDateTime(
                at.stream().map(AttendanceStore::utc).toArray(OffsetDateTime[]::new)));
  }

  public Future<Void> endOpenStays(SessionId session) {
    return run(END_OPEN, Tuple.of(session.value()));
  }

  private Future<Void> run(String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values).mapEmpty();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
