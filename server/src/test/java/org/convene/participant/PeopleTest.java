package org.convene.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.TestHouse.ADA;
import static org.convene.TestHouse.BRUSSELS;
import static org.convene.TestHouse.OPEN;
import static org.convene.TestHouse.STRICT;
import static org.convene.TestHouse.ZOE;
import static org.convene.TestHouse.code;
import static org.convene.TestHouse.json;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.convene.Browser;
import org.convene.TestHouse;
import org.convene.base.ParticipantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
  @RegisterExtension static final TestHouse HOUSE = new TestHouse();

  private static final String PEOPLE = "/api/sessions/" + OPEN + "/people";
  private static final String ATTENDANCE = "/api/sessions/" + OPEN + "/attendance";

  private final Browser ada = new Browser(HOUSE).bearer(HOUSE.signIn(ADA));

  @BeforeEach
  void nobodyHasJoined() {
    HOUSE
        .database()
        .execute("delete from sign_in; delete from attendance; delete from participant");
  }

  @Test
  void pagesHoldEverybodyOnceByName() {
    for (int i = 0; i < 7; i++) {
      person("Same name");
      person("Guest " + i);
    }
    List<String> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonObject page =
          json(ada.get(PEOPLE + "?limit=5" + (next.isEmpty() ? "" : "&after=" + next)));
      assertThat(page.getInteger("total")).isEqualTo(14);
      page.getJsonArray("people")
          .forEach(each -> {
            ids.add(((JsonObject) each).getString("id"));
            names.add(((JsonObject) each).getString("name"));
          });
      next = page.getString("next");
    }
    assertThat(ids).hasSize(14).doesNotHaveDuplicates();
    assertThat(names).isSorted();
  }

  @Test
  void whoIsConnectedIsMarked() {
    UUID away = person("Away");
    UUID present = person("Present");
    HOUSE.here().add(new ParticipantId(present));
    var people = json(ada.get(PEOPLE)).getJsonArray("people");
    assertThat(people.getJsonObject(0).getString("id")).isEqualTo(away.toString());
    assertThat(people.getJsonObject(0).getBoolean("here")).isFalse();
    assertThat(people.getJsonObject(1).getBoolean("here")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "not-ours", "MDE5OWEwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxAA"})
  void aCursorOfAnotherOriginIsRefused(String cursor) {
    assertThat(code(ada.get(PEOPLE + "?after=" + cursor))).isEqualTo("invalid-parameter");
  }

  @Test
  void onlyThoseWhoRunTheSessionSeeWhoIsInIt() {
    for (String path : List.of(PEOPLE, ATTENDANCE, ATTENDANCE + ".csv")) {
      assertThat(code(new Browser(HOUSE).get(path))).isEqualTo("unauthenticated");
      assertThat(code(new Browser(HOUSE).bearer(HOUSE.signIn(ZOE)).get(path)))
          .isEqualTo("forbidden");
      assertThat(code(guest().get(path))).isEqualTo("forbidden");
      assertThat(code(ada.get(path.replace(OPEN.toString(), UUID.randomUUID().toString()))))
          .isEqualTo("unknown-session");
      assertThat(code(ada.get(path))).isEmpty();
    }
  }

  @Test
  void overlappingStaysCountOnce() {
    UUID lin = person("Lin");
    stay(lin, "10:00", "10:30", "10:30");
    stay(lin, "10:20", "10:40", "10:40");
    stay(lin, "11:00", "11:05", null);
    var attendee = json(ada.get(ATTENDANCE)).getJsonArray("attendees").getJsonObject(0);
    assertThat(attendee.getInteger("minutes")).isEqualTo(45);
    assertThat(attendee.getBoolean("here")).isTrue();
    assertThat(attendee.getString("firstArrival")).isEqualTo("2026-09-30T10:00:00.000Z");
    assertThat(attendee.getString("lastSeen")).isEqualTo("2026-09-30T11:05:00.000Z");
  }

  @Test
  void whoNeverConnectedDidNotAttend() {
    person("Never here");
    assertThat(json(ada.get(ATTENDANCE)).getJsonArray("attendees")).isEmpty();
  }

  @Test
  void theTableRunsNothingInASpreadsheet() {
    stay(person("=HYPERLINK(\"http://evil.example\")"), "10:00", "10:30", "10:30");
    stay(person("Doe, Jane \"JD\""), "10:00", "10:30", "10:30");
    var csv = ada.get(ATTENDANCE + ".csv");
    assertThat(csv.getHeader("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(csv.getHeader("Content-Disposition")).contains("attachment");
    assertThat(csv.bodyAsString("UTF-8"))
        .isEqualTo(
            "\uFEFFname,commitment,role,first arrival,last seen,minutes\r\n"
                + "\"'=HYPERLINK(\"\"http://evil.example\"\")\",Brussels,participant,2026-09-30T10:00:00Z,2026-09-30T10:30:00Z,30\r\n"
                + "\"Doe, Jane \"\"JD\"\"\",Brussels,participant,2026-09-30T10:00:00Z,2026-09-30T10:30:00Z,30\r\n");
  }

  @Test
  void peopleOfOtherSessionsAreNotListed() {
    HOUSE
        .database()
        .execute(
            "insert into participant (id, session_id, role, name) values ('%s', '%s', 'observer', 'Elsewhere')"
                .formatted(UUID.randomUUID(), STRICT));
    assertThat(json(ada.get(PEOPLE)).getInteger("total")).isZero();
  }

  private static Browser guest() {
    var guest = new Browser(HOUSE);
    var joined = guest.post("/api/sessions/" + OPEN + "/join", JsonObject.of("code", "OPEN22"));
    return guest.bearer(TestHouse.text(joined, "accessToken"));
  }

  private static UUID person(String name) {
    UUID id = UUID.randomUUID();
    HOUSE
        .database()
        .execute(
            "insert into participant (id, session_id, role, name, commitment_id) values ('%s', '%s', 'participant', '%s', '%s')"
                .formatted(id, OPEN, name, BRUSSELS));
    return id;
  }

  private static void stay(
      UUID who, String from, String seen, @org.jspecify.annotations.Nullable String left) {
    HOUSE
        .database()
        .execute(
            "insert into attendance values ('%s', '%s', '%s', '2026-09-30T%sZ', '2026-09-30T%sZ', %s)"
                .formatted(
                    UUID.randomUUID(),
                    OPEN,
                    who,
                    from,
                    seen,
                    left == null ? "null" : "'2026-09-30T" + left + "Z'"));
  }
}
