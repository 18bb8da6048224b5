package org.convene.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.convene.calendar.FeedHeader;
import org.convene.calendar.Place;
import org.convene.calendar.Revised;
import org.convene.calendar.Speaker;
import org.convene.calendar.Vevent;
import org.convene.calendar.When;
import org.convene.calendar.Wording;

/// Meetings with as much text as real ones have; the same in each run.
final class MadeUpMeetings {
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 1);
  static final String PLACE = "Mundo-B, Rue d'Edimbourg 26, 1050 Brussels";
  static final String ABOUT =
      "Fifteen commitments go through the ingredients of the strategy one by one; each says what it would take at home. ";

  static final FeedHeader HEADER =
      new FeedHeader(
          "From Planning to Implementation",
          "Telcos, webinars, roundtables and workshops",
          "teal",
          URI.create("https://convene.example/calendar.ics"),
          URI.create("https://convene.example/"),
          Duration.ofHours(1));

  private static final Instant REVISED = Instant.parse("2026-06-01T09:30:00Z");
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Europe/Brussels"), ZoneId.of("America/New_York"), ZoneId.of("UTC"));

  private MadeUpMeetings() {}

  static List<Vevent> events(int count) {
    return IntStream.range(0, count).mapToObj(number -> event(number, 0)).toList();
  }

  /// @param edits how often it was edited
  static Vevent event(int number, int edits) {
    LocalDateTime start = start(number);
    return Vevent.of(
            "m-%d@convene.example".formatted(number),
            new When.Timed(start, start.plusMinutes(90), ZONES.get(number % ZONES.size())),
            new Revised(edits, REVISED.plusSeconds(edits), REVISED),
            new Wording(
                title(number),
                ABOUT.repeat(3),
                "<p>" + ABOUT.repeat(3) + "</p>",
                URI.create("https://convene.example/m/m" + number),
                List.of("From Planning to Implementation", "Roundtable"),
                List.of(new Speaker("Noor Peeters", "Ghent"))))
        .with(new Place(PLACE, new Place.Venue("Mundo-B", PLACE, null), null));
  }

  static LocalDateTime start(int number) {
    return FIRST_DAY.plusDays(number % 700).atTime(9 + number % 8, 0);
  }

  static String title(int number) {
    return "Roundtable %d: îlots énergétiques, quartiers et financement".formatted(number);
  }
}
