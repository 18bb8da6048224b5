package org.convene.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.convene.calendar.FeedCheck;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What of a meeting stands in feeds: its agenda, its days, and the series that it goes on from.
class FeedContentTest {
  @RegisterExtension static final FeedWorld WORLD = new FeedWorld();

  private static final String FOLLOWS = "RELATED-TO;RELTYPE=SIBLING:";

  @BeforeEach
  void nothingIsPlanned() {
    WORLD.empty();
  }

  @AfterEach
  void everyFeedKeepsTheRules() {
    for (String query : List.of("", "?days=bar", "?days=each")) {
      var bytes = FeedWorld.body(WORLD.get("/calendar.ics" + query)).getBytes();
      assertThat(FeedCheck.of(bytes, false)).as(query).isEmpty();
    }
  }

  private static String feed(String query) {
    return FeedWorld.text(WORLD.get("/calendar.ics" + query));
  }

  private static List<String> lines(String feed, String beginning) {
    String events = feed.substring(feed.indexOf("BEGIN:VEVENT"));
    return Pattern.compile("^" + beginning + ".*$", Pattern.MULTILINE)
        .matcher(events)
        .results()
        .map(found -> found.group())
        .toList();
  }

  private static List<Meeting> weekly(String slug, String start, String end) {
    return WORLD.weekly(
        slug, FeedWorld.plan(MeetingKind.WORKSHOP, slug), FeedWorld.slot(start, end), 2);
  }

  @Test
  void aSeriesThatGoesOnFromAnotherNamesIt() {
    Meeting before = weekly("before", "2026-12-01T10:00", "2026-12-01T11:00").getFirst();
    Meeting after = weekly("after", "2026-12-15T10:00", "2026-12-15T11:00").getFirst();
    assertThat(lines(feed(""), "RELATED-TO")).isEmpty();
    WORLD.follows(after, before);
    assertThat(lines(feed(""), "RELATED-TO")).containsExactly(FOLLOWS + before.uid());
    assertThat(FeedWorld.text(WORLD.get("/calendar.jscal"))).contains("\"relatedTo\"");
  }

  @Test
  void theAgendaStandsInTheDescriptionWithItsTimesInTheZoneOfTheMeeting() {
    Meeting meeting =
        WORLD.add(
            "one",
            FeedWorld.plan(MeetingKind.TELCO, "Telco"),
            FeedWorld.slot("2026-12-01T10:00", "2026-12-01T11:00"),
            MeetingStatus.CONFIRMED);
    WORLD.prepare(meeting, "Welcome", "Money; and, time");
    assertThat(lines(feed(""), "DESCRIPTION").getFirst())
        .contains("10:00 Welcome (Ada)", "10:30 Money\\; and\\, time (Ada)");
    assertThat(lines(feed(""), "STYLED-DESCRIPTION").getFirst()).contains("10:00 Welcome");
  }

  @Test
  void aDateOfASeriesWithAnAgendaIsToldApart() {
    List<Meeting> dates = weekly("weekly", "2026-12-01T10:00", "2026-12-01T11:00");
    assertThat(lines(feed(""), "RECURRENCE-ID")).isEmpty();
    WORLD.prepare(dates.getLast(), "Welcome");
    assertThat(lines(feed(""), "RECURRENCE-ID"))
        .containsExactly("RECURRENCE-ID;TZID=Europe/Brussels:20261208T100000");
    assertThat(lines(feed(""), "DESCRIPTION").getFirst()).doesNotContain("Welcome");
    assertThat(lines(feed(""), "DESCRIPTION").getLast()).contains("Welcome");
  }

  @Test
  void aDateThatIsMovedIsAnExceptionOfTheBars() {
    Meeting first = weekly("school", "2026-12-01T10:00", "2026-12-02T16:00").getFirst();
    WORLD.save(first, first.plan(), FeedWorld.slot("2026-12-03T10:00", "2026-12-04T16:00"));
    assertThat(lines(feed("?days=bar"), "RECURRENCE-ID"))
        .containsExactly("RECURRENCE-ID;VALUE=DATE:20261201");
    assertThat(lines(feed("?days=bar"), "DTSTART").getLast())
        .isEqualTo("DTSTART;VALUE=DATE:20261203");
  }
}
