package org.convene.caldav;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.base.AccountId;
import org.convene.base.InitiativeId;
import org.convene.base.Uuids;
import org.convene.postgres.Columns;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// What has changed in a collection since a program last asked: RFC 6578. What stands in a calendar
/// depends on meetings, people's answers and the day, so what was told is written down when
/// somebody asks, and compared with what is there. What is gone is told for [#TOLD_FOR] and then
/// forgotten.
final class SyncLog {
  /// How long a program may stay away. One that comes later begins anew; longer would only keep
  /// what nobody asks for.
  static final Duration TOLD_FOR = Duration.ofDays(180);

  static final String ENSURE =
      """
      insert into dav_collection (id, account_id, initiative_id, name) values ($1, $2, $3, $4)
      on conflict do nothing
      """;

  /// Orders those who ask about the same collection.
  static final String HOLD =
      """
      select id, head from dav_collection
      where account_id is not distinct from $1 and initiative_id = $2 and name = $3
      for no key update
      """;

  static final String TOLD =
      "select uid, tag from dav_resource where collection_id = $1 and tag is not null";

  static final String WRITE =
      """
      insert into dav_resource (collection_id, uid, tag, changed, gone_at)
      select $1, c.uid, c.tag, $2, case when c.tag is null then $5::timestamptz end
      from unnest($3::text[], $4::text[]) as c (uid, tag)
      on conflict (collection_id, uid)
      do update set tag = excluded.tag, changed = excluded.changed, gone_at = excluded.gone_at
      """;

  /// With each change, so that a calendar that moves never holds more than was told lately.
  static final String FORGET =
      """
      with forgotten as (
        delete from dav_resource where collection_id = $1 and gone_at < $2 returning changed
      )
      update dav_collection set oldest = greatest(oldest, (select max(changed) from forgotten))
      where id = $1
      """;

  static final String OLDEST = "select oldest from dav_collection where id = $1";

  static final String MOVE_HEAD = "update dav_collection set head = $2 where id = $1";

  static final String SINCE =
      """
      select uid, tag from dav_resource
      where collection_id = $1 and changed > $2 and ($2 > 0 or tag is not null) order by uid
      """;

  private final Database database;
  private final Clock clock;

  SyncLog(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// @param account null: what everybody may see
  record Key(@Nullable AccountId account, InitiativeId initiative, String name) {}

  /// Where a program stands: which collection, and how far it has followed it.
  record Point(UUID collection, long head) {
    String written() {
      return collection + "/" + head;
    }

    static Optional<Point> of(String written) {
      return written.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9]{1,18}")
          ? Optional.of(
              new Point(
                  UUID.fromString(written.substring(0, 36)), Long.parseLong(written.substring(37))))
          : Optional.empty();
    }
  }

  /// @param changed by uid, with the tag; empty for what is gone
  record News(Point now, TreeMap<String, Optional<String>> changed) {}

  /// Brings the log up to date and tells where it stands.
  ///
  /// @param state tags by uid, as they are now
  Future<Point> point(Key key, Map<String, String> state) {
    return database
        .pool()
        .withTransaction(connection -> point(connection, key, state))
        .map(Objects::requireNonNull);
  }

  /// Empty where the program's point is not of this collection, never was, or is so old that
  /// something that is gone may be forgotten.
  ///
  /// @param since null: from the beginning
  Future<Optional<News>> since(Key key, @Nullable Point since, Map<String, String> state) {
    return database
        .pool()
        .withTransaction(connection ->
            point(connection, key, state).compose(now -> news(connection, since, now)))
        .map(Objects::requireNonNull);
  }

  private static Future<Optional<News>> news(
      SqlConnection connection, @Nullable Point since, Point now) {
    if (since == null) {
      return news(connection, now, 0).map(Optional::of);
    }
    if (!since.collection().equals(now.collection()) || since.head() > now.head()) {
      return Future.succeededFuture(Optional.empty());
    }
    return oldest(connection, now)
        .compose(oldest ->
            since.head() < oldest
                ? Future.succeededFuture(Optional.empty())
                : news(connection, now, since.head()).map(Optional::of));
  }

  private static Future<Long> oldest(SqlConnection connection, Point now) {
    return connection
        .preparedQuery(OLDEST)
        .execute(Tuple.of(now.collection()))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private Future<Point> point(SqlConnection connection, Key key, Map<String, String> state) {
    UUID account = key.account() == null ? null : key.account().value();
    Tuple ensured = Tuple.of(Uuids.v7(), account, key.initiative().value(), key.name());
    Tuple held = Tuple.of(account, key.initiative().value(), key.name());
    return connection
        .preparedQuery(ENSURE)
        .execute(ensured)
        .compose(_ -> connection.preparedQuery(HOLD).execute(held))
        .map(rows -> rows.iterator().next())
        .map(row -> new Point(row.getUUID(0), row.getLong(1)))
        .compose(before -> caughtUp(connection, before, state));
  }

  private Future<Point> caughtUp(
      SqlConnection connection, Point before, Map<String, String> state) {
    return connection
        .preparedQuery(TOLD)
        .execute(Tuple.of(before.collection()))
        .map(rows -> changes(rows, state))
        .compose(changes ->
            changes.isEmpty()
                ? Future.succeededFuture(before)
                : written(connection, new Point(before.collection(), before.head() + 1), changes));
  }

  private static Map<String, @Nullable String> changes(
      RowSet<Row> told, Map<String, String> state) {
    Map<String, @Nullable String> changes = new HashMap<>(state);
    stream(told)
        .forEach(row -> {
          String uid = row.getString(0);
          String now = state.get(uid);
          if (Objects.equals(now, row.getString(1))) {
            changes.remove(uid);
          } else {
            changes.put(uid, now);
          }
        });
    return changes;
  }

  private Future<Point> written(
      SqlConnection connection, Point now, Map<String, @Nullable String> changes) {
    List<String> uids = List.copyOf(changes.keySet());
    String[] tags = uids.stream().map(changes::get).toArray(String[]::new);
    return connection
        .preparedQuery(WRITE)
        .execute(
            Tuple.of(
                now.collection(),
                now.head(),
                uids.toArray(String[]::new),
                tags,
                Columns.utc(clock.instant())))
        .compose(_ ->
            connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(now.collection(), Columns.utc(clock.instant().minus(TOLD_FOR)))))
        .compose(_ ->
            connection.preparedQuery(MOVE_HEAD).execute(Tuple.of(now.collection(), now.head())))
        .map(now);
  }

  private static Future<News> news(SqlConnection connection, Point now, long since) {
    return connection
        .preparedQuery(SINCE)
        .execute(Tuple.of(now.collection(), since))
        .map(rows -> {
          TreeMap<String, Optional<String>> changed = new TreeMap<>();
          stream(rows)
              .forEach(row -> changed.put(row.getString(0), Optional.ofNullable(row.getString(1))));
          return new News(now, changed);
        });
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
