package org.convene.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What is written says the same to us and to a library that is not ours.
class RoundTripTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static Vevent series(Random random) {
    Samples.Start start = Samples.recurrence(random);
    String zone = Samples.ZONES.get(random.nextInt(Samples.ZONES.size()));
    When.Timed when =
        new When.Timed(
            start.start(), start.start().plusMinutes(60 + random.nextInt(300)), ZoneId.of(zone));
    return Samples.series("s@h", when, start.rule());
  }

  private static List<Vevent> read(byte[] file) {
    ReadCalendar read = IcsReader.read(file, ZoneOffset.UTC);
    assertThat(read).isInstanceOf(ReadCalendar.Whole.class);
    return ((ReadCalendar.Whole) read).events();
  }

  @Property(tries = 300)
  void aSeriesIsReadAtTheInstantsThatWereMeant(@ForAll Random random) {
    Vevent series = series(random);
    byte[] file = IcsWriter.write(Vcalendar.feed(Samples.HEADER, List.of(series)));
    When.Timed first = (When.Timed) series.when();
    assertThat(Expansion.of(read(file)))
        .as(Samples.text(file))
        .isEqualTo(Expansion.meant(first, series.repeats().orElseThrow().rule()));
  }

  /// biweekly counts by the VTIMEZONE that comes along. Within a day of a change of the clocks it
  /// may take the wrong offset, so these days are not asked of it; of a series that starts on such
  /// a day it has all that follows wrong.
  @Property(tries = 300)
  void anotherLibraryFindsTheSameInstants(@ForAll Random random) {
    Vevent series = series(random);
    byte[] file = IcsWriter.write(Vcalendar.feed(Samples.HEADER, List.of(series)));
    When.Timed first = (When.Timed) series.when();
    Assume.that(isQuiet(first.start().atZone(first.zone()).toInstant(), first.zone()));
    Stream<Instant> meant =
        Expansion.meant(first, series.repeats().orElseThrow().rule()).stream()
            .map(Expansion.Span::from);
    assertThat(quiet(biweekly(file).stream(), first.zone()))
        .as(Samples.text(file))
        .isEqualTo(quiet(meant, first.zone()));
  }

  private static Set<Instant> quiet(Stream<Instant> all, ZoneId zone) {
    return all.filter(each -> isQuiet(each, zone)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isQuiet(Instant at, ZoneId zone) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(at.minus(DAY));
    return next == null || next.getInstant().isAfter(at.plus(DAY));
  }

  private static Set<Instant> biweekly(byte[] file) {
    ICalendar calendar = Biweekly.parse(Samples.text(file)).first();
    Set<Instant> found = new TreeSet<>();
    Set<Instant> apart = new TreeSet<>();
    for (VEvent event : calendar.getEvents()) {
      if (event.getRecurrenceId() != null) {
        apart.add(event.getRecurrenceId().getValue().toInstant());
      }
    }
    for (VEvent event : calendar.getEvents()) {
      boolean series = event.getRecurrenceRule() != null;
      var zone = calendar.getTimezoneInfo().getTimezone(event.getDateStart());
      TimeZone known = zone == null ? TimeZone.getTimeZone("UTC") : zone.getTimeZone();
      DateIterator starts = event.getDateIterator(known);
      while (starts.hasNext()) {
        Instant start = starts.next().toInstant();
        if (!series || !apart.contains(start)) {
          found.add(start);
        }
      }
    }
    return found;
  }

  @Example
  void everythingThatIsWrittenIsReadAgain() {
    Scheduling scheduling =
        new Scheduling(
            new Scheduling.Organizer("Smart, Cities", "agenda@convene.example"),
            List.of(
                new Scheduling.Attendee(
                    "Ann \"A^n\"",
                    "ann@city.example",
                    Scheduling.Role.CHAIR,
                    Scheduling.Partstat.ACCEPTED,
                    true)),
            "I come; with two, others\n\\n");
    Vevent event =
        Samples.workshop()
            .with(new Revised(3, Instant.parse("2026-06-01T09:30:00Z"), Instant.EPOCH))
            .with(scheduling)
            .withRelatedTo("s-0@h")
            .with(Vevent.Status.TENTATIVE)
            .with(Handling.USUAL.with(Handling.Transparency.TRANSPARENT).withAlarm(75));
    assertThat(read(IcsWriter.write(Vcalendar.message(Vcalendar.Method.REPLY, List.of(event)))))
        .containsExactly(event);
  }

  @Example
  void aSeriesOfWholeDaysIsReadAgain() {
    When days = new When.AllDay(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 9, 30));
    Vevent series =
        Samples.series(
                "s@h",
                days,
                Samples.weekly(4, Weekday.MONDAY),
                LocalDateTime.parse("2026-10-05T00:00"))
            .with(new Revised(0, Instant.EPOCH, Instant.EPOCH));
    Vevent other = series.instead(RecurrenceId.of(LocalDateTime.parse("2026-10-12T00:00"), days));
    assertThat(read(IcsWriter.write(Vcalendar.file(List.of(other, series)))))
        .containsExactly(series, other);
  }

  @Property(tries = 400)
  void anyTextIsReadAsItWasMeant(@ForAll String any) {
    Vevent event = Samples.event("u@h", Samples.workshop().when());
    Wording words = new Wording(any, any, any, null, List.of("a," + any), List.of());
    Wording read =
        read(IcsWriter.write(Vcalendar.file(List.of(event.with(words))))).getFirst().wording();
    assertThat(read.summary()).isEqualTo(PlainText.line(any));
    assertThat(read.description()).isEqualTo(PlainText.of(any));
    assertThat(read.styledDescription()).isEqualTo(PlainText.of(any));
    assertThat(read.categories()).containsExactly(PlainText.line("a," + any));
  }

  /// Before the gap, in it, in the hour that comes twice, and after, both north and south.
  @Example
  void bothEdgesOfSummerAreTold() {
    for (String edge :
        List.of(
            "Europe/Brussels 2026-03-22T02:30",
            "Europe/Brussels 2026-10-18T02:30",
            "America/New_York 2026-03-01T02:30",
            "America/New_York 2026-10-25T01:30",
            "Australia/Sydney 2026-09-27T02:30",
            "Australia/Sydney 2026-03-29T02:30")) {
      String[] parts = edge.split(" ");
      LocalDateTime start = LocalDateTime.parse(parts[1]);
      When.Timed first =
          new When.Timed(start, start.plus(Duration.ofHours(3)), ZoneId.of(parts[0]));
      Recurrence daily = new Recurrence(Frequency.DAILY, 1, List.of(), null, 15, null);
      byte[] file = IcsWriter.write(Vcalendar.file(List.of(Samples.series("s@h", first, daily))));
      assertThat(Expansion.of(read(file))).isEqualTo(Expansion.meant(first, daily));
    }
  }
}
