package org.convene.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.convene.calendar.FeedBreak.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedCheckTest {
  private static final When.Timed FIRST =
      Samples.timed("2026-09-28T14:00", "2026-09-28T15:00", "Europe/Brussels");

  /// A workshop, and a series with an exception, a moved occurrence and one that is cancelled.
  private static String good() {
    Vevent series =
        Samples.series(
            "s@h",
            FIRST,
            Samples.weekly(9, Weekday.MONDAY),
            LocalDateTime.parse("2026-10-05T14:00"));
    RecurrenceId second = RecurrenceId.of(LocalDateTime.parse("2026-10-12T14:00"), FIRST);
    Vevent moved =
        Samples.event(
                "s@h", Samples.timed("2026-10-13T09:00", "2026-10-13T10:00", "Europe/Brussels"))
            .instead(second);
    return Samples.text(
        IcsWriter.write(
            Vcalendar.feed(Samples.HEADER, List.of(Samples.workshop(), series, moved))));
  }

  private static List<FeedBreak> check(String feed) {
    return FeedCheck.of(feed.getBytes(StandardCharsets.UTF_8), false);
  }

  @Test
  void our_own_feed_breaks_nothing() {
    assertThat(check(good())).isEmpty();
  }

  @Property(tries = 300)
  void whateverIsWrittenBreaksNothing(@ForAll Random random, @ForAll String any) {
    List<Vevent> events = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Samples.Start start = Samples.recurrence(random);
      String zone = Samples.ZONES.get(random.nextInt(Samples.ZONES.size()));
      When.Timed when =
          new When.Timed(start.start(), start.start().plusMinutes(200), ZoneId.of(zone));
      Vevent series = Samples.series("s-" + i + "@h", when, start.rule());
      events.add(series.with(Wording.of(any)));
    }
    byte[] feed = IcsWriter.write(Vcalendar.feed(Samples.HEADER, events));
    assertThat(FeedCheck.of(feed, false)).as(Samples.text(feed)).isEmpty();
  }

  /// What is changed in the good feed, by what, and which rule then is broken.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SUMMARY:Telco on pathways\\r\\n | SUMMARY:Telco\\n | line-end
          SUMMARY:Telco on pathways | SUMMARY:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx | line-length
          SUMMARY:Telco on | SUMMARY:\\u0007 | control-character
          SUMMARY:Telco on | SUMMARY:\\u0085 | control-character
          BEGIN:VCALENDAR | \\uFEFFBEGIN:VCALENDAR | utf-8
          END:VEVENT\\r\\nEND:VCALENDAR | END:VCALENDAR | structure
          VERSION:2.0 | X-VERSION:2.0 | missing
          VERSION:2.0 | VERSION:3.0 | value
          UID:s@h | X-UID:s@h | missing
          DTSTAMP: | X-DTSTAMP: | missing
          SEQUENCE:2 | X-SEQUENCE:2 | missing
          SEQUENCE:2 | SEQUENCE:two | value
          DTSTART;TZID=Europe/Brussels:20260928T140000 | X-START:1 | missing
          SUMMARY:Telco | SUMMARY:a\\r\\nSUMMARY:b | once
          DTSTART;TZID=Europe/Brussels:20260928T140000 | DTSTART;TZID=Europe/Brussels:20260931T140000 | value
          STATUS:CONFIRMED | STATUS:MAYBE | value
          CALSCALE:GREGORIAN | METHOD:PUBLISH | method
          STATUS:CONFIRMED | ATTENDEE:mailto:a@b.example | attendee
          STATUS:CONFIRMED | ORGANIZER:mailto:a@b.example | attendee
          STATUS:CONFIRMED | BEGIN:VALARM\\r\\nEND:VALARM | alarm
          DTSTART;TZID=Europe/Brussels:20260928T140000 | DTSTART:20260928T140000 | floating-time
          TZID:Europe/Brussels | TZID:Europe/Paris | tzid
          DTEND;TZID=Europe/Brussels: | DTEND;TZID=UTC: | tzid-utc
          END:STANDARD | END:STANDARD\\r\\nBEGIN:STANDARD\\r\\nDTSTART:19700101T000000\\r\\nTZOFFSETFROM:+0000\\r\\nTZOFFSETTO:+0000\\r\\nEND:STANDARD | vtimezone
          DTSTART:1970 | DTSTART:1601 | vtimezone
          RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU | RDATE:20260329T020000 | vtimezone
          DTEND;TZID=Europe/Brussels:20260928T173000 | DURATION:PT3H30M | end
          DTEND;TZID=Europe/Brussels:20260928T173000 | DTEND;TZID=Europe/Brussels:20260928T133000 | end
          DTEND;TZID=Europe/Brussels:20260928T173000 | DTEND;VALUE=DATE:20260929 | end
          STATUS:CONFIRMED | RDATE;TZID=Europe/Brussels:20261001T140000 | rdate
          FREQ=WEEKLY | FREQ=HOURLY | rule
          FREQ=WEEKLY | FREQ=SOMETIMES | rule
          BYDAY=MO | BYDAY=MO;BYHOUR=3 | rule
          COUNT=9 | UNTIL=20261130T140000 | until
          COUNT=9 | UNTIL=20261130 | until
          EXDATE;TZID=Europe/Brussels:20261005T140000 | EXDATE;VALUE=DATE:20261005 | exdate
          EXDATE;TZID=Europe/Brussels:20261005T140000 | EXDATE:20261005T120000Z | exdate
          RECURRENCE-ID;TZID=Europe/Brussels:20261012T140000 | RECURRENCE-ID:20261012T120000Z | recurrence-id
          RECURRENCE-ID;TZID=Europe/Brussels:20261012T140000 | RECURRENCE-ID;TZID=Europe/Brussels:20261013T140000 | recurrence-id
          RECURRENCE-ID;TZID=Europe/Brussels:20261012T140000 | X-A:1 | twice
          LAST-MODIFIED:20260601T093000Z | LAST-MODIFIED:20260601T093001Z | revision
          SEQUENCE:2 | SEQUENCE:0\\r\\nSTATUS:CANCELLED | revision
          REFRESH-INTERVAL;VALUE=DURATION: | REFRESH-INTERVAL: | value
          """)
  void what_is_broken_is_named(String part, String other, String rule) {
    String feed = good();
    assertThat(feed).contains(part.translateEscapes());
    String broken = feed.replace(part.translateEscapes(), unescaped(other).translateEscapes());
    List<FeedBreak> breaks = check(broken);
    assertThat(breaks.stream().map(each -> each.rule().json())).contains(rule);
    String[] lines = broken.split("\n");
    assertThat(breaks).allMatch(each -> each.line() >= 1 && each.line() <= lines.length + 1);
  }

  private static String unescaped(String text) {
    return text.replace("\\u0007", "\u0007")
        .replace("\\u0085", "\u0085")
        .replace("\\uFEFF", "\uFEFF");
  }

  @Test
  void the_line_is_that_of_the_break() {
    String feed = good().replace("COUNT=9", "UNTIL=20261130T140000");
    int line = 1;
    for (String each : feed.split("\r\n")) {
      if (each.startsWith("RRULE:FREQ=WEEKLY")) {
        break;
      }
      line++;
    }
    assertThat(check(feed)).extracting(FeedBreak::line).containsExactly(line);
  }

  @Test
  void a_fold_within_a_character_is_named() {
    byte[] feed = good().getBytes(StandardCharsets.ISO_8859_1);
    String cut = "SUMMARY:\u00C3\r\n \u00A9";
    String broken = new String(feed, StandardCharsets.ISO_8859_1).replace("SUMMARY:Telco", cut);
    assertThat(FeedCheck.of(broken.getBytes(StandardCharsets.ISO_8859_1), false))
        .extracting(FeedBreak::rule)
        .contains(Rule.FOLD);
  }

  @Test
  void events_of_a_uid_stand_together_and_the_series_first() {
    String feed = good();
    int first = feed.indexOf("BEGIN:VEVENT");
    int second = feed.indexOf("BEGIN:VEVENT", first + 1);
    int third = feed.indexOf("BEGIN:VEVENT", second + 1);
    int end = feed.indexOf("END:VCALENDAR");
    String workshop = feed.substring(first, second);
    String series = feed.substring(second, third);
    String moved = feed.substring(third, end);
    String head = feed.substring(0, first);
    assertThat(check(head + series + workshop + moved + "END:VCALENDAR\r\n"))
        .extracting(FeedBreak::rule)
        .containsExactly(Rule.TOGETHER);
    assertThat(check(head + workshop + moved + series + "END:VCALENDAR\r\n"))
        .extracting(FeedBreak::rule)
        .containsExactly(Rule.TOGETHER);
  }

  @Test
  void alarms_may_stand_where_they_were_asked_for() {
    Vevent event = Samples.workshop().with(Handling.USUAL.withAlarm(15));
    byte[] feed = IcsWriter.write(Vcalendar.feed(Samples.HEADER, List.of(event)));
    assertThat(FeedCheck.of(feed, true)).isEmpty();
    assertThat(FeedCheck.of(feed, false)).extracting(FeedBreak::rule).containsExactly(Rule.ALARM);
  }
}
