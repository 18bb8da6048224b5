package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.convene.base.InitiativeId;
import org.convene.postgres.Columns;

/// What is about to be told.
final class NoticeStore {
  /// Each edit puts it off, but never beyond the last moment of the first.
  private static final String GATHER =
      """
      insert into notice as n (subject, initiative_id, since, due_at) values ($1, $2, $3, $4)
      on conflict (subject) do update
        set due_at = least(excluded.due_at, n.since + make_interval(secs => $5))\
      """;

  private static final String NEXT =
      "select subject from notice where due_at <= $1 order by due_at limit 1";

  private static final String TAKE = "delete from notice where subject = $1 and due_at <= $2";

  /// Notices overlap where meetings are related: one after the other, whoever takes them. The
  /// number only has to be ours.
  private static final String IN_TURN = "select pg_advisory_xact_lock(0x6e6f74696365)";

  private static final String PUT_OFF =
      """
      update notice set due_at = $2 where subject = (
        select subject from notice where due_at <= $1 order by due_at limit 1 for update skip locked)\
      """;

  private static final String DUE = "select due_at from notice where subject = $1";

  private final SqlClient on;

  NoticeStore(SqlClient on) {
    this.on = on;
  }

  Future<Void> gather(
      UUID subject, InitiativeId initiative, Instant now, Instant due, double atMostSeconds) {
    return on.preparedQuery(GATHER)
        .execute(
            Tuple.of(
                subject, initiative.value(), Columns.utc(now), Columns.utc(due), atMostSeconds))
        .mapEmpty();
  }

  /// One that is due. Nobody else takes any before the transaction ends.
  Future<Optional<UUID>> next(Instant now) {
    return on.preparedQuery(IN_TURN)
        .execute()
        .compose(_ -> on.preparedQuery(NEXT).execute(Tuple.of(Columns.utc(now))))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).findFirst().map(r -> r.getUUID(0)));
  }

  /// Takes it; it comes back if the transaction does not commit.
  ///
  /// @return false where it was put off since, by another edit
  Future<Boolean> take(UUID subject, Instant now) {
    return on.preparedQuery(TAKE)
        .execute(Tuple.of(subject, Columns.utc(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  /// Leaves for later what [#next] would find: what cannot be told keeps nothing else from it.
  Future<Void> putOff(Instant now, Instant until) {
    return on.preparedQuery(PUT_OFF)
        .execute(Tuple.of(Columns.utc(now), Columns.utc(until)))
        .mapEmpty();
  }

  /// When those concerned are told; empty where nothing is about to be.
  Future<Optional<Instant>> due(UUID subject) {
    return on.preparedQuery(DUE)
        .execute(Tuple.of(subject))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> Columns.instant(row, "due_at")));
  }
}
