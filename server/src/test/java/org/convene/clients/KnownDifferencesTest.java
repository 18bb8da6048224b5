package org.convene.clients;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where readers disagree. Each of these is why our writer avoids something; when one fails because
/// a reader has learnt better, the reason is gone.
class KnownDifferencesTest {
  private static final String CALENDAR =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Convene//Tests//EN
      BEGIN:VTIMEZONE
      TZID:Europe/Brussels
      BEGIN:DAYLIGHT
      DTSTART:19700329T020000
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      END:DAYLIGHT
      BEGIN:STANDARD
      DTSTART:19701025T030000
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      END:STANDARD
      END:VTIMEZONE
      BEGIN:VEVENT
      UID:one@convene.example
      DTSTAMP:20260901T080000Z
      SUMMARY:One
      %s
      END:VEVENT
      END:VCALENDAR
      """;

  @TempDir static Path scratch;
  private static List<Program> readers = List.of();

  @BeforeAll
  static void compile() throws Exception {
    readers =
        List.of(
            Program.icalJs(), Program.nodeIcal(), Program.icalendar(), Program.libical(scratch));
  }

  /// Start and end of each instant, by reader.
  private static Map<String, List<String>> seen(String... lines) throws Exception {
    Path file = scratch.resolve("one.ics");
    Files.writeString(file, CALENDAR.formatted(String.join("\n", lines)).replace("\n", "\r\n"));
    var feed = new Feed(file, URI.create("file:/nowhere"), "2026-01-01", "2028-01-01");
    Map<Program, List<Instance>> read = new HashMap<>();
    for (Program reader : readers) {
      read.put(reader, reader.read(feed));
    }
    return read.entrySet().stream()
        .collect(
            toMap(
                each -> each.getKey().name(),
                each ->
                    each.getValue().stream()
                        .map(one -> (one.start() + "/" + one.end()).replace(":00Z", ""))
                        .toList()));
  }

  /// RFC 5545, section 3.3.5, wants the first: 00:30. All take the second.
  @Test
  void aTimeThatComesTwiceIsTheSecond() throws Exception {
    assertThat(
            seen(
                "DTSTART;TZID=Europe/Brussels:20261025T023000",
                "DTEND;TZID=Europe/Brussels:20261025T043000"))
        .allSatisfy((reader, instants) ->
            assertThat(instants).containsExactly("2026-10-25T01:30/2026-10-25T03:30"));
  }

  /// Half go by the offset after the gap, where the RFC wants that before it: 01:30.
  @Test
  void aTimeThatNeverComesIsTwoInstants() throws Exception {
    var seen =
        seen(
            "DTSTART;TZID=Europe/Brussels:20270328T023000",
            "DTEND;TZID=Europe/Brussels:20270328T043000");
    var early = List.of("2027-03-28T00:30/2027-03-28T02:30");
    var late = List.of("2027-03-28T01:30/2027-03-28T02:30");
    assertThat(seen)
        .isEqualTo(
            Map.of("ical.js", early, "libical", early, "node-ical", late, "icalendar", late));
  }

  /// node-ical leaves the day out and adds one at the end, libical stays an hour late for good. A
  /// series at such a time cannot be told: an override does not repair it.
  @Test
  void aSeriesAtATimeThatNeverComesIsFourSeries() throws Exception {
    var seen =
        seen(
            "DTSTART;TZID=Europe/Brussels:20270327T023000",
            "DTEND;TZID=Europe/Brussels:20270327T043000",
            "RRULE:FREQ=DAILY;COUNT=3");
    assertThat(seen.values()).doesNotHaveDuplicates();
    assertThat(seen.get("node-ical")).last().asString().startsWith("2027-03-30");
  }

  /// icalendar compares the last start with UNTIL at the offset of the first.
  @Test
  void aLastStartAtUntilIsLeftOutByOneWhenSummerBegan() throws Exception {
    var seen =
        seen(
            "DTSTART;TZID=Europe/Brussels:20270205T100000",
            "DTEND;TZID=Europe/Brussels:20270205T110000",
            "RRULE:FREQ=MONTHLY;UNTIL=20270405T080000Z;BYMONTHDAY=5");
    assertThat(seen.get("icalendar")).hasSize(2);
    seen.remove("icalendar");
    assertThat(seen.values()).allSatisfy(instants -> assertThat(instants).hasSize(3));
  }

  /// The RFC repeats how long the first lasts; ical.js repeats the clock's time.
  @Test
  void howLongAnOccurrenceOverAChangeLastsIsTwoLengths() throws Exception {
    var seen =
        seen(
            "DTSTART;TZID=Europe/Brussels:20261023T233000",
            "DTEND;TZID=Europe/Brussels:20261024T053000",
            "RRULE:FREQ=DAILY;COUNT=2");
    assertThat(seen.remove("ical.js")).last().isEqualTo("2026-10-24T21:30/2026-10-25T04:30");
    assertThat(seen.values())
        .allSatisfy(
            instants -> assertThat(instants).last().isEqualTo("2026-10-24T21:30/2026-10-25T03:30"));
  }

  /// A date in EXDATE leaves out whatever starts on it, but not for icalendar.
  @Test
  void anExceptionOfAnotherTypeIsIgnoredByOne() throws Exception {
    var seen =
        seen(
            "DTSTART;TZID=Europe/Brussels:20270105T100000",
            "DTEND;TZID=Europe/Brussels:20270105T110000",
            "RRULE:FREQ=DAILY;COUNT=2",
            "EXDATE;VALUE=DATE:20270106");
    assertThat(seen.remove("icalendar")).hasSize(2);
    assertThat(seen.values()).allSatisfy(instants -> assertThat(instants).hasSize(1));
  }

  /// It leaves them out with a word, and reads the rest of the event.
  @Test
  void libicalKnowsNoStyledDescription() throws Exception {
    var feed =
        new Feed(
            Program.FOLDER.resolve("reference.ics"),
            URI.create("file:/nowhere"),
            "2026-01-01",
            "2028-01-01");
    assertThat(Program.libical(scratch).say(feed).errors().lines())
        .containsExactly(
            "Parse error in property name: STYLED-DESCRIPTION",
            "Parse error in property name: PARTICIPANT-TYPE");
  }
}
