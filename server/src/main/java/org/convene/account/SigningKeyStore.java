package org.convene.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.convene.postgres.Database;

/// The keys that access tokens are signed with, shared by all nodes.
final class SigningKeyStore {
  /// A key signs this long. Shorter means less harm from one that leaks unnoticed.
  static final Duration SIGNS = Duration.ofDays(30);

  /// A retired key still verifies this long: until every node has noticed
  /// ([SigningKeys#RELOAD_MINUTES]) and the tokens it signed meanwhile have expired. Shorter, and
  /// people would be asked to sign in again when keys change.
  static final Duration VERIFIES = Duration.ofMinutes(30);

  /// Any number, the same on every node: one of them makes the new key, the others wait and find
  /// it.
  private static final long ROTATION_LOCK = 0x636f6e76656e65L;

  private static final String LOCK = "select pg_advisory_xact_lock($1)";

  private static final String SIGNING =
      """
      select 1 from signing_key where retired_at is null and created_at > now() - make_interval(secs => $1)\
      """;

  private static final String RETIRE =
      "update signing_key set retired_at = now() where retired_at is null";

  private static final String ADD =
      """
      insert into signing_key (kid, algorithm, public_jwk, private_jwk) values ($1, $2, $3, $4)\
      """;

  private static final String FORGET =
      "delete from signing_key where retired_at <= now() - make_interval(secs => $1)";

  private static final String VERIFYING =
      """
      select kid, public_jwk, private_jwk from signing_key
      where retired_at is null or retired_at > now() - make_interval(secs => $1)
      order by retired_at desc nulls first, created_at desc\
      """;

  private final Database database;

  SigningKeyStore(Database database) {
    this.database = database;
  }

  /// Retires the key that signs when it is due, or there is none, and makes the next.
  Future<Void> rotateWhenDue() {
    return database
        .pool()
        .withTransaction(connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(ROTATION_LOCK))
                .compose(locked -> isSigning(connection))
                .compose(signing -> signing ? Future.succeededFuture() : rotate(connection)));
  }

  private static Future<Boolean> isSigning(SqlConnection connection) {
    return connection
        .preparedQuery(SIGNING)
        .execute(Tuple.of((double) SIGNS.toSeconds()))
        .map(rows -> rows.size() > 0);
  }

  private static Future<Void> rotate(SqlConnection connection) {
    SigningKey key = SigningKey.generate();
    return connection
        .preparedQuery(RETIRE)
        .execute()
        .compose(retired ->
            connection
                .preparedQuery(ADD)
                .execute(
                    Tuple.of(key.kid(), SigningKey.ALGORITHM, key.publicJwk(), key.privateJwk())))
        .compose(added ->
            connection.preparedQuery(FORGET).execute(Tuple.of((double) VERIFIES.toSeconds())))
        .mapEmpty();
  }

  /// Those that verify, the one that signs first.
  Future<List<SigningKey>> verifying() {
    return database
        .client()
        .preparedQuery(VERIFYING)
        .execute(Tuple.of((double) VERIFIES.toSeconds()))
        .map(SigningKeyStore::keys);
  }

  private static List<SigningKey> keys(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new SigningKey(row.getString(0), row.getJsonObject(1), row.getJsonObject(2)))
        .toList();
  }
}
