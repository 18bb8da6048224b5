package org.convene.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.convene.base.AccountId;
import org.convene.base.Secrets;
import org.convene.http.Site;
import org.convene.postgres.Database;

/// Links that sign in once. The token stands behind the `#`, so browsers send it to no server and
/// it is in no log; the page at the address posts it.
public final class SignInLinks {
  /// For a link that is shown to whoever starts the server.
  public static final Duration LASTS = Duration.ofHours(12);

  private static final String ADD =
      """
      insert into sign_in_link (token_hash, account_id, expires_at)
      values ($1, $2, now() + make_interval(secs => $3))\
      """;

  private static final String USE =
      """
      update sign_in_link set used_at = now()
      where token_hash = $1 and used_at is null and expires_at > now()
      returning account_id\
      """;

  private static final String FORGET =
      "delete from sign_in_link where expires_at < now() - interval '1 day'";

  /// Who signed in, and the token of the new refresh cookie.
  record Used(AccountId account, String refreshToken) {}

  private final Database database;
  private final SignIns signIns;
  private final Site site;

  public SignInLinks(Database database, SignIns signIns, Site site) {
    this.database = database;
    this.signIns = signIns;
    this.site = site;
  }

  /// The address to give to the owner of the account, and to nobody else.
  public Future<String> mint(AccountId account, Duration lasts) {
    String token = Secrets.mint();
    return database
        .client()
        .preparedQuery(ADD)
        .execute(Tuple.of(hash(token), account.value(), (double) lasts.toSeconds()))
        .map(added -> site.link("/sign-in#token=" + token));
  }

  /// Empty when the token is used, expired or unknown. Of two who come at once, one gets in.
  Future<Optional<Used>> use(String token) {
    return database
        .pool()
        .withTransaction(connection -> use(connection, token))
        .map(Objects::requireNonNull);
  }

  private Future<Optional<Used>> use(SqlConnection connection, String token) {
    return connection
        .preparedQuery(USE)
        .execute(Tuple.of(hash(token)))
        .compose(rows -> rows.size() == 0 ? unusable() : begin(connection, rows));
  }

  private Future<Optional<Used>> begin(SqlConnection connection, RowSet<Row> rows) {
    var account = new AccountId(rows.iterator().next().getUUID(0));
    return signIns
        .begin(connection, account)
        .map(refreshToken -> Optional.of(new Used(account, refreshToken)));
  }

  private static Future<Optional<Used>> unusable() {
    return Future.succeededFuture(Optional.empty());
  }

  /// What expired more than a day ago.
  public Future<Void> forget() {
    return database.client().preparedQuery(FORGET).execute().mapEmpty();
  }

  private static Buffer hash(String token) {
    return Buffer.buffer(Secrets.hash(token));
  }
}
