package org.convene.feed;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;
import org.convene.initiative.InitiativeStore;
import org.convene.postgres.Columns;

/// What feeds read of rows that others keep.
final class FeedStore {
  /// The initiative this server is for, and the revision of its calendar.
  static final String HEAD =
      """
      select id, slug, name, about, zone, locales, example, calendar_revision, calendar_changed_at,
        xmin::text as version
      from initiative order by id limit 1
      """;

  /// Which row that is, and which version of it: another transaction that touches it leaves another
  /// (PostgreSQL's manual, section 5.6). Less to read than what it says.
  static final String VERSION =
      "select id::text || ' ' || xmin::text from initiative order by id limit 1";

  /// So that what a feed tells is what was true at one moment.
  static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";

  static final String COMMITMENTS =
      "select id, name from commitment where initiative_id = $1 and id = any($2)";

  private FeedStore() {}

  static Future<Optional<Head>> head(SqlClient client) {
    return client
        .preparedQuery(HEAD)
        .execute()
        .map(rows -> stream(rows).map(FeedStore::head).findFirst());
  }

  /// Names of those that there are.
  static Future<Map<CommitmentId, String>> commitments(
      SqlClient client, InitiativeId of, Collection<CommitmentId> wanted) {
    UUID[] ids = wanted.stream().map(CommitmentId::value).toArray(UUID[]::new);
    return client
        .preparedQuery(COMMITMENTS)
        .execute(Tuple.of(of.value(), ids))
        .map(rows ->
            stream(rows)
                .collect(
                    Collectors.toMap(
                        row -> new CommitmentId(row.getUUID(0)), row -> row.getString(1))));
  }

  /// Empty without an initiative.
  static Future<Optional<String>> version(SqlClient client) {
    return client
        .preparedQuery(VERSION)
        .execute()
        .map(rows -> stream(rows).map(row -> row.getString(0)).findFirst());
  }

  private static Head head(Row row) {
    return new Head(
        InitiativeStore.initiative(row),
        row.getLong("calendar_revision"),
        Columns.instant(row, "calendar_changed_at"),
        row.getUUID("id") + " " + row.getString("version"));
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
