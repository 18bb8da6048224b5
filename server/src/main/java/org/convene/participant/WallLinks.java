package org.convene.participant;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.convene.base.Secrets;
import org.convene.base.SessionId;
import org.convene.http.Site;
import org.convene.postgres.Database;

/// Addresses for displays. Whoever has one sees what the wall shows, until it expires: a display
/// that restarts comes back by itself.
public final class WallLinks {
  /// Longer than a workshop and its rehearsals; then the address on a forgotten display goes dark.
  static final Duration LASTS = Duration.ofDays(30);

  private static final String ADD =
      """
      insert into wall_link (token_hash, session_id, expires_at)
      values ($1, $2, now() + make_interval(secs => $3))
      returning expires_at\
      """;

  private static final String FIND =
      "select session_id from wall_link where token_hash = $1 and expires_at > now()";

  private static final String FORGET = "delete from wall_link where expires_at < now()";

  /// The address, which is a secret, and how long it is good (`WallLink` in the contract).
  public record WallLink(String url, Instant expiresAt) {}

  private final Database database;
  private final Site site;

  public WallLinks(Database database, Site site) {
    this.database = database;
    this.site = site;
  }

  public Future<WallLink> mint(SessionId session) {
    String token = Secrets.mint();
    return database
        .client()
        .preparedQuery(ADD)
        .execute(Tuple.of(hash(token), session.value(), (double) LASTS.toSeconds()))
        .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant())
        .map(expires -> new WallLink(site.link("/wall/" + token), expires));
  }

  Future<Optional<SessionId>> session(String token) {
    return database
        .client()
        .preparedQuery(FIND)
        .execute(Tuple.of(hash(token)))
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(new SessionId(rows.iterator().next().getUUID(0))));
  }

  /// What leads nowhere any more.
  public Future<Void> forget() {
    return database.client().preparedQuery(FORGET).execute().mapEmpty();
  }

  private static Buffer hash(String token) {
    return Buffer.buffer(Secrets.hash(token));
  }
}
