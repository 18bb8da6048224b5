package org.convene.planning;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;

/// What planning asks of rows beside meetings and series. On the connection of a transaction.
final class PlanningStore {
  /// Orders those who plan one series at once. Taken before its dates, which are taken before the
  /// initiative.
  static final String HOLD_SERIES = "select id from series where id = $1 for update";

  /// Two who plan meetings of one title at the same moment must not find the same address free. The
  /// number only has to be ours.
  static final String HOLD_SLUGS = "select pg_advisory_xact_lock(0x736c756773)";

  static final String HELD =
      """
      select m.id from meeting m join session s on s.meeting_id = m.id
      where m.series_id = $1 and exists (
        select from session_event e where e.session_id = s.id
          and e.body ->> 'type' in ('sessionOpened', 'sessionStarted', 'sessionClosed', 'sessionReopened')
          and e.body ->> 'type' = 'sessionStarted')
      """;

  static final String SERIES_OF_UID = "select id from series where uid = $1 for update";

  static final String MEETING_OF_UID =
      "select id from meeting where uid = $1 and series_id is null for update";

  static final String COMMITMENTS = "select id from commitment where initiative_id = $1";

  /// An agenda that was prepared goes with its draft; whatever else a session has keeps it.
  static final String FORGET_AGENDA =
      """
      delete from session_event e using session s, meeting m
      where e.session_id = s.id and s.meeting_id = m.id and m.id = $1
        and (m.status = 'draft' or exists (select from series r where r.id = m.series_id and r.status = 'draft'))
      """;

  static final String DELETE_SERIES = "delete from series where id = $1 and status = 'draft'";

  private final SqlClient connection;

  PlanningStore(SqlClient connection) {
    this.connection = connection;
  }

  Future<Void> hold(SeriesId series) {
    return run(HOLD_SERIES, Tuple.of(series.value()));
  }

  Future<Void> holdSlugs() {
    return run(HOLD_SLUGS, Tuple.tuple());
  }

  /// Dates whose session has begun.
  Future<Set<MeetingId>> held(SeriesId series) {
    return set(HELD, Tuple.of(series.value()), row -> new MeetingId(row.getUUID(0)));
  }

  Future<Optional<SeriesId>> series(String uid) {
    return set(SERIES_OF_UID, Tuple.of(uid), row -> new SeriesId(row.getUUID(0)))
        .map(found -> found.stream().findFirst());
  }

  /// One that does not recur.
  Future<Optional<MeetingId>> meeting(String uid) {
    return set(MEETING_OF_UID, Tuple.of(uid), row -> new MeetingId(row.getUUID(0)))
        .map(found -> found.stream().findFirst());
  }

  Future<Set<CommitmentId>> commitments(InitiativeId of) {
    return set(COMMITMENTS, Tuple.of(of.value()), row -> new CommitmentId(row.getUUID(0)));
  }

  Future<Void> forgetAgenda(MeetingId draft) {
    return run(FORGET_AGENDA, Tuple.of(draft.value()));
  }

  Future<Void> delete(SeriesId draft) {
    return run(DELETE_SERIES, Tuple.of(draft.value()));
  }

  private <T> Future<Set<T>> set(String sql, Tuple values, Function<Row, T> read) {
    return connection
        .preparedQuery(sql)
        .execute(values)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(read).collect(Collectors.toSet()));
  }

  private Future<Void> run(String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values).mapEmpty();
  }
}
