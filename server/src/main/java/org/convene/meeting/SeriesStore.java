package org.convene.meeting;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.convene.base.InitiativeId;
import org.convene.base.SeriesId;
import org.convene.postgres.Columns;

/// Series, without their dates: those are meetings. Whoever changes one tells [CalendarRevisions]
/// in the same transaction.
public final class SeriesStore {
  private static final String COLUMNS =
      """
      select id, initiative_id, uid, plan, local_start, local_end, zone, rule, status, follows_id, revision, sequence,
        created_at, revised_at, cancelled_at
      from series
      """;

  static final String ALL = COLUMNS + "where initiative_id = $1 order by id";

  static final String BY_ID = COLUMNS + "where id = $1";

  static final String INSERT =
      """
      insert into series (id, initiative_id, uid, plan, local_start, local_end, zone, rule, status, follows_id, revision,
        sequence, created_at, revised_at, cancelled_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      """;

  /// Only over the revision before it: of two edits at once the second finds nothing to change.
  static final String SAVE =
      """
      update series set plan = $2, local_start = $3, local_end = $4, zone = $5, rule = $6, status = $7, revision = $8,
        sequence = $9, revised_at = $10, cancelled_at = $11
      where id = $1 and revision = $8 - 1
      """;

  private final SqlClient client;

  public SeriesStore(SqlClient client) {
    this.client = client;
  }

  /// Drafts, too.
  public Future<List<Series>> all(InitiativeId of) {
    return list(ALL, Tuple.of(of.value()));
  }

  public Future<Optional<Series>> find(SeriesId id) {
    return list(BY_ID, Tuple.of(id.value())).map(found -> found.stream().findFirst());
  }

  public Future<Void> insert(Series s) {
    Tuple row =
        Tuple.tuple()
            .addUUID(s.id().value())
            .addUUID(s.initiative().value())
            .addString(s.uid())
            .addJsonObject(MeetingRows.json(s.plan()))
            .addLocalDateTime(s.slot().localStart())
            .addLocalDateTime(s.slot().localEnd())
            .addString(s.slot().zone().getId())
            .addJsonObject(MeetingRows.json(s.rule()))
            .addString(s.status().json())
            .addUUID(s.follows() == null ? null : s.follows().value())
            .addLong(s.revision().number())
            .addInteger(s.revision().sequence())
            .addOffsetDateTime(Columns.utc(s.revision().createdAt()))
            .addOffsetDateTime(Columns.utc(s.revision().revisedAt()))
            .addOffsetDateTime(MeetingRows.cancelledAt(s.revision()));
    return client.preparedQuery(INSERT).execute(row).mapEmpty();
  }

  /// @param s with the revision after the edit
  /// @return whether it was saved: not over somebody else's edit
  public Future<Boolean> save(Series s) {
    Tuple row =
        Tuple.tuple()
            .addUUID(s.id().value())
            .addJsonObject(MeetingRows.json(s.plan()))
            .addLocalDateTime(s.slot().localStart())
            .addLocalDateTime(s.slot().localEnd())
            .addString(s.slot().zone().getId())
            .addJsonObject(MeetingRows.json(s.rule()))
            .addString(s.status().json())
            .addLong(s.revision().number())
            .addInteger(s.revision().sequence())
            .addOffsetDateTime(Columns.utc(s.revision().revisedAt()))
            .addOffsetDateTime(MeetingRows.cancelledAt(s.revision()));
    return client.preparedQuery(SAVE).execute(row).map(rows -> rows.rowCount() == 1);
  }

  private Future<List<Series>> list(String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(MeetingRows::series).toList());
  }
}
