package org.convene.account;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.convene.base.AccountId;
import org.convene.base.ParticipantId;
import org.convene.base.SessionId;
import org.convene.http.Call;
import org.convene.http.Site;
import org.convene.postgres.Database;

/// Access tokens: JSON Web Tokens (RFC 7519) signed with ES256, for this server and its clients
/// only, short-lived because nothing can take one back.
public final class AccessTokens {
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final String AUDIENCE = "convene";

  /// How far the clocks of nodes may be apart.
  private static final int LEEWAY_SECONDS = 5;

  /// Of a signed token; ours have about 400 characters.
  private static final int MAX_LENGTH = 2_000;

  private static final String SESSION = "session";

  private final SigningKeys keys;
  private final Site site;
  private final VerifiedTokens verified = new VerifiedTokens();

  private AccessTokens(SigningKeys keys, Site site) {
    this.keys = keys;
    this.site = site;
  }

  public static Future<AccessTokens> open(Vertx vertx, Database database, Site site) {
    var rules =
        new JWTOptions()
            .setIssuer(site.uri().toString())
            .addAudience(AUDIENCE)
            .setLeeway(LEEWAY_SECONDS);
    return SigningKeys.open(vertx, database, rules)
        .onSuccess(SigningKeys::watch)
        .map(keys -> new AccessTokens(keys, site));
  }

  public String issue(Identity identity) {
    var options =
        new JWTOptions()
            .setAlgorithm(SigningKey.ALGORITHM)
            .setIssuer(site.uri().toString())
            .addAudience(AUDIENCE)
            .setExpiresInSeconds(Math.toIntExact(LIFETIME.toSeconds()));
    String token = keys.ring().signer().generateToken(claims(identity), options);
    verified.put(token, identity, Instant.now().plus(LIFETIME));
    return token;
  }

  /// Whom the request's token speaks for; empty without one, or when it is forged, expired or not
  /// ours. Waits; on a virtual thread.
  public Optional<Identity> identify(Call call) {
    return call.bearer().flatMap(this::verify);
  }

  Optional<Identity> verify(String token) {
    Optional<Identity> known = verified.get(token, Instant.now());
    return known.isPresent() || token.length() > MAX_LENGTH ? known : verifySignature(token);
  }

  private Optional<Identity> verifySignature(String token) {
    Optional<String> kid = kid(token);
    if (kid.isEmpty()) {
      return Optional.empty();
    }
    if (!keys.ring().kids().contains(kid.get())) {
      keys.reloadForUnknown().await();
    }
    return keys.ring()
        .verifier()
        .authenticate(new TokenCredentials(token))
        .map(user -> remembered(token, user.attributes().getJsonObject("accessToken")))
        .otherwise(Optional.empty())
        .await();
  }

  private Optional<Identity> remembered(String token, JsonObject claims) {
    Long expires = claims.getLong("exp");
    if (expires == null) {
      return Optional.empty();
    }
    Identity identity = identity(claims);
    verified.put(token, identity, Instant.ofEpochSecond(expires));
    return Optional.of(identity);
  }

  private static Optional<String> kid(String token) {
    try {
      byte[] header = Base64.getUrlDecoder().decode(token.split("\\.", 2)[0]);
      return Optional.ofNullable(
          new JsonObject(io.vertx.core.buffer.Buffer.buffer(header)).getString("kid"));
    } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private static JsonObject claims(Identity identity) {
    return switch (identity) {
      case Identity.Account(AccountId id) -> JsonObject.of("sub", id.toString());
      case Identity.Guest(SessionId session, ParticipantId participant) ->
          JsonObject.of("sub", participant.toString(), SESSION, session.toString());
    };
  }

  private static Identity identity(JsonObject claims) {
    UUID subject = UUID.fromString(Objects.requireNonNull(claims.getString("sub")));
    String session = claims.getString(SESSION);
    return session == null
        ? new Identity.Account(new AccountId(subject))
        : new Identity.Guest(new SessionId(UUID.fromString(session)), new ParticipantId(subject));
  }
}
