package org.convene.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.convene.base.AccountId;
import org.convene.base.ParticipantId;
import org.convene.base.Secrets;
import org.convene.base.Uuids;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Browsers that are signed in, each known by a token in a cookie that changes with every use.
///
/// A token that was already changed away tells that two hold it: the browser and a thief. The
/// sign-in is then over for both. Two tabs that refresh at once, and a phone that lost the answer
/// on its way, also show a used token; within the grace they get the same next token again.
public final class SignIns {
  /// Unused this long, an account's browser has to sign in again.
  static final Duration ACCOUNT_LASTS = Duration.ofDays(30);

  /// Unused this long, a guest's browser joins as somebody new.
  static final Duration GUEST_LASTS = Duration.ofDays(14);

  /// Long enough for two tabs; short, for an account can do harm.
  static final Duration ACCOUNT_GRACE = Duration.ofSeconds(10);

  /// A phone may lose the answer, sleep through lunch, and come back. Its place in one session is
  /// worth little to a thief; a lost one is a lost vote.
  static final Duration GUEST_GRACE = Duration.ofHours(12);

  private static final String ADD =
      """
      insert into sign_in (id, account_id, participant_id, token_hash, seed, expires_at)
      values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))\
      """;

  private static final String ADD_GUESTS =
      """
      insert into sign_in (id, participant_id, token_hash, seed, expires_at)
      select v.*, now() + make_interval(secs => $5)
      from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[]) as v\
      """;

  private static final String FIND =
      """
      select id, account_id, participant_id, seed, token_hash = $1 as current,
        rotated_at > now() - (case when account_id is null then make_interval(secs => $2) else make_interval(secs => $3) end) as graced
      from sign_in
      where (token_hash = $1 or previous_hash = $1) and revoked_at is null and expires_at > now()\
      """;

  private static final String ROTATE =
      """
      update sign_in set token_hash = $3, previous_hash = $2, rotated_at = now(),
        expires_at = now() + (case when account_id is null then make_interval(secs => $4) else make_interval(secs => $5) end)
      where id = $1 and token_hash = $2\
      """;

  private static final String REVOKE =
      "update sign_in set revoked_at = now() where id = $1 and revoked_at is null";

  private static final String FORGET =
      "delete from sign_in where expires_at < now() or revoked_at < now() - interval '1 day'";

  /// Whose cookie it was, and what it is from now on.
  public record Rotated(
      @Nullable AccountId account, @Nullable ParticipantId participant, String token) {}

  private record Found(
      UUID id,
      @Nullable UUID account,
      @Nullable UUID participant,
      Buffer seed,
      boolean current,
      boolean graced) {
    Rotated next(String token) {
      return new Rotated(
          account == null ? null : new AccountId(account),
          participant == null ? null : new ParticipantId(participant),
          hmac(seed.getBytes(), token));
    }
  }

  private final Database database;

  public SignIns(Database database) {
    this.database = database;
  }

  Future<String> begin(SqlClient client, AccountId account) {
    return begin(client, account.value(), null, ACCOUNT_LASTS);
  }

  /// In the transaction that makes the participant.
  public Future<String> begin(SqlClient client, ParticipantId participant) {
    return begin(client, null, participant.value(), GUEST_LASTS);
  }

  /// One for each, in their order; in the transaction that makes them.
  public Future<List<String>> begin(SqlClient client, List<ParticipantId> participants) {
    List<String> tokens = participants.stream().map(_ -> Secrets.mint()).toList();
    Tuple rows =
        Tuple.tuple()
            .addArrayOfUUID(participants.stream().map(_ -> Uuids.v7()).toArray(UUID[]::new))
            .addArrayOfUUID(participants.stream().map(ParticipantId::value).toArray(UUID[]::new))
            .addArrayOfBuffer(tokens.stream().map(SignIns::hash).toArray(Buffer[]::new))
            .addArrayOfBuffer(
                tokens.stream().map(_ -> Buffer.buffer(Secrets.bytes())).toArray(Buffer[]::new))
            .addDouble(seconds(GUEST_LASTS));
    return client.preparedQuery(ADD_GUESTS).execute(rows).map(tokens);
  }

  private static Future<String> begin(
      SqlClient client, @Nullable UUID account, @Nullable UUID participant, Duration lasts) {
    String token = Secrets.mint();
    Tuple row =
        Tuple.of(
            Uuids.v7(),
            account,
            participant,
            hash(token),
            Buffer.buffer(Secrets.bytes()),
            seconds(lasts));
    return client.preparedQuery(ADD).execute(row).map(token);
  }

  /// Empty when the token is unknown, expired or revoked, which it may become by this.
  public Future<Optional<Rotated>> rotate(String token) {
    return find(token).compose(found -> found.isEmpty() ? none() : rotate(token, found.get()));
  }

  private Future<Optional<Rotated>> rotate(String token, Found found) {
    Rotated next = found.next(token);
    if (!found.current) {
      return found.graced
          ? Future.succeededFuture(Optional.of(next))
          : revoke(found.id).compose(done -> none());
    }
    // Another tab may come first; then the next token is already this one.
    return database
        .client()
        .preparedQuery(ROTATE)
        .execute(
            Tuple.of(
                found.id,
                hash(token),
                hash(next.token),
                seconds(GUEST_LASTS),
                seconds(ACCOUNT_LASTS)))
        .map(Optional.of(next));
  }

  /// Ends the sign-in of a token, if it has one.
  Future<Void> end(String token) {
    return find(token)
        .compose(found -> found.isEmpty() ? Future.succeededFuture() : revoke(found.get().id));
  }

  /// What nobody can use any more.
  public Future<Void> forget() {
    return database.client().preparedQuery(FORGET).execute().mapEmpty();
  }

  private Future<Void> revoke(UUID id) {
    return database.client().preparedQuery(REVOKE).execute(Tuple.of(id)).mapEmpty();
  }

  private Future<Optional<Found>> find(String token) {
    return database
        .client()
        .preparedQuery(FIND)
        .execute(Tuple.of(hash(token), seconds(GUEST_GRACE), seconds(ACCOUNT_GRACE)))
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(found(rows.iterator().next())));
  }

  private static Found found(Row row) {
    return new Found(
        row.getUUID("id"),
        row.getUUID("account_id"),
        row.getUUID("participant_id"),
        row.getBuffer("seed"),
        row.getBoolean("current"),
        row.getBoolean("graced"));
  }

  private static Future<Optional<Rotated>> none() {
    return Future.succeededFuture(Optional.empty());
  }

  private static double seconds(Duration duration) {
    return duration.toSeconds();
  }

  private static Buffer hash(String token) {
    return Buffer.buffer(Secrets.hash(token));
  }

  private static String hmac(byte[] seed, String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(seed, "HmacSHA256"));
      byte[] next = mac.doFinal(token.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(next);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
