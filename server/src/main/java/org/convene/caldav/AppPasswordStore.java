package org.convene.caldav;

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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.base.AccountId;
import org.convene.base.Secrets;
import org.convene.base.Uuids;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// Passwords for calendar programs, by the hash of their secret.
final class AppPasswordStore {
  /// Most that are good at a time. Past it nobody knows which is whose.
  static final int MOST = 50;

  private static final Duration USE_NOTED = Duration.ofHours(1);

  /// Whose it is, and whether that account may see the initiative's calendar.
  static final String FIND =
      """
      select p.id, p.account_id, p.last_used_at, a.name, a.email,
        exists (select from member m
          where m.account_id = p.account_id
            and m.initiative_id = (select id from initiative order by id limit 1)) as member
      from app_password p join account a on a.id = p.account_id
      where p.secret_hash = $1 and p.revoked_at is null
      """;

  static final String USED =
      """
      update app_password set last_used_at = $2
      where id = $1 and (last_used_at is null or last_used_at < $3)
      """;

  static final String LIST =
      """
      select id, label, created_at, last_used_at from app_password
      where account_id = $1 and revoked_at is null order by created_at, id
      """;

  static final String INSERT =
      """
      insert into app_password (id, secret_hash, account_id, label, created_at)
      select $1, $2, $3, $4, $5
      where (select count(*) from app_password where account_id = $3 and revoked_at is null) < $6
      """;

  static final String REVOKE =
      """
      update app_password set revoked_at = $3
      where id = $1 and account_id = $2 and revoked_at is null
      """;

  private final SqlClient client;

  AppPasswordStore(SqlClient client) {
    this.client = client;
  }

  private record Found(UUID password, Visitor visitor, @Nullable Instant lastUsedAt) {}

  /// Empty for one that was never minted or was revoked, and for the name of somebody else. Notes
  /// the use.
  Future<Optional<Visitor>> open(String user, String secret, Instant now) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(hash(secret)))
        .map(rows ->
            stream(rows)
                .map(AppPasswordStore::found)
                .filter(found -> found.visitor().isCalled(user))
                .findFirst())
        .compose(found -> noted(found, now).map(found.map(Found::visitor)));
  }

  private Future<?> noted(Optional<Found> found, Instant now) {
    Instant before = now.minus(USE_NOTED);
    boolean fresh = found.map(Found::lastUsedAt).filter(used -> used.isAfter(before)).isPresent();
    return found.isEmpty() || fresh
        ? Future.succeededFuture()
        : client
            .preparedQuery(USED)
            .execute(Tuple.of(found.get().password(), Columns.utc(now), Columns.utc(before)));
  }

  Future<List<AppPassword>> of(AccountId account) {
    return client
        .preparedQuery(LIST)
        .execute(Tuple.of(account.value()))
        .map(rows -> stream(rows).map(AppPasswordStore::password).toList());
  }

  /// @return empty where there are as many as may be
  Future<Optional<AppPassword>> add(AccountId account, String secret, String label, Instant now) {
    AppPassword password = new AppPassword(Uuids.v7(), label, now, null);
    return client
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(password.id(), hash(secret), account.value(), label, Columns.utc(now), MOST))
        .map(rows -> rows.rowCount() == 1 ? Optional.of(password) : Optional.empty());
  }

  /// @return whether it was theirs, and good until now
  Future<Boolean> revoke(AccountId account, UUID password, Instant now) {
    return client
        .preparedQuery(REVOKE)
        .execute(Tuple.of(password, account.value(), Columns.utc(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Found found(Row row) {
    Visitor visitor =
        new Visitor(
            new AccountId(row.getUUID("account_id")),
            row.getString("name"),
            row.getString("email"),
            row.getBoolean("member"));
    return new Found(row.getUUID("id"), visitor, instant(row));
  }

  private static AppPassword password(Row row) {
    return new AppPassword(
        row.getUUID("id"),
        row.getString("label"),
        Columns.instant(row, "created_at"),
        instant(row));
  }

  private static @Nullable Instant instant(Row row) {
    OffsetDateTime at = row.getOffsetDateTime("last_used_at");
    return at == null ? null : at.toInstant();
  }

  private static Buffer hash(String secret) {
    return Buffer.buffer(Secrets.hash(secret));
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
