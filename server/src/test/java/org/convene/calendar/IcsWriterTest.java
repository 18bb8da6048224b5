package org.convene.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.calendar.Samples.HEADER;
import static org.convene.calendar.Samples.event;
import static org.convene.calendar.Samples.series;
import static org.convene.calendar.Samples.text;
import static org.convene.calendar.Samples.timed;
import static org.convene.calendar.Samples.unfolded;
import static org.convene.calendar.Samples.weekly;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class IcsWriterTest {
  private static String feed(Vevent... events) {
    return unfolded(IcsWriter.write(Vcalendar.feed(HEADER, List.of(events))));
  }

  @Test
  void a_feed_says_what_it_is_in_both_dialects() {
    assertThat(feed())
        .isEqualTo(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Convene//Convene//EN
            CALSCALE:GREGORIAN
            NAME:From Planning to Implementation
            X-WR-CALNAME:From Planning to Implementation
            DESCRIPTION:Meetings\\; workshops\\, telcos
            X-WR-CALDESC:Meetings\\; workshops\\, telcos
            COLOR:teal
            SOURCE;VALUE=URI:https://convene.example/calendars/smart-cities.ics
            URL:https://convene.example/initiatives/smart-cities
            REFRESH-INTERVAL;VALUE=DURATION:PT1H
            X-PUBLISHED-TTL:PT1H
            END:VCALENDAR
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void a_meeting_is_mapped_whole() {
    assertThat(unfolded(IcsWriter.fragment(List.of(Samples.workshop())).bytes()))
        .isEqualTo(
            """
            BEGIN:VEVENT
            UID:m-1@convene.example
            DTSTAMP:20260601T093000Z
            LAST-MODIFIED:20260601T093000Z
            CREATED:20260501T080000Z
            SEQUENCE:2
            DTSTART;TZID=Europe/Brussels:20260928T140000
            DTEND;TZID=Europe/Brussels:20260928T173000
            SUMMARY:Atelier: îlots énergétiques\\, quartiers & financement\\, 4e éd.
            DESCRIPTION:1. Welcome\\n2. Vote\\; then coffee\\, λόγος 智慧城市
            STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<ol><li>Welcome</li></ol>
            URL:https://convene.example/m/atelier?a=1,2;b
            CATEGORIES:Smart Cities,workshop\\, live
            LOCATION:Square\\, Mont des Arts\\, 1000 Brussels
            GEO:50.8442;4.356
            X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS=Mont des Arts 1000 Brussels;X-APPLE-RADIUS=100;X-TITLE=Square:geo:50.8442,4.356
            CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Join: ^'the^' call":https://meet.example/abc?x=1
            STATUS:CONFIRMED
            CLASS:PUBLIC
            TRANSP:OPAQUE
            BEGIN:VLOCATION
            UID:m-1@convene.example-venue
            NAME:Square
            DESCRIPTION:Mont des Arts\\n1000 Brussels
            GEO:50.8442;4.356
            URL:geo:50.8442,4.356
            END:VLOCATION
            BEGIN:PARTICIPANT
            UID:m-1@convene.example-speaker-1
            PARTICIPANT-TYPE:SPEAKER
            SUMMARY:Ada "The" Byron
            DESCRIPTION:Analytical\\; Engines
            END:PARTICIPANT
            END:VEVENT
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void a_series_stands_before_what_differs_from_it() {
    When.Timed first = timed("2026-09-01T10:00", "2026-09-01T11:00", "Europe/Brussels");
    Vevent series =
        series(
            "s-1@h", first, weekly(10, Weekday.TUESDAY), LocalDateTime.parse("2026-09-15T10:00"));
    Vevent moved =
        event("s-1@h", timed("2026-09-09T08:00", "2026-09-09T09:00", "America/New_York"))
            .instead(RecurrenceId.of(LocalDateTime.parse("2026-09-08T10:00"), first));
    String text = feed(moved, series);
    assertThat(text)
        .contains(
            "RRULE:FREQ=WEEKLY;COUNT=10;BYDAY=TU\r\n",
            "EXDATE;TZID=Europe/Brussels:20260915T100000\r\n",
            "RECURRENCE-ID;TZID=Europe/Brussels:20260908T100000\r\n",
            "DTSTART;TZID=America/New_York:20260909T080000\r\n",
            "TZID:America/New_York\r\n",
            "TZID:Europe/Brussels\r\n");
    assertThat(text.indexOf("RRULE:FREQ=WEEKLY")).isLessThan(text.indexOf("RECURRENCE-ID"));
  }

  @Test
  void until_is_the_last_start_in_utc() {
    When when = timed("2026-10-20T10:00", "2026-10-20T11:00", "Europe/Brussels");
    Recurrence rule =
        new Recurrence(
            Frequency.WEEKLY, 1, List.of(Weekday.TUESDAY), null, null, LocalDate.of(2026, 11, 30));
    assertThat(feed(series("s@h", when, rule))).contains("UNTIL=20261124T090000Z");
    When days = new When.AllDay(LocalDate.of(2026, 10, 20), LocalDate.of(2026, 10, 21));
    assertThat(feed(series("s@h", days, rule, LocalDateTime.parse("2026-10-27T00:00"))))
        .contains("UNTIL=20261124;", "DTEND;VALUE=DATE:20261021", "EXDATE;VALUE=DATE:20261027");
  }

  @Test
  void until_is_an_hour_later_where_the_last_start_has_an_hour_less() {
    When winter = timed("2027-01-05T10:00", "2027-01-05T11:00", "Europe/Brussels");
    Recurrence rule =
        new Recurrence(
            Frequency.WEEKLY, 1, List.of(Weekday.TUESDAY), null, null, LocalDate.of(2027, 6, 29));
    // icalendar carries on the offset of winter: with 080000Z it would leave out the last.
    assertThat(feed(series("s@h", winter, rule))).contains("UNTIL=20270629T090000Z");
  }

  @Test
  void a_yearly_series_names_its_month() {
    When when = timed("2026-06-09T10:00", "2026-06-09T11:00", "Europe/Brussels");
    Recurrence rule = new Recurrence(Frequency.YEARLY, 1, List.of(Weekday.TUESDAY), 2, 3, null);
    assertThat(feed(series("s@h", when, rule)))
        .contains("RRULE:FREQ=YEARLY;COUNT=3;BYMONTH=6;BYDAY=2TU\r\n");
  }

  @Test
  void utc_is_a_z_and_needs_no_zone() {
    for (String zone : List.of("UTC", "Etc/UTC", "Z", "GMT")) {
      assertThat(feed(event("u@h", timed("2026-06-09T10:00", "2026-06-09T11:00", zone))))
          .contains("DTSTART:20260609T100000Z\r\n")
          .doesNotContain("TZID");
    }
  }

  /// Clocks go by the moon there: no rule of two says it.
  @Test
  void what_a_compact_zone_cannot_tell_is_written_out() {
    When.Timed first = timed("2027-01-04T10:00", "2027-01-04T11:00", "Africa/Casablanca");
    String text = feed(series("s@h", first, weekly(12, Weekday.MONDAY)));
    Instant ramadan =
        LocalDateTime.parse("2027-02-15T10:00").atZone(ZoneId.of("Africa/Casablanca")).toInstant();
    assertThat(text)
        .contains("RECURRENCE-ID;TZID=Africa/Casablanca:20270215T100000\r\n")
        .contains("DTSTART:" + Stamp.utc(ramadan) + "\r\n")
        .doesNotContain("BEGIN:DAYLIGHT");
  }

  @Test
  void a_year_with_other_rules_is_written_in_utc() {
    assertThat(
            feed(event("u@h", timed("2006-03-20T10:00", "2006-03-20T11:00", "America/New_York"))))
        .contains("DTSTART:20060320T150000Z");
  }

  /// From ten in the evening to six in the morning is seven hours when summer begins.
  @Test
  void an_occurrence_over_a_change_of_the_clocks_keeps_the_time_on_the_clock() {
    When.Timed night = timed("2026-03-27T22:00", "2026-03-28T06:00", "Europe/Brussels");
    Recurrence daily = new Recurrence(Frequency.DAILY, 1, List.of(), null, 3, null);
    assertThat(feed(series("s@h", night, daily)))
        .contains("RECURRENCE-ID;TZID=Europe/Brussels:20260328T220000\r\n")
        .contains("DTEND;TZID=Europe/Brussels:20260329T060000\r\n")
        .containsOnlyOnce("RECURRENCE-ID");
  }

  @Test
  void a_local_time_that_comes_twice_or_never_is_written_in_utc() {
    assertThat(feed(event("u@h", timed("2026-03-29T02:30", "2026-03-29T04:30", "Europe/Brussels"))))
        .contains("DTSTART:20260329T013000Z\r\nDTEND:20260329T023000Z\r\n");
    assertThat(feed(event("u@h", timed("2026-10-25T02:30", "2026-10-25T04:30", "Europe/Brussels"))))
        .contains("DTSTART:20261025T003000Z\r\nDTEND:20261025T033000Z\r\n");
  }

  @Test
  void the_joined_fragments_are_the_whole() {
    When.Timed first = timed("2026-09-01T10:00", "2026-09-01T11:00", "Australia/Sydney");
    List<Vevent> all =
        List.of(Samples.workshop(), series("s-1@h", first, weekly(10, Weekday.TUESDAY)));
    List<Fragment> fragments =
        all.stream().map(event -> IcsWriter.fragment(List.of(event))).toList();
    assertThat(IcsWriter.feed(HEADER, fragments))
        .isEqualTo(IcsWriter.write(Vcalendar.feed(HEADER, all)))
        .isEqualTo(IcsWriter.write(Vcalendar.feed(HEADER, all)));
  }

  @Test
  void an_invitation_names_who_invites_whom() {
    Scheduling scheduling =
        Scheduling.of(
            new Scheduling.Organizer("Smart, Cities", "agenda@convene.example"),
            List.of(
                new Scheduling.Attendee(
                    "Ann \"A\"\r\nX-EVIL:1",
                    "ann@city.example",
                    Scheduling.Role.REQ_PARTICIPANT,
                    Scheduling.Partstat.NEEDS_ACTION,
                    true)));
    String text =
        unfolded(
            IcsWriter.write(
                Vcalendar.message(
                    Vcalendar.Method.REQUEST, List.of(Samples.workshop().with(scheduling)))));
    assertThat(text)
        .contains(
            "METHOD:REQUEST\r\n",
            "ORGANIZER;CN=\"Smart, Cities\":mailto:agenda@convene.example\r\n",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;"
                + "CN=\"Ann ^'A^' X-EVIL:1\":mailto:ann@city.example\r\n");
  }

  @Test
  void what_a_calendar_cannot_hold_is_taken_out() {
    String evil = "a\0b\rc\r\nBEGIN:VEVENT\u202Ed\u2066e\u0007\u0085f\uD800";
    Vevent event =
        Samples.workshop()
            .with(
                new Wording(
                    evil, evil, evil, null, List.of(evil), List.of(new Speaker(evil, evil))))
            .with(new Place(evil, new Place.Venue(evil, evil, new Geo(1, 2)), null));
    String text = text(IcsWriter.fragment(List.of(event)).bytes());
    assertThat(text.replace("\r\n", "").chars().noneMatch(Character::isISOControl)).isTrue();
    assertThat(text).doesNotContain("\u202E").doesNotContain("\u2066");
    assertThat(text.split("BEGIN:VEVENT\r\n")).hasSize(2);
    assertThat(unfolded(IcsWriter.fragment(List.of(event)).bytes()))
        .contains("SUMMARY:ab c BEGIN:VEVENTdef\uFFFD\r\n");
  }

  @Test
  void an_alarm_comes_only_when_asked_for() {
    Vevent event = Samples.workshop();
    assertThat(feed(event)).doesNotContain("VALARM");
    assertThat(feed(event.with(Handling.USUAL.withAlarm(15))))
        .contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\n", "TRIGGER:-PT15M\r\nEND:VALARM\r\n");
  }

  @Test
  void who_is_taken_is_told_without_saying_by_what() {
    Instant ten = Instant.parse("2026-06-09T10:00:00Z");
    Vfreebusy busy =
        new Vfreebusy(
            "f@h",
            ten,
            ten,
            ten.plusSeconds(86_400),
            null,
            List.of(new Vfreebusy.Busy(ten, ten.plusSeconds(3_600), true)));
    assertThat(text(IcsWriter.write(Vcalendar.freebusy(busy))))
        .contains("FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260609T100000Z/20260609T110000Z\r\n");
  }

  @Test
  void writing_adds_no_zones_to_those_of_the_jvm() {
    int before = ZoneId.getAvailableZoneIds().size();
    feed(Samples.workshop());
    assertThat(ZoneId.getAvailableZoneIds()).hasSize(before);
  }
}
