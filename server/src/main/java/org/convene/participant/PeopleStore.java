package org.convene.participant;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.convene.base.ParticipantId;
import org.convene.base.SessionId;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Reads who has joined a session and who was here, in pages by name.
public final class PeopleStore {
  private static final String PEOPLE =
      """
      select p.id, p.name, p.role, p.joined_at, p.removed_at, c.id as commitment, c.name as commitment_name
      from participant p
      left join commitment c on c.id = p.commitment_id
      where p.session_id = $1 and (p.name, p.id) > ($2, $3)
      order by p.name, p.id limit $4\
      """;

  private static final String COUNT = "select count(*) from participant where session_id = $1";

  /// Two tabs, or a restart, make stays that overlap: the union of them is what counts.
  private static final String ATTENDANCE =
      """
      select p.id, p.name, p.role, c.id as commitment, c.name as commitment_name, a.arrived, a.seen, a.here,
        (select floor(sum(extract(epoch from upper(stay) - lower(stay))) / 60) from unnest(a.stays) as stay)::bigint
          as minutes
      from (
        select participant_id, min(arrived_at) as arrived, max(coalesce(left_at, seen_at)) as seen,
          bool_or(left_at is null) as here,
          range_agg(tstzrange(arrived_at, greatest(arrived_at, coalesce(left_at, seen_at)), '[]')) as stays
        from attendance where session_id = $1 group by participant_id) a
      join participant p on p.id = a.participant_id
      left join commitment c on c.id = p.commitment_id
      where (p.name, p.id) > ($2, $3)
      order by p.name, p.id limit $4\
      """;

  private final Database database;

  public PeopleStore(Database database) {
    this.database = database;
  }

  Future<List<Person>> people(SessionId session, Cursor after, int limit) {
    return page(PEOPLE, session, after, limit)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(PeopleStore::person).toList());
  }

  Future<Long> count(SessionId session) {
    return database
        .client()
        .preparedQuery(COUNT)
        .execute(Tuple.of(session.value()))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  Future<List<Attendee>> attendance(SessionId session, Cursor after, int limit) {
    return page(ATTENDANCE, session, after, limit)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(PeopleStore::attendee).toList());
  }

  private Future<RowSet<Row>> page(String sql, SessionId session, Cursor after, int limit) {
    return database
        .client()
        .preparedQuery(sql)
        .execute(Tuple.of(session.value(), after.name(), after.id(), limit));
  }

  private static Person person(Row row) {
    return new Person(
        new ParticipantId(row.getUUID("id")),
        row.getString("name"),
        ParticipantStore.role(row),
        ParticipantStore.commitment(row),
        row.getOffsetDateTime("joined_at").toInstant(),
        instant(row.getOffsetDateTime("removed_at")),
        false);
  }

  private static Attendee attendee(Row row) {
    return new Attendee(
        new ParticipantId(row.getUUID("id")),
        row.getString("name"),
        ParticipantStore.role(row),
        ParticipantStore.commitment(row),
        row.getOffsetDateTime("arrived").toInstant(),
        row.getOffsetDateTime("seen").toInstant(),
        row.getLong("minutes"),
        row.getBoolean("here"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
