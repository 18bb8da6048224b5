package org.convene.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.convene.Browser;
import org.convene.TestHouse;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Zoe organises the other initiative of the house.
class PlanningRoutesTest {
  @RegisterExtension static final TestHouse HOUSE = new TestHouse();

  private static final String MEETINGS = "/api/organise/meetings";

  private Browser zoe = new Browser(HOUSE);

  @BeforeEach
  void nothingIsPlanned() {
    HOUSE
        .database()
        .execute(
            """
            delete from session_event where session_id in (select s.id from session s join meeting m on m.id = s.meeting_id
              where m.initiative_id = '%1$s');
            delete from session where meeting_id in (select id from meeting where initiative_id = '%1$s');
            delete from meeting where initiative_id = '%1$s';
            delete from series where initiative_id = '%1$s'
            """
                .formatted(TestHouse.id(21)));
    HOUSE.announced().clear();
    zoe = new Browser(HOUSE).bearer(HOUSE.signIn(TestHouse.ZOE));
  }

  @Test
  void aMeetingIsPlannedWithItsSessionAndASlugOfItsTitle() {
    JsonObject planned = planned(telco());
    JsonObject meeting = planned.getJsonObject("meeting");
    assertThat(planned.containsKey("series")).isFalse();
    assertThat(meeting.getString("slug")).isEqualTo("cafe-d-ete-telco");
    assertThat(meeting.getString("uid"))
        .isEqualTo("m-" + meeting.getString("id") + "@convene.example");
    assertThat(meeting.getString("startsAt")).isEqualTo("2030-12-10T13:00:00.000Z");
    assertThat(meeting.getJsonObject("session").getString("state")).isEqualTo("planned");
    assertThat(planned(telco()).getJsonObject("meeting").getString("slug"))
        .isEqualTo("cafe-d-ete-telco-2030-12-10");
    assertThat(planned(telco()).getJsonObject("meeting").getString("slug"))
        .isEqualTo("cafe-d-ete-telco-2030-12-10-2");
  }

  @Test
  void eachDateOfASeriesIsAMeetingWithAPageAndASession() {
    JsonObject planned = planned(telco().put("rule", monthly(3)));
    assertThat(starts(planned))
        .containsExactly("2030-12-10T14:00:00", "2031-01-14T14:00:00", "2031-02-11T14:00:00");
    JsonArray all = TestHouse.json(zoe.get(MEETINGS)).getJsonArray("meetings");
    assertThat(all).hasSize(3);
    assertThat(strings(all, "slug"))
        .containsExactly(
            "cafe-d-ete-telco-2030-12-10",
            "cafe-d-ete-telco-2031-01-14",
            "cafe-d-ete-telco-2031-02-11");
    assertThat(strings(all, "uid").stream().distinct()).hasSize(1);
    assertThat(all)
        .allSatisfy(m -> assertThat(((JsonObject) m).getJsonObject("session")).isNotNull());
  }

  @Test
  void oneDateIsMovedAndTheSeriesKnows() {
    JsonObject planned = planned(telco().put("rule", monthly(3)));
    JsonObject meeting = planned.getJsonObject("meeting");
    JsonObject moved =
        ok(put(meeting, edit(meeting, "this", 1).put("slot", slot("2030-12-11T15:00"))));
    assertThat(moved.getJsonObject("meeting").getJsonObject("series").getBoolean("changed"))
        .isTrue();
    assertThat(revision(moved, "meeting").getInteger("sequence")).isEqualTo(1);
    assertThat(revision(moved, "series").getInteger("sequence")).isEqualTo(1);
  }

  @Test
  void whoEditsAnOldStateIsShownThePresentOneAndChangesNothing() {
    JsonObject meeting = planned(telco()).getJsonObject("meeting");
    ok(put(meeting, edit(meeting, "this", 1).put("slot", slot("2030-12-11T15:00"))));
    var late = put(meeting, edit(meeting, "this", 1).put("slot", slot("2030-12-12T15:00")));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(TestHouse.code(late)).isEqualTo("edit-conflict");
    assertThat(
            TestHouse.json(late)
                .getJsonObject("current")
                .getJsonObject("meeting")
                .getJsonObject("slot")
                .getString("localStart"))
        .isEqualTo("2030-12-11T15:00:00");
  }

  @Test
  void thisAndFollowingEndTheSeriesAndBeginAnother() {
    JsonObject planned = planned(telco().put("rule", monthly(4)));
    JsonObject third = one(dates(planned).getJsonObject(2).getString("meeting"));
    JsonObject split =
        ok(
            put(
                third.getJsonObject("meeting"),
                edit(third.getJsonObject("meeting"), "following", 1)
                    .put("slot", slot("2031-02-11T16:00"))));
    assertThat(starts(split)).containsExactly("2031-02-11T16:00:00", "2031-03-11T16:00:00");
    assertThat(split.getJsonObject("series").getString("follows"))
        .isEqualTo(planned.getJsonObject("series").getString("id"));
    JsonObject first = one(planned.getJsonObject("meeting").getString("id"));
    assertThat(starts(first)).containsExactly("2030-12-10T14:00:00", "2031-01-14T14:00:00");
    assertThat(first.getJsonObject("series").getJsonObject("rule").getString("until"))
        .isEqualTo("2031-01-14");
    assertThat(revision(first, "series").getInteger("sequence")).isEqualTo(1);
    assertThat(revision(split, "series").getInteger("sequence")).isEqualTo(1);
  }

  @Test
  void oneDateIsCancelledAndTakesPlaceAfterAll() {
    JsonObject meeting = planned(telco().put("rule", monthly(3))).getJsonObject("meeting");
    JsonObject cancelled = ok(status(meeting, "cancelled", "this", 1));
    assertThat(cancelled.getJsonObject("meeting").getString("status")).isEqualTo("cancelled");
    assertThat(cancelled.getJsonObject("series").getString("status")).isEqualTo("confirmed");
    assertThat(TestHouse.code(put(meeting, edit(meeting, "this", 2))))
        .isEqualTo("meeting-cancelled");
    assertThat(TestHouse.code(status(meeting, "cancelled", "this", 2)))
        .isEqualTo("wrong-meeting-status");
    JsonObject again = ok(status(meeting, "confirmed", "this", 2));
    assertThat(again.getJsonObject("meeting").getString("status")).isEqualTo("confirmed");
    assertThat(revision(again, "meeting").getInteger("sequence")).isEqualTo(2);
  }

  @Test
  void aDraftIsOnNoPageUntilItIsPublishedAndOnlyADraftIsDeleted() {
    JsonObject draft = telco().put("status", "draft").put("rule", monthly(3));
    JsonObject meeting = planned(draft).getJsonObject("meeting");
    String page = "/api/organise/meetings/" + meeting.getString("id");
    assertThat(count("meeting where status = 'draft'")).isEqualTo(3);
    assertThat(zoe.send(HttpMethod.DELETE, page, null).statusCode()).isEqualTo(204);
    assertThat(count("meeting where initiative_id = '" + TestHouse.id(21) + "'")).isZero();
    JsonObject other = planned(draft).getJsonObject("meeting");
    ok(status(other, "confirmed", "this", 1));
    assertThat(count("meeting where status = 'draft'")).isZero();
    assertThat(
            TestHouse.code(
                zoe.send(HttpMethod.DELETE, MEETINGS + "/" + other.getString("id"), null)))
        .isEqualTo("meeting-not-draft");
  }

  @Test
  void aDraftWhoseSessionWasUsedStays() {
    JsonObject meeting = planned(telco().put("status", "draft")).getJsonObject("meeting");
    String session = meeting.getJsonObject("session").getString("id");
    HOUSE
        .database()
        .execute(
            "insert into participant (id, session_id, role, name) values (gen_random_uuid(), '%s', 'observer', 'Eve')"
                .formatted(session));
    var refused = zoe.send(HttpMethod.DELETE, MEETINGS + "/" + meeting.getString("id"), null);
    assertThat(TestHouse.code(refused)).isEqualTo("meeting-in-use");
    HOUSE.database().execute("delete from participant where session_id = '" + session + "'");
  }

  @Test
  void aCopyIsADraftOfTheSameWeekNextYearWithItsAgendaAndWithoutItsDocuments() {
    JsonObject meeting = planned(telco()).getJsonObject("meeting");
    HOUSE
        .database()
        .execute(
            """
            insert into session_event values ('%s', 1, now(), '%s', '%s',
              '{"type":"agendaItemAdded","item":"%s","fields":{"title":{"en":"Welcome"},"kind":"information","minutes":5}}');
            """
                .formatted(
                    meeting.getJsonObject("session").getString("id"),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID()));
    JsonObject copy =
        ok(zoe.post(MEETINGS + "/" + meeting.getString("id") + "/copy", new JsonObject()))
            .getJsonObject("meeting");
    assertThat(copy.getString("status")).isEqualTo("draft");
    assertThat(copy.getJsonObject("slot").getString("localStart")).isEqualTo("2031-12-09T14:00:00");
    assertThat(copy.getJsonObject("plan").getJsonArray("documents")).isEmpty();
    assertThat(copy.getJsonObject("plan").getJsonArray("speakers")).hasSize(1);
    assertThat(
            count(
                "session_event where session_id = '%s'"
                    .formatted(copy.getJsonObject("session").getString("id"))))
        .isEqualTo(1);
  }

  @Test
  void conflictsAreToldAndForbidNothing() {
    JsonObject there = telco();
    there.getJsonObject("plan").put("place", "Rue de la Loi 1, Brussels");
    there.put("slot", slot("2030-12-25T14:00"));
    planned(there);
    JsonObject question = telco().put("slot", slot("2030-12-25T14:30"));
    question.remove("status");
    question.remove("notify");
    question.getJsonObject("plan").put("place", "rue de la loi 1,  BRUSSELS");
    JsonObject answer = ok(zoe.post(MEETINGS + "/check", question));
    assertThat(strings(answer.getJsonArray("dates"), "localStart"))
        .containsExactly("2030-12-25T14:30:00");
    assertThat(strings(answer.getJsonArray("conflicts"), "type"))
        .containsExactly("holiday", "people", "place", "commitment");
  }

  @Test
  void peopleAreToldOnlyWhereAnOrganiserWantsIt() {
    JsonObject meeting = planned(telco()).getJsonObject("meeting");
    assertThat(HOUSE.announced()).isEmpty();
    ok(
        put(
            meeting,
            edit(meeting, "this", 1).put("slot", slot("2030-12-11T15:00")).put("notify", true)));
    assertThat(HOUSE.announced()).containsExactly(UUID.fromString(meeting.getString("id")));
    JsonObject series = planned(telco().put("rule", monthly(2)).put("notify", true));
    assertThat(HOUSE.announced())
        .last()
        .isEqualTo(UUID.fromString(series.getJsonObject("series").getString("id")));
  }

  @Test
  void everyChangeRaisesTheRevisionOfTheInitiativesCalendar() {
    long before = calendarRevision();
    JsonObject meeting = planned(telco()).getJsonObject("meeting");
    assertThat(calendarRevision()).isEqualTo(before + 1);
    ok(put(meeting, edit(meeting, "this", 1)));
    assertThat(calendarRevision()).as("nothing was changed").isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /slot/localStart  | "2030-12-10T16:00"      | invalid-time
          /slot/localStart  | "2030-13-10T14:00"      | invalid-body
          /slot/localStart  | "2030-03-31T02:30"      | invalid-time
          /slot/localEnd    | "2031-12-10T15:00"      | invalid-time
          /slot/zone        | "Mars/Olympus"          | invalid-zone
          /slot/zone        | "+02:00"                | invalid-zone
          /slot/zone        | "EST"                   | invalid-zone
          /plan/title       | {"en":"a\\r\\nBCC: eve"} | invalid-text
          /plan/title       | {"en":"a\\u202eb"}      | invalid-text
          /plan/title       | {"en":" "}              | invalid-text
          /plan/title       | {}                      | invalid-text
          /plan/about       | {"en":"a\\u0007b"}      | invalid-text
          /plan/place       | "a\\nb"                 | invalid-plan
          /plan/place       | "a\\u2028b"             | invalid-plan
          /plan/link        | "javascript:alert(1)"   | invalid-plan
          /plan/speakers    | [{"name":"a\\tb"}]      | invalid-plan
          /plan/documents   | [{"title":{"en":"a\\nb"},"url":"https://a.example"}] | invalid-text
          /plan/geo         | {"latitude":50.8,"longitude":4.4} | invalid-plan
          /plan/geo         | {"latitude":99,"longitude":4.4} | invalid-body
          /plan/languages   | ["english!"]            | invalid-body
          /plan/commitments | ["0199a000-0000-7000-8000-00000000ffff"] | unknown-commitment
          /plan/registration | {"policy":"open","capacity":0,"questions":[]} | invalid-body
          /plan/registration | {"policy":"open","questions":[{"id":"a","text":{"en":"a\\rb"},"kind":"text","options":[],"required":true}]} | invalid-text
          /rule             | {"frequency":"daily","interval":1,"days":[],"count":367} | invalid-body
          /rule             | {"frequency":"daily","interval":1,"days":[],"until":"2033-01-01"} | invalid-recurrence
          /rule             | {"frequency":"weekly","interval":1,"days":["monday"],"count":3} | invalid-recurrence
          /rule             | {"frequency":"daily","interval":1,"days":[]} | invalid-recurrence
          /status           | "cancelled"             | invalid-body
          """)
  void whatCannotBePlannedIsNamedAndNothingChanges(String where, String value, String code) {
    long before = calendarRevision();
    JsonObject body = telco();
    String[] path = where.substring(1).split("/", -1);
    JsonObject holder = path.length == 1 ? body : body.getJsonObject(path[0]);
    holder.put(path[path.length - 1], new JsonArray("[" + value + "]").getValue(0));
    if (value.contains("2030-03-31")) {
      body.getJsonObject("slot").put("localEnd", "2030-03-31T04:00");
    }
    assertThat(TestHouse.code(zoe.post(MEETINGS, body))).isEqualTo(code);
    assertThat(calendarRevision()).isEqualTo(before);
    assertThat(count("meeting where initiative_id = '" + TestHouse.id(21) + "'")).isZero();
  }

  @Test
  void onlyOrganisersPlanAndNobodyReachesMeetingsOfOthers() {
    JsonObject meeting = planned(telco()).getJsonObject("meeting");
    Browser ada = new Browser(HOUSE).bearer(HOUSE.signIn(TestHouse.ADA));
    assertThat(TestHouse.code(ada.post(MEETINGS, telco()))).isEqualTo("forbidden");
    String foreign = text("select id::text from meeting where slug = 'open'");
    assertThat(TestHouse.code(zoe.get(MEETINGS + "/" + foreign))).isEqualTo("unknown-meeting");
    meeting.put("id", foreign);
    assertThat(TestHouse.code(put(meeting, edit(meeting, "this", 1)))).isEqualTo("unknown-meeting");
  }

  private static JsonObject telco() {
    return new JsonObject(
        """
        {"plan": {"kind": "telco", "title": {"en": "Café d’été: telco", "fr": "Té\u200cléconférence"}, "about": {"en": "One\\nTwo"},
          "link": "https://meet.example.org/x", "linkFor": "attendees", "languages": ["en"],
          "speakers": [{"name": "Emil Example"}], "documents": [{"title": {"en": "Paper"}, "url": "https://a.example/p"}],
          "deliverables": ["cookbook"], "commitments": ["%s"], "registration": {"policy": "none", "questions": []}},
         "slot": {"localStart": "2030-12-10T14:00", "localEnd": "2030-12-10T15:00", "zone": "Europe/Brussels"},
         "status": "confirmed", "notify": false}
        """
            .formatted(TestHouse.ELSEWHERE));
  }

  private static JsonObject monthly(int count) {
    return new JsonObject(
        """
        {"frequency": "monthly", "interval": 1, "days": ["tuesday"], "ordinal": 2, "count": %d}\
        """
            .formatted(count));
  }

  private static JsonObject slot(String start) {
    String end = start.substring(0, 11) + (Integer.parseInt(start.substring(11, 13)) + 1) + ":00";
    return JsonObject.of("localStart", start, "localEnd", end, "zone", "Europe/Brussels");
  }

  private static JsonObject edit(JsonObject meeting, String scope, int revision) {
    return JsonObject.of(
        "plan",
        meeting.getJsonObject("plan"),
        "slot",
        meeting.getJsonObject("slot"),
        "scope",
        scope,
        "revision",
        revision,
        "notify",
        false);
  }

  private JsonObject planned(JsonObject body) {
    return ok(zoe.post(MEETINGS, body));
  }

  private JsonObject one(String meeting) {
    return ok(zoe.get(MEETINGS + "/" + meeting));
  }

  private HttpResponse<Buffer> put(JsonObject meeting, JsonObject edit) {
    return zoe.send(HttpMethod.PUT, MEETINGS + "/" + meeting.getString("id"), edit.toBuffer());
  }

  private HttpResponse<Buffer> status(
      JsonObject meeting, String status, String scope, int revision) {
    return zoe.post(
        MEETINGS + "/" + meeting.getString("id") + "/status",
        JsonObject.of("status", status, "scope", scope, "revision", revision, "notify", false));
  }

  private static JsonObject ok(HttpResponse<Buffer> response) {
    assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
    return TestHouse.json(response);
  }

  private static JsonObject revision(JsonObject planned, String of) {
    return planned.getJsonObject(of).getJsonObject("revision");
  }

  private static JsonArray dates(JsonObject planned) {
    return planned.getJsonObject("series").getJsonArray("dates");
  }

  private static List<String> starts(JsonObject planned) {
    return strings(dates(planned), "localStart");
  }

  private static List<String> strings(JsonArray of, String member) {
    return of.stream().map(one -> ((JsonObject) one).getString(member)).toList();
  }

  private static long calendarRevision() {
    return Long.parseLong(
        text(
            "select calendar_revision::text from initiative where id = '"
                + TestHouse.id(21)
                + "'"));
  }

  private static int count(String what) {
    return Integer.parseInt(text("select count(*)::text from " + what));
  }

  private static String text(String sql) {
    var rows = TestDatabase.await(HOUSE.database().database().client().query(sql).execute());
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getString(0))
        .findFirst()
        .orElseThrow();
  }
}
