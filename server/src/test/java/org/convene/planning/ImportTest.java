package org.convene.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.convene.Browser;
import org.convene.TestHouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportTest {
  @RegisterExtension static final TestHouse HOUSE = new TestHouse();

  private static final String SERIES =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      BEGIN:VEVENT
      UID:series@elsewhere
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Europe/Brussels:20301210T140000
      DTEND;TZID=Europe/Brussels:20301210T150000
      RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=4
      EXDATE;TZID=Europe/Brussels:20310311T140000
      SUMMARY:Monthly telco
      END:VEVENT
      BEGIN:VEVENT
      UID:series@elsewhere
      RECURRENCE-ID;TZID=Europe/Brussels:20310114T140000
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Europe/Brussels:20310115T100000
      DTEND;TZID=Europe/Brussels:20310115T110000
      SUMMARY:Monthly telco
      END:VEVENT
      BEGIN:VEVENT
      UID:series@elsewhere
      RECURRENCE-ID;TZID=Europe/Brussels:20310211T140000
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Europe/Brussels:20310211T140000
      DTEND;TZID=Europe/Brussels:20310211T150000
      STATUS:CANCELLED
      SUMMARY:Monthly telco
      END:VEVENT
      BEGIN:VEVENT
      UID:strange@elsewhere
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Europe/Brussels:20301210T140000
      DTEND;TZID=Europe/Brussels:20301210T150000
      RRULE:FREQ=HOURLY;COUNT=4
      SUMMARY:By the hour
      END:VEVENT
      END:VCALENDAR
      """;

  private String token = "";
  private Browser zoe = new Browser(HOUSE);

  @BeforeEach
  void nothingIsPlanned() {
    HOUSE
        .database()
        .execute(
            """
            delete from session where meeting_id in (select id from meeting where initiative_id = '%1$s');
            delete from meeting where initiative_id = '%1$s';
            delete from series where initiative_id = '%1$s'
            """
                .formatted(TestHouse.id(21)));
    token = HOUSE.signIn(TestHouse.ZOE);
    zoe = new Browser(HOUSE).bearer(token);
  }

  @Test
  void aSeriesIsTakenInWithItsExceptionsAndTheRestIsRefusedByLine() {
    JsonObject answer = TestHouse.json(send("", SERIES));
    assertThat(answer.getInteger("added")).isEqualTo(1);
    assertThat(answer.getJsonArray("read")).hasSize(1);
    JsonObject refused = answer.getJsonArray("refused").getJsonObject(0);
    assertThat(refused.getInteger("line")).isEqualTo(29);
    assertThat(refused.getString("reason")).isNotBlank();
    assertThat(dates())
        .containsExactly(
            "2030-12-10T14:00:00 draft",
            "2031-01-15T10:00:00 draft",
            "2031-02-11T14:00:00 cancelled",
            "2031-03-11T14:00:00 cancelled");
  }

  @Test
  void theSameFileAgainReplacesItsDraftAndADryRunNothing() {
    send("?dry=true", SERIES);
    assertThat(dates()).isEmpty();
    send("", SERIES);
    send("", SERIES.replace("T150000", "T153000"));
    assertThat(dates()).hasSize(4);
  }

  @Test
  void whatWasConfirmedIsNotChanged() {
    send("", SERIES);
    JsonObject first = all().getJsonObject(0);
    zoe.post(
        "/api/organise/meetings/" + first.getString("id") + "/status",
        JsonObject.of("status", "confirmed", "scope", "all", "revision", 1, "notify", false));
    JsonObject again = TestHouse.json(send("", SERIES));
    assertThat(again.getInteger("added")).isZero();
    assertThat(again.getJsonArray("read").getJsonObject(0).getString("note")).contains("confirmed");
    assertThat(dates()).contains("2030-12-10T14:00:00 confirmed", "2031-02-11T14:00:00 cancelled");
  }

  @Test
  void whatIsNoCalendarIsRefusedWithItsLine() {
    var refused = send("", "BEGIN:VCARD\nEND:VCARD\n");
    assertThat(TestHouse.code(refused)).isEqualTo("invalid-calendar");
    assertThat(TestHouse.json(refused).getInteger("line")).isPositive();
  }

  @Test
  void noMoreThanFiveHundredMeetingsAreTakenIn() {
    String daily = SERIES.replace("FREQ=MONTHLY;BYDAY=2TU;COUNT=4", "FREQ=DAILY;COUNT=300");
    String two =
        daily.replace(
            "END:VCALENDAR",
            daily
                    .substring(daily.indexOf("BEGIN:VEVENT"), daily.indexOf("END:VEVENT"))
                    .replace("series@", "other@")
                + "END:VEVENT\nEND:VCALENDAR");
    JsonObject answer = TestHouse.json(send("?dry=true", two));
    assertThat(answer.getJsonArray("read")).hasSize(1);
    assertThat(answer.getJsonArray("refused").encode()).contains("500");
  }

  private JsonArray all() {
    return TestHouse.json(zoe.get("/api/organise/meetings")).getJsonArray("meetings");
  }

  private List<String> dates() {
    return all().stream()
        .map(m -> (JsonObject) m)
        .map(m -> m.getJsonObject("slot").getString("localStart") + " " + m.getString("status"))
        .toList();
  }

  private HttpResponse<Buffer> send(String query, String file) {
    var headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Content-Type", "text/calendar")
            .add("Authorization", "Bearer " + token);
    return HOUSE.send(
        HttpMethod.POST,
        "/api/organise/import" + query,
        headers,
        Buffer.buffer(file.replace("\n", "\r\n")));
  }
}
