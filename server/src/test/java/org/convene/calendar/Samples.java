package org.convene.calendar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Events to test with.
public final class Samples {
  public static final Revised REVISED =
      new Revised(
          2, Instant.parse("2026-06-01T09:30:00.5Z"), Instant.parse("2026-05-01T08:00:00Z"));

  public static final FeedHeader HEADER =
      new FeedHeader(
          "From Planning to Implementation",
          "Meetings; workshops, telcos",
          "teal",
          URI.create("https://convene.example/calendars/smart-cities.ics"),
          URI.create("https://convene.example/initiatives/smart-cities"),
          Duration.ofHours(1));

  /// Zones with two rules, without any, with rules of their own, and without a rule.
  public static final List<String> ZONES =
      List.of(
          "Europe/Brussels",
          "America/New_York",
          "Australia/Sydney",
          "Asia/Tokyo",
          "Asia/Kolkata",
          "America/Nuuk",
          "Africa/Casablanca",
          "Europe/Dublin",
          "America/Santiago",
          "Africa/Cairo",
          "UTC",
          "Etc/GMT+3");

  private Samples() {}

  static When.Timed timed(String start, String end, String zone) {
    return new When.Timed(LocalDateTime.parse(start), LocalDateTime.parse(end), ZoneId.of(zone));
  }

  static Vevent event(String uid, When when) {
    return Vevent.of(uid, when, REVISED, Wording.of("Telco on pathways"));
  }

  static Vevent workshop() {
    return event(
            "m-1@convene.example", timed("2026-09-28T14:00", "2026-09-28T17:30", "Europe/Brussels"))
        .with(
            new Wording(
                "Atelier: îlots énergétiques, quartiers & financement, 4e éd.",
                "1. Welcome\n2. Vote; then coffee, λόγος 智慧城市",
                "<ol><li>Welcome</li></ol>",
                URI.create("https://convene.example/m/atelier?a=1,2;b"),
                List.of("Smart Cities", "workshop, live"),
                List.of(new Speaker("Ada \"The\" Byron", "Analytical; Engines"))))
        .with(
            new Place(
                "Square, Mont des Arts, 1000 Brussels",
                new Place.Venue("Square", "Mont des Arts\n1000 Brussels", new Geo(50.8442, 4.356)),
                new Conference(
                    URI.create("https://meet.example/abc?x=1"),
                    List.of(Conference.Feature.VIDEO, Conference.Feature.AUDIO),
                    "Join: \"the\" call")));
  }

  static Recurrence weekly(int count, Weekday... days) {
    return new Recurrence(Frequency.WEEKLY, 1, List.of(days), null, count, null);
  }

  static Vevent series(String uid, When when, Recurrence rule, LocalDateTime... exceptions) {
    return event(uid, when).repeated(new Repetition(rule, List.of(exceptions)));
  }

  /// A rule without flaw for a start in it; the start may have been moved for it.
  public record Start(LocalDateTime start, Recurrence rule) {}

  public static Start recurrence(Random random) {
    LocalDateTime start =
        LocalDate.of(2026, 1, 1)
            .plusDays(random.nextInt(1200))
            .atTime(random.nextInt(24), 5 * random.nextInt(12));
    start = start.getDayOfMonth() > 28 ? start.minusDays(4) : start;
    Frequency frequency = Frequency.values()[random.nextInt(4)];
    boolean ordinal = frequency.compareTo(Frequency.WEEKLY) > 0 && random.nextBoolean();
    List<Weekday> days =
        frequency == Frequency.WEEKLY
            ? IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> i == 0 ? 0 : random.nextInt(7))
                .map(start.toLocalDate()::plusDays)
                .map(day -> Weekday.of(day.getDayOfWeek()))
                .toList()
            : ordinal ? List.of(Weekday.of(start.getDayOfWeek())) : List.of();
    Integer which = ordinal ? (start.getDayOfMonth() + 6) / 7 : null;
    boolean counted = random.nextBoolean();
    return new Start(
        start,
        new Recurrence(
            frequency,
            1 + random.nextInt(3),
            days,
            which,
            counted ? (Integer) (1 + random.nextInt(40)) : null,
            counted ? null : until(start.toLocalDate(), random)));
  }

  private static @Nullable LocalDate until(LocalDate start, Random random) {
    return start.plusDays(random.nextInt(300));
  }

  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static String unfolded(byte[] bytes) {
    return text(bytes).replace("\r\n ", "");
  }
}
