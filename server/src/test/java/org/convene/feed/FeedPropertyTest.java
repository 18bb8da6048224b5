package org.convene.feed;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Text;
import org.convene.calendar.FeedCheck;
import org.convene.calendar.IcsWriter;
import org.convene.calendar.Samples;
import org.convene.http.Site;
import org.convene.initiative.Initiative;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Revision;
import org.convene.meeting.Slot;

/// Whatever is planned, its feed is one that every program takes, and says what was planned to a
/// library that is not ours.
class FeedPropertyTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final Site SITE = Site.of("https://convene.example");
  private static final Initiative OURS =
      new Initiative(
          new InitiativeId(new UUID(1, 1)),
          "ours",
          Text.of("en", "Ours; \"all\", of us"),
          Text.of("en", "What we do"),
          FeedWorld.BRUSSELS,
          List.of("en"),
          false);

  private static final int[] LETTERS = "aé ßΩ智🏙,;:\\\"'^&<>\n\t\u00a0–%=".codePoints().toArray();

  private static String text(Random random, int most) {
    return "x"
        + random
            .ints(random.nextInt(most), 0, LETTERS.length)
            .mapToObj(i -> Character.toString(LETTERS[i]))
            .collect(Collectors.joining());
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static Plan plan(Random random) {
    Plan plan =
        Plan.of(
            one(random, List.of(MeetingKind.values())),
            Text.of("en", text(random, 120)),
            Text.of("en", text(random, 600)),
            List.of("en"));
    Plan placed = random.nextBoolean() ? plan.at(text(random, 80)) : plan;
    return random.nextBoolean()
        ? FeedWorld.withLink(placed, one(random, List.of(LinkFor.values())))
        : placed;
  }

  /// More than a day from any change of the clocks: within one, biweekly may take the wrong offset.
  private static Slot slot(Random random) {
    ZoneId zone = ZoneId.of(one(random, Samples.ZONES));
    LocalDateTime start =
        LocalDateTime.parse("2026-01-01T00:00").plusMinutes(5L * random.nextInt(400_000));
    Slot slot = new Slot(start, start.plusMinutes(15L * (1 + random.nextInt(200))), zone);
    ZoneOffsetTransition next =
        zone.getRules().nextTransition(slot.startsAt().minus(Duration.ofDays(2)));
    boolean quiet =
        next == null || next.getInstant().isAfter(slot.endsAt().plus(Duration.ofDays(2)));
    return quiet ? slot : slot(random);
  }

  private static Meeting meeting(Random random, int number) {
    MeetingId id = new MeetingId(new UUID(2, number));
    Instant made = NOW.minusSeconds(random.nextInt(10_000_000)).plusNanos(random.nextInt(999));
    boolean cancelled = random.nextInt(5) == 0;
    return new Meeting(
        id,
        OURS.id(),
        "m" + number,
        Meeting.mintUid(id.value(), "convene.example"),
        plan(random),
        slot(random),
        cancelled ? MeetingStatus.CANCELLED : MeetingStatus.CONFIRMED,
        cancelled ? Revision.first(made).cancelled(1, NOW) : Revision.first(made),
        null);
  }

  private static byte[] feed(List<Meeting> meetings, FeedQuery query) {
    Map<MeetingId, Listed> listed =
        meetings.stream()
            .map(meeting -> new Listed(meeting, List.of()))
            .collect(Collectors.toMap(each -> each.meeting().id(), Function.identity()));
    Listing listing = Listing.of(new Head(OURS, 1, NOW, "1"), listed, Map.of());
    Pieces pieces = new Pieces(SITE);
    return IcsWriter.feed(
        Samples.HEADER,
        listing.units().values().stream()
            .flatMap(unit ->
                unit
                    .view(query, Audience.PUBLIC)
                    .flatMap(view -> pieces.of(OURS, unit, view, query.manner(), TODAY))
                    .stream())
            .map(Piece::fragment)
            .toList());
  }

  private record Span(Instant from, Instant to) {}

  private static Map<String, Span> parsed(byte[] feed) {
    Map<String, Span> all = new TreeMap<>();
    for (VEvent event : Biweekly.parse(Samples.text(feed)).first().getEvents()) {
      Span span =
          new Span(
              event.getDateStart().getValue().toInstant(),
              event.getDateEnd().getValue().toInstant());
      assertThat(all.put(event.getUid().getValue(), span)).as("a UID stands once").isNull();
    }
    return all;
  }

  private static Map<String, Span> meant(List<Meeting> meetings) {
    return meetings.stream()
        .collect(
            Collectors.toMap(
                Meeting::uid,
                meeting -> new Span(meeting.startsAt(), meeting.endsAt()),
                (a, _) -> a,
                TreeMap::new));
  }

  @Property(tries = 200)
  void whateverIsPlannedIsReadAtItsInstantsFromBytesThatAreAlwaysTheSame(@ForAll Random random) {
    List<Meeting> meetings =
        IntStream.range(0, 1 + random.nextInt(12))
            .mapToObj(number -> meeting(random, number))
            .toList();
    byte[] feed = feed(meetings, FeedQuery.ALL);
    assertThat(FeedCheck.of(feed, false)).as(Samples.text(feed)).isEmpty();
    assertThat(parsed(feed)).as(Samples.text(feed)).isEqualTo(meant(meetings));
    List<Meeting> shuffled = new ArrayList<>(meetings);
    Collections.shuffle(shuffled, random);
    assertThat(feed(shuffled, FeedQuery.ALL)).isEqualTo(feed);
  }
}
