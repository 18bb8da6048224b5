package org.convene.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.TestHouse.ADA;
import static org.convene.TestHouse.code;
import static org.convene.TestHouse.json;
import static org.convene.TestHouse.text;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.convene.Browser;
import org.convene.TestHouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInTest {
  @RegisterExtension static final TestHouse HOUSE = new TestHouse();

  private static final String SIGN_IN = "/api/auth/sign-in";
  private static final String REFRESH = "/api/auth/refresh";
  private static final JsonObject ACCOUNT = new JsonObject().putNull("session");

  private final Browser browser = new Browser(HOUSE);

  @BeforeEach
  void nobodyIsSignedIn() {
    HOUSE.database().execute("delete from sign_in");
  }

  @Test
  void aLinkSignsInOnce() {
    var body = JsonObject.of("token", HOUSE.signInToken(ADA));
    var first = browser.post(SIGN_IN, body);
    assertThat(json(first).getJsonObject("account").getString("name")).isEqualTo("Ada");
    var second = new Browser(HOUSE).post(SIGN_IN, body);
    assertThat(code(second)).isEqualTo("sign-in-link-invalid");
    assertThat(second.cookies()).isEmpty();
  }

  @Test
  void ofManyWhoUseALinkAtOnceOneGetsIn() {
    var body = JsonObject.of("token", HOUSE.signInToken(ADA));
    List<Integer> statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> new Browser(HOUSE).post(SIGN_IN, body).statusCode())
            .toList();
    assertThat(statuses).containsOnlyOnce(200);
  }

  @Test
  void anExpiredLinkSignsNobodyIn() {
    var body = JsonObject.of("token", HOUSE.signInToken(ADA));
    HOUSE.database().execute("update sign_in_link set expires_at = now() where used_at is null");
    assertThat(code(browser.post(SIGN_IN, body))).isEqualTo("sign-in-link-invalid");
  }

  @Test
  void aLinkMadeInTheDatabaseAsOperatorsAreToldWorks() {
    String token = "abcdefghijklmnopqrstuvwxyz-_0123456789ABCDE";
    HOUSE
        .database()
        .execute(
            """
            insert into sign_in_link (token_hash, account_id, expires_at)
            select sha256(convert_to('%s', 'UTF8')), id, now() + interval '12 hours'
            from account where email = 'ada@example.org'
            """
                .formatted(token));
    assertThat(code(browser.post(SIGN_IN, JsonObject.of("token", token)))).isEmpty();
  }

  @Test
  void linksThatDoNotWorkAreLimitedForTheirAddressOnly() {
    Browser guesser = new Browser(HOUSE).from("203.0.113.7");
    var wrong = JsonObject.of("token", "A".repeat(43));
    for (int i = 0; i < 30; i++) {
      assertThat(code(guesser.post(SIGN_IN, wrong))).isEqualTo("sign-in-link-invalid");
    }
    var refused = guesser.post(SIGN_IN, wrong);
    assertThat(code(refused)).isEqualTo("too-many-requests");
    assertThat(refused.getHeader("Retry-After")).isNotNull();
    assertThat(code(browser.post(SIGN_IN, wrong))).isEqualTo("sign-in-link-invalid");
  }

  @Test
  void theCookieIsOutOfReachForScriptsAndOtherSites() {
    String cookie = signIn().cookies().getFirst();
    assertThat(cookie)
        .startsWith("convene_account=")
        .contains("HTTPOnly", "SameSite=Strict", "Path=/api/auth");
  }

  @Test
  void theAccessTokenTellsWhoSignedIn() {
    browser.bearer(text(signIn(), "accessToken"));
    var me = json(browser.get("/api/me")).getJsonObject("account");
    assertThat(me.getString("email")).isEqualTo("ada@example.org");
    assertThat(me.getJsonArray("memberships").getJsonObject(0).getString("role"))
        .isEqualTo("facilitator");
  }

  @Test
  void aBrowserStaysSignedInAndItsCookieChangesEachTime() {
    String first = signIn().cookies().getFirst();
    String second = browser.post(REFRESH, ACCOUNT).cookies().getFirst();
    String third = browser.post(REFRESH, ACCOUNT).cookies().getFirst();
    assertThat(Set.of(value(first), value(second), value(third))).hasSize(3);
  }

  private static String value(String cookie) {
    return cookie.substring(0, cookie.indexOf(';'));
  }

  @Test
  void twoTabsThatRefreshAtOnceGetTheSameCookie() {
    signIn();
    List<String> cookies =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(i -> value(browser.copy().post(REFRESH, ACCOUNT).cookies().getFirst()))
            .toList();
    assertThat(cookies).containsOnly(cookies.getFirst());
  }

  @Test
  void aTokenUsedAgainLaterEndsTheSignInForBoth() {
    signIn();
    Browser thief = browser.copy();
    browser.post(REFRESH, ACCOUNT);
    HOUSE.database().execute("update sign_in set rotated_at = now() - interval '11 seconds'");
    assertThat(code(thief.post(REFRESH, ACCOUNT))).isEqualTo("signed-out");
    assertThat(code(browser.post(REFRESH, ACCOUNT))).isEqualTo("signed-out");
    assertThat(browser.has("convene_account")).isFalse();
  }

  @Test
  void signingOutForgetsTheBrowserAndEveryCopyOfItsCookie() {
    signIn();
    Browser copy = browser.copy();
    assertThat(browser.post("/api/auth/sign-out", ACCOUNT).statusCode()).isEqualTo(204);
    assertThat(browser.has("convene_account")).isFalse();
    assertThat(code(copy.post(REFRESH, ACCOUNT))).isEqualTo("signed-out");
    assertThat(browser.post("/api/auth/sign-out", ACCOUNT).statusCode()).isEqualTo(204);
  }

  @Test
  void aCookieExpires() {
    signIn();
    HOUSE.database().execute("update sign_in set expires_at = now()");
    assertThat(code(browser.post(REFRESH, ACCOUNT))).isEqualTo("signed-out");
  }

  @Test
  void withoutACookieNobodyIsSignedIn() {
    assertThat(code(browser.post(REFRESH, ACCOUNT))).isEqualTo("signed-out");
    assertThat(code(browser.get("/api/me"))).isEqualTo("unauthenticated");
  }

  @Test
  void secretsAreStoredAsHashesOnly() {
    String token = HOUSE.signInToken(ADA);
    var rows =
        await(
            HOUSE
                .database()
                .database()
                .client()
                .query("select sign_in_link::text from sign_in_link")
                .execute());
    rows.forEach(row -> assertThat(row.getString(0)).doesNotContain(token));
  }

  private HttpResponse<Buffer> signIn() {
    return browser.post(SIGN_IN, JsonObject.of("token", HOUSE.signInToken(ADA)));
  }
}
