package org.convene.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.convene.base.Json;
import org.junit.jupiter.api.Test;

/// jCal (RFC 7265) and JSCalendar (RFC 8984) say what iCalendar says.
class JsonCalendarsTest {
  private static final When.Timed NIGHT =
      Samples.timed("2026-10-22T22:00", "2026-10-23T06:00", "Europe/Brussels");

  private static List<Vevent> events() {
    Recurrence daily =
        new Recurrence(Frequency.DAILY, 1, List.of(), null, null, LocalDate.of(2026, 10, 26));
    Vevent series =
        Samples.series("s@h", NIGHT, daily, LocalDateTime.parse("2026-10-23T22:00"))
            .withRelatedTo("s-0@h");
    Vevent moved =
        Samples.event(
                "s@h", Samples.timed("2026-10-25T09:00", "2026-10-25T10:00", "America/New_York"))
            .with(Vevent.Status.CANCELLED)
            .instead(RecurrenceId.of(LocalDateTime.parse("2026-10-25T22:00"), NIGHT));
    return List.of(Samples.workshop(), series, moved);
  }

  private static JsonNode read(byte[] json) throws IOException {
    return Json.MAPPER.readTree(json);
  }

  private static JsonNode property(JsonNode component, String name) {
    for (JsonNode each : component.get(1)) {
      if (each.get(0).textValue().equals(name)) {
        return each;
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void jcal_has_the_shapes_of_rfc_7265() throws IOException {
    JsonNode calendar = read(JCal.write(Vcalendar.feed(Samples.HEADER, events())));
    assertThat(calendar.get(0).textValue()).isEqualTo("vcalendar");
    assertThat(property(calendar, "version")).hasToString("[\"version\",{},\"text\",\"2.0\"]");
    assertThat(property(calendar, "refresh-interval"))
        .hasToString("[\"refresh-interval\",{},\"duration\",\"PT1H\"]");
    List<JsonNode> events = new ArrayList<>();
    calendar
        .get(2)
        .forEach(each -> {
          if (each.get(0).textValue().equals("vevent")) {
            events.add(each);
          }
        });
    JsonNode workshop = events.getFirst();
    assertThat(property(workshop, "dtstart"))
        .hasToString(
            "[\"dtstart\",{\"tzid\":\"Europe/Brussels\"},\"date-time\",\"2026-09-28T14:00:00\"]");
    assertThat(property(workshop, "dtstamp"))
        .hasToString("[\"dtstamp\",{},\"date-time\",\"2026-06-01T09:30:00Z\"]");
    assertThat(property(workshop, "categories"))
        .hasToString("[\"categories\",{},\"text\",\"Smart Cities\",\"workshop, live\"]");
    assertThat(property(workshop, "geo")).hasToString("[\"geo\",{},\"float\",[50.8442,4.356]]");
    assertThat(property(workshop, "conference").get(1).get("feature"))
        .hasToString("[\"AUDIO\",\"VIDEO\"]");
    assertThat(property(events.get(1), "rrule").get(3).get("until").textValue())
        .startsWith("2026-10-26T");
    assertThat(property(calendar.get(2).get(0).get(2).get(0), "tzoffsetfrom").get(3).textValue())
        .matches("[+-]\\d\\d:\\d\\d");
  }

  @Test
  void another_library_reads_the_same_from_jcal() throws IOException {
    Vcalendar calendar = Vcalendar.feed(Samples.HEADER, events());
    var json = Biweekly.parseJson(Samples.text(JCal.write(calendar))).first();
    var ics = Biweekly.parse(Samples.text(IcsWriter.write(calendar))).first();
    assertThat(json.getEvents())
        .extracting(JsonCalendarsTest::said)
        .isEqualTo(ics.getEvents().stream().map(JsonCalendarsTest::said).toList());
  }

  private static List<Object> said(VEvent event) {
    return List.of(
        event.getUid().getValue(),
        event.getDateStart().getValue().toInstant(),
        event.getDateEnd().getValue().toInstant(),
        event.getSummary().getValue(),
        event.getSequence().getValue(),
        String.valueOf(event.getRecurrenceRule()));
  }

  @Test
  void a_meeting_has_the_shapes_of_rfc_8984() throws IOException {
    JsonNode group = read(JsCalendar.write(Vcalendar.feed(Samples.HEADER, events())));
    assertThat(group.get("@type").textValue()).isEqualTo("Group");
    assertThat(group.get("updated").textValue()).isEqualTo("2026-06-01T09:30:00Z");
    assertThat(group.get("entries")).hasSize(2);
    JsonNode workshop = group.get("entries").get(0);
    assertThat(workshop.get("start").textValue()).isEqualTo("2026-09-28T14:00:00");
    assertThat(workshop.get("duration").textValue()).isEqualTo("PT3H30M");
    assertThat(workshop.get("timeZone").textValue()).isEqualTo("Europe/Brussels");
    assertThat(workshop.at("/locations/1/coordinates").textValue()).isEqualTo("geo:50.8442,4.356");
    assertThat(workshop.at("/virtualLocations/1/features"))
        .hasToString("{\"audio\":true,\"video\":true}");
    assertThat(workshop.at("/keywords/Smart Cities").booleanValue()).isTrue();
    assertThat(workshop.at("/participants/1/name").textValue()).isEqualTo("Ada \"The\" Byron");
  }

  @Test
  void what_differs_from_a_series_is_a_patch() throws IOException {
    JsonNode series = read(JsCalendar.write(Vcalendar.file(events()))).get("entries").get(1);
    assertThat(series.at("/recurrenceRules/0"))
        .hasToString(
            "{\"@type\":\"RecurrenceRule\",\"frequency\":\"daily\",\"until\":\"2026-10-26T22:00:00\"}");
    JsonNode overrides = series.get("recurrenceOverrides");
    assertThat(overrides.get("2026-10-23T22:00:00")).hasToString("{\"excluded\":true}");
    assertThat(overrides.get("2026-10-24T22:00:00")).hasToString("{\"duration\":\"PT9H\"}");
    assertThat(overrides.get("2026-10-25T22:00:00"))
        .hasToString(
            "{\"start\":\"2026-10-25T09:00:00\",\"duration\":\"PT1H\","
                + "\"timeZone\":\"America/New_York\",\"status\":\"cancelled\"}");
    assertThat(overrides).hasSize(3);
  }

  @Test
  void whole_days_have_no_zone() throws IOException {
    When days = new When.AllDay(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 9, 30));
    JsonNode event =
        read(JsCalendar.write(Vcalendar.file(List.of(Samples.event("u@h", days)))))
            .get("entries")
            .get(0);
    assertThat(event.get("showWithoutTime").booleanValue()).isTrue();
    assertThat(event.get("duration").textValue()).isEqualTo("P2D");
    assertThat(event.has("timeZone")).isFalse();
  }
}
