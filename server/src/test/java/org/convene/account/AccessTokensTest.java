package org.convene.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.convene.base.AccountId;
import org.convene.base.ParticipantId;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.http.Site;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessTokensTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Site SITE = Site.of("https://convene.example");
  private static final Identity ADA = new Identity.Account(new AccountId(Uuids.v7()));
  private static final Identity GUEST =
      new Identity.Guest(new SessionId(Uuids.v7()), new ParticipantId(Uuids.v7()));

  private AccessTokens tokens;

  @BeforeEach
  void open() {
    tokens = node();
  }

  @Test
  void aTokenSpeaksForWhomItWasIssued() {
    for (Identity identity : List.of(ADA, GUEST)) {
      String token = tokens.issue(identity);
      assertThat(tokens.verify(token)).contains(identity);
      assertThat(node().verify(token)).as("on another node").contains(identity);
    }
  }

  @Test
  void aTokenIsGoodUntilItExpires() {
    assertThat(node().verify(signed(claims(), 60))).isPresent();
    assertThat(node().verify(signed(claims().put("exp", now() - 60), 0))).isEmpty();
  }

  @Test
  void aTokenThatNeverExpiresIsNoneOfOurs() {
    assertThat(node().verify(signed(claims(), 0))).isEmpty();
  }

  @Test
  void aTokenForAnotherServerOrAudienceIsRefused() {
    assertThat(node().verify(signed(claims().put("iss", "https://other.example"), 60))).isEmpty();
    assertThat(node().verify(signed(claims().put("aud", "others"), 60))).isEmpty();
  }

  @Test
  void aChangedTokenIsRefused() {
    String[] parts = tokens.issue(GUEST).split("\\.", -1);
    String other = tokens.issue(ADA).split("\\.", -1)[1];
    assertThat(node().verify(parts[0] + "." + other + "." + parts[2])).isEmpty();
    assertThat(node().verify(parts[0] + "." + parts[1] + ".")).isEmpty();
    assertThat(node().verify(parts[0] + "." + parts[1])).isEmpty();
    assertThat(node().verify(parts[0] + "." + parts[1] + "." + "A".repeat(86))).isEmpty();
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String payload = base64(claims().put("exp", now() + 60).encode());
    for (String alg : List.of("none", "None", "NONE", "")) {
      String header = base64(JsonObject.of("alg", alg, "kid", key().kid()).encode());
      assertThat(node().verify(header + "." + payload + ".")).isEmpty();
      assertThat(node().verify(header + "." + payload)).isEmpty();
      assertThat(node().verify(header + "." + payload + ".AAAA")).isEmpty();
    }
  }

  @Test
  void thePublicKeyIsNoSharedSecret() {
    SigningKey key = key();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n" + key.publicJwk().encode() + "\n-----END PUBLIC KEY-----";
    for (String secret :
        List.of(
            key.publicJwk().encode(),
            pem,
            Objects.requireNonNull(key.publicJwk().getString("x")))) {
      var forger =
          JWTAuth.create(
              DATABASE.vertx(),
              new JWTAuthOptions()
                  .addPubSecKey(new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(secret)));
      String forged =
          forger.generateToken(
              claims(), options("HS256", 60).setHeader(JsonObject.of("kid", key.kid())));
      assertThat(node().verify(forged)).isEmpty();
    }
  }

  @Test
  void aStrangersKeyIsRefusedWhateverItCallsItself() {
    SigningKey stranger = SigningKey.generate();
    assertThat(node().verify(signed(stranger, claims(), 60))).isEmpty();
    var renamed = stranger.privateJwk().copy().put("kid", key().kid());
    var impostor = new SigningKey(key().kid(), stranger.publicJwk(), renamed);
    assertThat(node().verify(signed(impostor, claims(), 60))).isEmpty();
  }

  @Test
  void aKeyInTheHeaderIsNotBelieved() {
    SigningKey stranger = SigningKey.generate();
    var header = JsonObject.of("jwk", stranger.publicJwk(), "jku", "https://evil.example/keys");
    String token = signer(stranger).generateToken(claims(), options("ES256", 60).setHeader(header));
    assertThat(node().verify(token)).isEmpty();
  }

  @Test
  void garbageIsRefusedWithoutAnException() {
    for (String garbage :
        List.of(
            "",
            ".",
            "..",
            "...",
            "a.b.c",
            "é.é.é",
            "e30.e30.e30",
            "A".repeat(100_000),
            base64("{\"kid\":7}") + ".e30.AA",
            base64("[]") + ".e30.AA")) {
      assertThat(tokens.verify(garbage)).isEmpty();
    }
  }

  @Test
  void aRetiredKeyVerifiesWhatItSignedUntilThatHasExpired() {
    String before = tokens.issue(ADA);
    DATABASE.execute("update signing_key set created_at = created_at - interval '31 days'");
    AccessTokens rotated = node();
    String after = rotated.issue(GUEST);
    assertThat(kid(after)).isNotEqualTo(kid(before));
    assertThat(node().verify(before)).as("the retired key").contains(ADA);
    DATABASE.execute(
        "update signing_key set retired_at = now() - interval '31 minutes' where retired_at is not null");
    assertThat(node().verify(before)).as("long retired").isEmpty();
  }

  @Test
  void nodesThatStartTogetherAgreeOnOneKey() {
    DATABASE.execute("delete from signing_key");
    var first = open(SITE);
    var second = open(SITE);
    String one = await(first).issue(ADA);
    String two = await(second).issue(ADA);
    assertThat(kid(one)).isEqualTo(kid(two));
  }

  @Test
  void aNodeThatHasNotHeardOfTheNewKeyLooksItUp() {
    DATABASE.execute("update signing_key set created_at = created_at - interval '31 days'");
    String after = node().issue(GUEST);
    assertThat(tokens.verify(after)).contains(GUEST);
  }

  private static AccessTokens node() {
    return await(open(SITE));
  }

  private static io.vertx.core.Future<AccessTokens> open(Site site) {
    return AccessTokens.open(DATABASE.vertx(), DATABASE.database(), site);
  }

  private static SigningKey key() {
    return await(new SigningKeyStore(DATABASE.database()).verifying()).getFirst();
  }

  private static String signed(JsonObject claims, int seconds) {
    return signed(key(), claims, seconds);
  }

  private static String signed(SigningKey key, JsonObject claims, int seconds) {
    return signer(key).generateToken(claims, options("ES256", seconds));
  }

  private static JWTAuth signer(SigningKey key) {
    return JWTAuth.create(DATABASE.vertx(), new JWTAuthOptions().addJwk(key.privateJwk()));
  }

  private static JWTOptions options(String algorithm, int seconds) {
    return new JWTOptions().setAlgorithm(algorithm).setExpiresInSeconds(seconds);
  }

  private static JsonObject claims() {
    return JsonObject.of(
        "sub", Uuids.v7().toString(), "iss", "https://convene.example", "aud", "convene");
  }

  private static String kid(String token) {
    byte[] header = Base64.getUrlDecoder().decode(token.split("\\.", 2)[0]);
    return Objects.requireNonNull(
        new JsonObject(new String(header, StandardCharsets.UTF_8)).getString("kid"));
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
