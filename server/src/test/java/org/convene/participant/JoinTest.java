package org.convene.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.TestHouse.ADA;
import static org.convene.TestHouse.BRUSSELS;
import static org.convene.TestHouse.CLOSED;
import static org.convene.TestHouse.ELSEWHERE;
import static org.convene.TestHouse.OPEN;
import static org.convene.TestHouse.PLANNED;
import static org.convene.TestHouse.STRICT;
import static org.convene.TestHouse.ZOE;
import static org.convene.TestHouse.code;
import static org.convene.TestHouse.json;
import static org.convene.TestHouse.text;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.convene.Browser;
import org.convene.TestHouse;
import org.convene.base.AccountId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.http.Site;
import org.convene.postgres.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTest {
  @RegisterExtension static final TestHouse HOUSE = new TestHouse();

  private final Browser phone = new Browser(HOUSE);

  @Test
  void theDoorSaysWhatItAsksInAnyCaseOfTheCode() {
    for (String path :
        new String[] {"/api/join/STR1CT", "/api/join/str1ct", "/api/join?slug=strict"}) {
      JsonObject door = json(phone.get(path));
      assertThat(door.getString("session")).isEqualTo(STRICT.toString());
      assertThat(door.getString("state")).isEqualTo("open");
      assertThat(door.getBoolean("asksName")).isTrue();
      assertThat(door.getJsonArray("locales")).containsExactly("en", "fr");
      assertThat(
              door.getJsonArray("commitments").stream()
                  .map(c -> ((JsonObject) c).getString("name")))
          .containsExactly("Brussels", "Ghent");
    }
    assertThat(json(phone.get("/api/join/PLANND")).getString("opensAt"))
        .isEqualTo("2030-09-30T08:00:00.000Z");
  }

  @Test
  void aGuestJoinsAndIsKnownBySession() {
    var joined = join(OPEN, JsonObject.of("code", "OPEN22", "name", "  Grace \t Hopper "));
    JsonObject participant = json(joined).getJsonObject("participant");
    assertThat(participant.getString("name")).isEqualTo("Grace Hopper");
    assertThat(participant.getString("role")).isEqualTo("participant");
    phone.bearer(text(joined, "accessToken"));
    assertThat(json(phone.get("/api/me")).getJsonObject("participant")).isEqualTo(participant);
  }

  @Test
  void theFirstTicketComesAlongAndIsGoodOnce() {
    var joined = join(OPEN, JsonObject.of("code", "OPEN22", "name", "Grace"));
    var refreshed = phone.post("/api/auth/refresh", JsonObject.of("session", OPEN.toString()));
    for (var answer : List.of(joined, refreshed)) {
      JsonObject ticket = json(answer).getJsonObject("ticket");
      assertThat(ticket.getLong("expiresIn")).isPositive();
      Admission admission = HOUSE.tickets().redeem(ticket.getString("ticket")).orElseThrow();
      assertThat(Objects.requireNonNull(admission.participant()).value())
          .hasToString(participant(joined));
      assertThat(HOUSE.tickets().redeem(ticket.getString("ticket"))).isEmpty();
    }
  }

  @Test
  void aGuestWithoutANameGetsOneToTellPeopleApart() {
    var joined = join(OPEN, JsonObject.of("code", "OPEN22", "locale", "de"));
    assertThat(json(joined).getJsonObject("participant").getString("name")).matches("Gast \\d{4}");
  }

  @Test
  void theSameBrowserIsTheSameParticipant() {
    String first = participant(join(OPEN, JsonObject.of("code", "OPEN22", "name", "Lin")));
    var again = join(OPEN, JsonObject.of("code", "OPEN22"));
    assertThat(participant(again)).isEqualTo(first);
    assertThat(json(again).getJsonObject("participant").getString("name")).isEqualTo("Lin");
    var refreshed = phone.post("/api/auth/refresh", JsonObject.of("session", OPEN.toString()));
    assertThat(participant(refreshed)).isEqualTo(first);
    assertThat(participant(new Browser(HOUSE).post(path(OPEN), JsonObject.of("code", "OPEN22"))))
        .isNotEqualTo(first);
  }

  @Test
  void aPhoneThatLostTheAnswerIsStillTheSameParticipantHoursLater() {
    String first = participant(join(OPEN, JsonObject.of("code", "OPEN22")));
    Browser asleep = phone.copy();
    phone.post("/api/auth/refresh", JsonObject.of("session", OPEN.toString()));
    HOUSE.database().execute("update sign_in set rotated_at = now() - interval '3 hours'");
    assertThat(
            participant(
                asleep.post("/api/auth/refresh", JsonObject.of("session", OPEN.toString()))))
        .isEqualTo(first);
  }

  @Test
  void theCookieOfOneSessionIsWorthNothingInAnother() {
    var cookie =
        join(OPEN, JsonObject.of("code", "OPEN22")).cookies().getFirst().split("[=;]", 3)[1];
    var other = new Browser(HOUSE);
    other.keep("convene_guest_" + STRICT.toString().replace("-", ""), cookie, "/api");
    assertThat(code(other.post("/api/auth/refresh", JsonObject.of("session", STRICT.toString()))))
        .isEqualTo("signed-out");
  }

  @Test
  void aStrictDoorAsksForNameAndCommitment() {
    var wish = JsonObject.of("code", "STR1CT");
    assertThat(code(join(STRICT, wish))).isEqualTo("name-required");
    assertThat(code(join(STRICT, wish.put("name", "  ")))).isEqualTo("name-required");
    assertThat(code(join(STRICT, wish.put("name", "Lin")))).isEqualTo("commitment-required");
    assertThat(code(join(STRICT, wish.put("commitment", ELSEWHERE.toString()))))
        .isEqualTo("unknown-commitment");
    var in = join(STRICT, wish.put("commitment", BRUSSELS.toString()));
    assertThat(json(in).getJsonObject("participant").getJsonObject("commitment").getString("name"))
        .isEqualTo("Brussels");
  }

  @Test
  void anObserverSpeaksForNobody() {
    var wish = JsonObject.of("code", "STR1CT", "name", "Lin", "role", "observer");
    assertThat(json(join(STRICT, wish)).getJsonObject("participant").getString("role"))
        .isEqualTo("observer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "a\\ud800b"})
  void aNameThatCannotBeStoredIsRefusedWithItsPlace(String name) {
    var body = Buffer.buffer("{\"code\":\"OPEN22\",\"name\":\"" + name + "\"}");
    var refused = phone.send(HttpMethod.POST, path(OPEN), body);
    assertThat(code(refused)).isEqualTo("invalid-body");
    assertThat(text(refused, "pointer")).isEqualTo("/name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u202Eb", "a\u2066b", "\uE000", "a\u0007"})
  void aNameThatPlaysTricksIsRefused(String name) {
    assertThat(code(join(OPEN, JsonObject.of("code", "OPEN22", "name", name))))
        .isEqualTo("invalid-name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "Zoë Ångström",
        "李明",
        "👩‍🚀",
        "'; drop table participant; --"
      })
  void anyOtherNameStaysAsItIs(String name) {
    var joined = join(OPEN, JsonObject.of("code", "OPEN22", "name", name));
    assertThat(json(joined).getJsonObject("participant").getString("name")).isEqualTo(name);
  }

  @Test
  void aPlannedSessionSaysWhenItOpensAndAClosedOneThatItIsOver() {
    var early = join(PLANNED, JsonObject.of("code", "PLANND"));
    assertThat(code(early)).isEqualTo("session-not-open");
    assertThat(text(early, "opensAt")).isEqualTo("2030-09-30T08:00:00.000Z");
    assertThat(code(join(CLOSED, JsonObject.of("code", "CLOSED")))).isEqualTo("session-closed");
  }

  @Test
  void theCodeOfAnotherSessionOpensNothing() {
    assertThat(code(join(STRICT, JsonObject.of("code", "OPEN22")))).isEqualTo("unknown-code");
    assertThat(code(join(new SessionId(UUID.randomUUID()), JsonObject.of("code", "OPEN22"))))
        .isEqualTo("unknown-session");
  }

  @Test
  void guessingCodesIsLimitedForTheGuesserOnly() {
    Browser guesser = new Browser(HOUSE).from("203.0.113.8");
    int refused = 0;
    for (int i = 0; i < 610; i++) {
      refused +=
          code(guesser.get("/api/join/ZZZ%03d".formatted(i))).equals("too-many-requests") ? 1 : 0;
    }
    assertThat(refused).isPositive();
    assertThat(code(guesser.get("/api/join/OPEN22")))
        .as("also the right one")
        .isEqualTo("too-many-requests");
    assertThat(code(phone.get("/api/join/OPEN22"))).isEmpty();
  }

  @Test
  void whoWasRemovedStaysOut() {
    var joined = join(OPEN, JsonObject.of("code", "OPEN22"));
    phone.bearer(text(joined, "accessToken"));
    HOUSE
        .database()
        .execute(
            "update participant set removed_at = now() where id = '" + participant(joined) + "'");
    assertThat(code(join(OPEN, JsonObject.of("code", "OPEN22")))).isEqualTo("removed");
    assertThat(code(ticket(OPEN))).isEqualTo("removed");
    assertThat(code(phone.post("/api/auth/refresh", JsonObject.of("session", OPEN.toString()))))
        .isEqualTo("removed");
  }

  @Test
  void aGuestsTicketLetsThemInOnce() {
    var joined =
        join(
            STRICT,
            JsonObject.of("code", "STR1CT", "name", "Lin", "commitment", BRUSSELS.toString()));
    phone.bearer(text(joined, "accessToken"));
    String ticket = text(ticket(STRICT), "ticket");
    Admission admission = HOUSE.tickets().redeem(ticket).orElseThrow();
    assertThat(admission.session()).isEqualTo(STRICT);
    assertThat(admission.role()).isEqualTo(Role.PARTICIPANT);
    assertThat(admission.name()).isEqualTo("Lin");
    assertThat(admission.participant()).hasToString(participant(joined));
    assertThat(Optional.ofNullable(admission.commitment()).map(CommitmentRef::name))
        .contains("Brussels");
    assertThat(HOUSE.tickets().redeem(ticket)).isEmpty();
  }

  @Test
  void aGuestIsNobodyInAnotherSession() {
    phone.bearer(text(join(OPEN, JsonObject.of("code", "OPEN22")), "accessToken"));
    assertThat(code(ticket(STRICT))).isEqualTo("forbidden");
  }

  @Test
  void whoRunsTheInitiativeEntersItsSessionsAsOneFacilitator() {
    Admission first = enterAs(ADA, PLANNED).orElseThrow();
    Admission second = enterAs(ADA, PLANNED).orElseThrow();
    assertThat(first.role()).isEqualTo(Role.FACILITATOR);
    assertThat(first.name()).isEqualTo("Ada");
    assertThat(second.participant()).isEqualTo(first.participant());
    assertThat(enterAs(ZOE, PLANNED)).isEmpty();
  }

  @Test
  void anybodyWithTheWallsAddressGetsItsTicketsAndNobodyElseMakesOne() {
    phone.bearer(text(join(OPEN, JsonObject.of("code", "OPEN22")), "accessToken"));
    assertThat(code(phone.post("/api/sessions/" + OPEN + "/wall-link"))).isEqualTo("forbidden");
    String url =
        text(
            new Browser(HOUSE)
                .bearer(HOUSE.signIn(ADA))
                .post("/api/sessions/" + OPEN + "/wall-link"),
            "url");
    var token = JsonObject.of("token", url.substring(url.lastIndexOf('/') + 1));
    for (int i = 0; i < 2; i++) {
      var wall = new Browser(HOUSE).post("/api/wall/ticket", token);
      assertThat(text(wall, "code")).isEqualTo("OPEN22");
      assertThat(HOUSE.tickets().redeem(text(wall, "ticket")).orElseThrow().role())
          .isEqualTo(Role.WALL);
    }
    HOUSE.database().execute("update wall_link set expires_at = now()");
    assertThat(code(new Browser(HOUSE).post("/api/wall/ticket", token))).isEqualTo("unknown-wall");
  }

  @Test
  void aWallsAddressIsLimitedWhereverItIsUsedFrom() {
    var walls = new WallLinks(HOUSE.database().database(), Site.of("http://convene.example"));
    var photographed = tokenOf(await(walls.mint(OPEN)));
    var codes =
        IntStream.range(0, 250)
            .mapToObj(i -> new Browser(HOUSE).from("203.0.113." + i))
            .map(display -> code(display.post("/api/wall/ticket", photographed)))
            .toList();
    assertThat(codes.subList(0, 60)).containsOnly("");
    assertThat(codes).contains("too-many-requests");
    var other = tokenOf(await(walls.mint(OPEN)));
    assertThat(code(new Browser(HOUSE).post("/api/wall/ticket", other))).isEmpty();
  }

  @Test
  void aWallsAddressIsForgottenWhenItExpires() {
    Database database = HOUSE.database().database();
    var walls = new WallLinks(database, Site.of("http://convene.example"));
    var kept = tokenOf(await(walls.mint(OPEN)));
    String rows = "select from wall_link where expires_at < now()";
    HOUSE
        .database()
        .execute(
            """
            insert into wall_link (token_hash, session_id, expires_at)
            values ('gone', '%s', now() - interval '1 second')
            """
                .formatted(OPEN));
    assertThat(await(database.client().query(rows).execute()).size()).isPositive();
    await(walls.forget());
    assertThat(await(database.client().query(rows).execute()).size()).isZero();
    assertThat(code(new Browser(HOUSE).post("/api/wall/ticket", kept))).isEmpty();
  }

  private static JsonObject tokenOf(WallLinks.WallLink link) {
    return JsonObject.of("token", link.url().substring(link.url().lastIndexOf('/') + 1));
  }

  private static Optional<Admission> enterAs(AccountId account, SessionId session) {
    var response =
        new Browser(HOUSE)
            .bearer(HOUSE.signIn(account))
            .post("/api/sessions/" + session + "/ticket");
    return response.statusCode() == 200
        ? HOUSE.tickets().redeem(text(response, "ticket"))
        : Optional.empty();
  }

  private HttpResponse<Buffer> ticket(SessionId session) {
    return phone.post("/api/sessions/" + session + "/ticket");
  }

  private HttpResponse<Buffer> join(SessionId session, JsonObject wish) {
    return phone.post(path(session), wish);
  }

  private static String path(SessionId session) {
    return "/api/sessions/" + session + "/join";
  }

  private static String participant(HttpResponse<Buffer> joined) {
    return json(joined).getJsonObject("participant").getString("id");
  }
}
