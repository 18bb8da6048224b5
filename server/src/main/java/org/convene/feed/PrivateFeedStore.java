package org.convene.feed;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.base.AccountId;
import org.convene.base.InitiativeId;
import org.convene.base.Secrets;
import org.convene.base.Uuids;
import org.convene.feed.PrivateFeed.Scope;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// Private addresses of calendars, by the hash of their secret.
final class PrivateFeedStore {
  /// Most addresses of an account that are good at a time. Past it somebody mints them by a
  /// program.
  static final int MOST = 50;

  /// A program that asks every minute does not write every minute.
  private static final Duration USE_NOTED = Duration.ofHours(1);

  static final String FIND =
      """
      select f.id, f.account_id, f.initiative_id, f.scope, f.filters, f.last_used_at,
        exists (select from member m
          where m.account_id = f.account_id and m.initiative_id = f.initiative_id) as member
      from feed_token f where f.token_hash = $1 and f.revoked_at is null
      """;

  static final String USED =
      """
      update feed_token set last_used_at = $2
      where id = $1 and (last_used_at is null or last_used_at < $3)
      """;

  static final String LIST =
      """
      select id, label, scope, filters, created_at, last_used_at from feed_token
      where account_id = $1 and revoked_at is null order by created_at, id
      """;

  static final String INSERT =
      """
      insert into feed_token (id, token_hash, account_id, initiative_id, label, scope, filters, created_at)
      select $1, $2, $3, $4, $5, $6, $7, $8
      where (select count(*) from feed_token where account_id = $3 and revoked_at is null) < $9
      """;

  static final String REVOKE =
      """
      update feed_token set revoked_at = $3
      where id = $1 and account_id = $2 and revoked_at is null
      """;

  private final SqlClient client;

  PrivateFeedStore(SqlClient client) {
    this.client = client;
  }

  /// What an address opens now.
  ///
  /// @param member whether its owner still belongs to the initiative
  record Opened(
      UUID id,
      AccountId account,
      InitiativeId initiative,
      Scope scope,
      String filters,
      boolean member,
      @Nullable Instant lastUsedAt) {}

  /// Empty for one that was never minted, and for one that was revoked. Notes the use.
  Future<Optional<Opened>> open(String secret, Instant now) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(hash(secret)))
        .map(rows -> stream(rows).map(PrivateFeedStore::opened).findFirst())
        .compose(found -> noted(found, now).map(found));
  }

  private Future<?> noted(Optional<Opened> found, Instant now) {
    Instant before = now.minus(USE_NOTED);
    if (found.isEmpty() || isAfter(found.get().lastUsedAt(), before)) {
      return Future.succeededFuture();
    }
    return client
        .preparedQuery(USED)
        .execute(Tuple.of(found.get().id(), Columns.utc(now), Columns.utc(before)));
  }

  private static Buffer hash(String secret) {
    return Buffer.buffer(Secrets.hash(secret));
  }

  private static boolean isAfter(@Nullable Instant used, Instant before) {
    return used != null && used.isAfter(before);
  }

  Future<List<PrivateFeed>> of(AccountId account) {
    return client
        .preparedQuery(LIST)
        .execute(Tuple.of(account.value()))
        .map(rows -> stream(rows).map(PrivateFeedStore::feed).toList());
  }

  /// @return the feed; empty where there are as many as may be
  Future<Optional<PrivateFeed>> add(
      String secret,
      AccountId account,
      InitiativeId initiative,
      String label,
      Scope scope,
      FeedQuery query,
      Instant now) {
    PrivateFeed feed = new PrivateFeed(Uuids.v7(), label, scope, query.written(), now, null);
    Tuple row =
        Tuple.tuple()
            .addUUID(feed.id())
            .addValue(hash(secret))
            .addUUID(account.value())
            .addUUID(initiative.value())
            .addString(label)
            .addString(scope.json())
            .addString(feed.filters())
            .addOffsetDateTime(Columns.utc(now))
            .addInteger(MOST);
    return client
        .preparedQuery(INSERT)
        .execute(row)
        .map(rows -> rows.rowCount() == 1 ? Optional.of(feed) : Optional.empty());
  }

  /// @return whether it was theirs, and good until now
  Future<Boolean> revoke(AccountId account, UUID feed, Instant now) {
    return client
        .preparedQuery(REVOKE)
        .execute(Tuple.of(feed, account.value(), Columns.utc(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Opened opened(Row row) {
    return new Opened(
        row.getUUID("id"),
        new AccountId(row.getUUID("account_id")),
        new InitiativeId(row.getUUID("initiative_id")),
        scope(row),
        row.getString("filters"),
        row.getBoolean("member"),
        instant(row, "last_used_at"));
  }

  private static PrivateFeed feed(Row row) {
    return new PrivateFeed(
        row.getUUID("id"),
        row.getString("label"),
        scope(row),
        row.getString("filters"),
        Columns.instant(row, "created_at"),
        instant(row, "last_used_at"));
  }

  private static Scope scope(Row row) {
    return Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
