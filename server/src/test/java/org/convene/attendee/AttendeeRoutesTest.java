package org.convene.attendee;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.convene.Browser;
import org.convene.TestHouse;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AttendeeRoutesTest {
  @RegisterExtension static final TestHouse HOUSE = new TestHouse();

  private UUID meeting = UUID.randomUUID();
  private Browser zoe = new Browser(HOUSE);

  @BeforeEach
  void aMeetingWithOnePlace() {
    meeting = UUID.randomUUID();
    HOUSE
        .database()
        .execute(
            """
            insert into meeting (id, initiative_id, slug, uid, plan, local_start, local_end, zone, starts_at, ends_at)
            values ('%1$s', '%2$s', 's%1$s', '%1$s@test', '%3$s',
              '2040-09-30 10:00', '2040-09-30 12:00', 'Europe/Brussels', '2040-09-30T08:00Z', '2040-09-30T10:00Z')
            """
                .formatted(
                    meeting,
                    TestHouse.id(21),
                    TestDatabase.plan("workshop", "Workshop")
                        .replace(
                            "\"policy\": \"none\", \"questions\": []",
                            "\"policy\": \"approval\", \"capacity\": 1, \"questions\": [{\"id\":\"diet\",\"text\":{\"en\":\"Diet?\"},\"kind\":\"text\",\"options\":[],\"required\":false}]")));
    zoe = new Browser(HOUSE).bearer(HOUSE.signIn(TestHouse.ZOE));
  }

  @Test
  void whoIsInvitedStandsInTheListOnce() {
    JsonObject twice =
        invitation(person("Ada", "ada@example.org"), person("Ada", "ADA@example.org"));
    assertThat(TestHouse.code(zoe.post(path(), twice))).isEmpty();
    assertThat(TestHouse.code(zoe.post(path(), twice))).isEmpty();
    assertThat(people()).hasSize(1);
    assertThat(people().getFirst().getString("place")).isEqualTo("none");
  }

  @Test
  void whatNobodyCanBeIsRefusedAndNobodyIsInvited() {
    for (JsonObject wrong :
        List.of(
            person("A\r\nBcc: x", "b@example.org"),
            person("Ben", "b@@example.org"),
            person("Ben", "b@example.org").put("commitment", TestHouse.BRUSSELS.toString()))) {
      var refused = zoe.post(path(), invitation(person("Ada", "ada@example.org"), wrong));
      assertThat(TestHouse.code(refused))
          .isIn("invalid-name", "invalid-address", "unknown-commitment");
      assertThat(TestHouse.json(refused).getInteger("index")).isEqualTo(1);
    }
    assertThat(people()).isEmpty();
  }

  @Test
  void approvedPeopleGetPlacesInTheOrderTheyAsked() {
    String ada = requested("Ada", 1);
    String ben = requested("Ben", 2);
    String cleo = requested("Cleo", 3);
    change(cleo, JsonObject.of("place", "confirmed"));
    change(ben, JsonObject.of("place", "confirmed"));
    change(ada, JsonObject.of("place", "confirmed"));
    assertThat(place(cleo)).isEqualTo("confirmed");
    assertThat(position(ada)).isEqualTo(1);
    assertThat(position(ben)).isEqualTo(2);
    assertThat(TestHouse.code(put(ben, JsonObject.of("place", "confirmed"))))
        .isEqualTo("meeting-full");
    change(ben, JsonObject.of("first", true));
    assertThat(position(ben)).isEqualTo(1);
    change(cleo, JsonObject.of("place", "refused"));
    assertThat(place(ben)).isEqualTo("confirmed");
    assertThat(TestHouse.code(put(ben, JsonObject.of("first", true)))).isEqualTo("not-waiting");
    assertThat(TestHouse.code(zoe.send(HttpMethod.DELETE, path() + "/" + ben, null))).isEmpty();
    assertThat(place(ada)).isEqualTo("confirmed");
  }

  @Test
  void theTableHoldsTheAnswersAndRunsNothing() {
    requested("=HYPERLINK(1)", 1);
    HOUSE
        .database()
        .execute(
            "update attendee set answers = '{\"diet\":\"+cmd\"}' where meeting_id = '"
                + meeting
                + "'");
    String csv = zoe.get(path() + ".csv").bodyAsString();
    assertThat(csv)
        .startsWith("\uFEFFname,address,")
        .contains("Diet?\r\n", "'=HYPERLINK(1),", ",'+cmd\r\n");
  }

  @Test
  void onlyOrganisersOfItsInitiativeSeeTheList() {
    Browser ada = new Browser(HOUSE).bearer(HOUSE.signIn(TestHouse.ADA));
    assertThat(TestHouse.code(ada.get(path()))).isEqualTo("forbidden");
    assertThat(TestHouse.code(new Browser(HOUSE).get(path()))).isEqualTo("unauthenticated");
    HOUSE
        .database()
        .execute(
            "update meeting set initiative_id = '%s' where id = '%s'"
                .formatted(TestHouse.id(20), meeting));
    assertThat(TestHouse.code(zoe.get(path()))).isEqualTo("unknown-meeting");
  }

  @Test
  void whoStandsInAnotherListIsUnknownHere() {
    String ada = requested("Ada", 1);
    aMeetingWithOnePlace();
    assertThat(TestHouse.code(put(ada, JsonObject.of("role", "speaker"))))
        .isEqualTo("unknown-attendee");
    assertThat(TestHouse.code(zoe.send(HttpMethod.DELETE, path() + "/" + ada, null)))
        .isEqualTo("unknown-attendee");
  }

  private String path() {
    return "/api/organise/meetings/" + meeting + "/attendees";
  }

  private String requested(String name, int order) {
    UUID id = UUID.randomUUID();
    HOUSE
        .database()
        .execute(
            "insert into attendee (id, meeting_id, name, email, place, place_order) values ('%s', '%s', '%s', '%s', 'requested', %d)"
                .formatted(id, meeting, name, id + "@example.org", order));
    return id.toString();
  }

  private HttpResponse<Buffer> put(String attendee, JsonObject body) {
    return zoe.send(HttpMethod.PUT, path() + "/" + attendee, body.toBuffer());
  }

  private void change(String attendee, JsonObject body) {
    assertThat(TestHouse.code(put(attendee, body))).isEmpty();
  }

  private List<JsonObject> people() {
    return TestHouse.json(zoe.get(path())).getJsonArray("attendees").stream()
        .map(each -> (JsonObject) each)
        .toList();
  }

  private JsonObject one(String id) {
    return people().stream().filter(a -> id.equals(a.getString("id"))).findFirst().orElseThrow();
  }

  private String place(String id) {
    return String.valueOf(one(id).getString("place"));
  }

  private int position(String id) {
    return one(id).getInteger("position");
  }

  private static JsonObject invitation(JsonObject... people) {
    return JsonObject.of("people", JsonArray.of((Object[]) people), "scope", "this");
  }

  private static JsonObject person(String name, String email) {
    return JsonObject.of("name", name, "email", email, "role", "participant");
  }
}
