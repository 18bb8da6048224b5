package org.convene.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.convene.TestHouse;
import org.convene.calendar.FeedCheck;
import org.convene.feed.PrivateFeed.Scope;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FeedTest {
  @RegisterExtension static final FeedWorld WORLD = new FeedWorld();

  @BeforeEach
  void nothingIsPlanned() {
    WORLD.empty();
  }

  /// Whatever a test has planned, every way to tell it keeps the rules for feeds.
  @AfterEach
  void everyFeedKeepsTheRules() {
    for (String query :
        List.of("", "?days=bar", "?days=each", "?cancelled=hide", "?lang=fr", "?kind=telco")) {
      var response = WORLD.get("/calendar.ics" + query);
      assertThat(FeedCheck.of(FeedWorld.body(response).getBytes(), false)).as(query).isEmpty();
    }
    assertThat(FeedCheck.of(FeedWorld.body(WORLD.get("/calendar.ics?alarm=15")).getBytes(), true))
        .isEmpty();
  }

  private static Meeting telco(String slug) {
    return WORLD.add(
        slug,
        FeedWorld.plan(MeetingKind.TELCO, "Telco " + slug),
        FeedWorld.slot("2026-12-01T10:00", "2026-12-01T11:00"),
        MeetingStatus.CONFIRMED);
  }

  private static String feed(String query) {
    return FeedWorld.text(WORLD.get("/calendar.ics" + query));
  }

  private static String header(HttpResponse<Buffer> response, String name) {
    return Objects.requireNonNull(response.getHeader(name), name);
  }

  @Test
  void aFeedIsWhatEveryProgramTakes() {
    telco("one");
    var response = WORLD.get("/calendar.ics");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("text/calendar; charset=utf-8");
    assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(response, "ETag")).matches("\"[0-9a-f]+\"");
    assertThat(response.getHeader("Set-Cookie")).isNull();
    assertThat(FeedWorld.text(response))
        .contains("SUMMARY:Telco one", "URL:http://convene.example/m/one", "CATEGORIES:Ours,Telco");
  }

  @Test
  void nothingChangedIsSaidByTagAndByTime() {
    telco("one");
    var first = WORLD.get("/calendar.ics");
    String tag = header(first, "ETag");
    assertThat(status("If-None-Match", tag)).isEqualTo(304);
    assertThat(status("If-None-Match", "\"other\", W/" + tag)).isEqualTo(304);
    assertThat(status("If-None-Match", "*")).isEqualTo(304);
    assertThat(status("If-None-Match", "\"other\"")).isEqualTo(200);
    assertThat(status("If-Modified-Since", header(first, "Last-Modified"))).isEqualTo(304);
    assertThat(status("If-Modified-Since", "yesterday")).isEqualTo(200);
    WORLD.wait(Duration.ofSeconds(1));
    telco("two");
    assertThat(status("If-None-Match", tag)).isEqualTo(200);
    assertThat(status("If-Modified-Since", header(first, "Last-Modified"))).isEqualTo(200);
  }

  private static int status(String header, String value) {
    return WORLD.get("/calendar.ics", header, value).statusCode();
  }

  @Test
  void everyFormatTellsTheSameMeetings() {
    telco("one");
    assertThat(new JsonArray(FeedWorld.body(WORLD.get("/calendar.jcal"))).getString(0))
        .isEqualTo("vcalendar");
    assertThat(TestHouse.text(WORLD.get("/calendar.jscal"), "@type")).isEqualTo("Group");
    for (String form : List.of("jcal", "jscal", "atom")) {
      assertThat(FeedWorld.text(WORLD.get("/calendar/telco." + form))).contains("Telco one");
    }
    assertThat(FeedWorld.text(WORLD.get("/calendar.ifb")))
        .contains("FREEBUSY;FBTYPE=BUSY:20261201T090000Z/20261201T100000Z");
  }

  @Test
  void headIsGetWithoutItsBody() {
    telco("one");
    var get = WORLD.get("/calendar.ics");
    var head = WORLD.send(HttpMethod.HEAD, "/calendar.ics", null);
    assertThat(head.body()).isNull();
    for (String name : List.of("ETag", "Last-Modified", "Content-Length", "Content-Type")) {
      assertThat(header(head, name)).isEqualTo(header(get, name));
    }
  }

  /// RFC 9110, section 8.4.1: `identity` is not to be sent.
  @Test
  void bytesAsTheyAreHaveNoEncodingHoweverOftenTheyAreAskedFor() {
    telco("one");
    WORLD.wait(Duration.ofSeconds(1));
    for (int i = 0; i < 3; i++) {
      for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
        var answer = WORLD.send(method, "/calendar.ics", null, "Accept-Encoding", "deflate, br");
        assertThat(answer.getHeader("Content-Encoding")).as("%s", method).isNull();
        assertThat(header(answer, "Content-Length"))
            .isEqualTo("" + FeedWorld.body(WORLD.get("/calendar.ics")).length());
      }
    }
  }

  @Test
  void whatWasAnsweredBeforeIsAnsweredAlikeUntilSomethingChangesOrADayEnds() {
    Meeting one = telco("one");
    WORLD.wait(Duration.ofSeconds(1));
    var first = WORLD.get("/calendar.ics?kind=telco");
    for (String encoding : List.of("gzip", "identity", "gzip", "identity")) {
      WORLD.get("/calendar.ics?kind=telco", "Accept-Encoding", encoding);
    }
    var again = WORLD.get("/calendar.ics?kind=telco");
    assertThat(FeedWorld.body(again)).isEqualTo(FeedWorld.body(first));
    assertThat(again.headers().names())
        .containsExactlyInAnyOrderElementsOf(first.headers().names());
    again.headers().forEach((name, value) -> assertThat(value).isEqualTo(first.getHeader(name)));
    Meeting cancelled = WORLD.cancel(one);
    assertThat(FeedWorld.text(WORLD.get("/calendar.ics?kind=telco"))).contains("STATUS:CANCELLED");
    WORLD.wait(Duration.ofSeconds(1));
    assertThat(FeedWorld.text(WORLD.get("/calendar.ics?kind=telco"))).contains("STATUS:CANCELLED");
    WORLD.wait(Duration.ofDays(32));
    assertThat(FeedWorld.text(WORLD.get("/calendar.ics?kind=telco")))
        .doesNotContain(cancelled.uid());
  }

  @Test
  void aPrivateNewsFeedDoesNotTellAnAddress() {
    telco("one");
    String secret = WORLD.mint(Scope.INITIATIVE, FeedQuery.ALL);
    assertThat(FeedWorld.text(WORLD.get("/calendar/private/" + secret + ".atom")))
        .contains("Telco one")
        .doesNotContain("rel=\"self\"", secret);
    assertThat(FeedWorld.text(WORLD.get("/calendar.atom?lang=fr")))
        .contains("rel=\"self\"", "/calendar.atom?lang=fr");
  }

  @Test
  void gzipComesOnlyWhereItIsAskedForAndHasItsOwnTag() throws IOException {
    for (int i = 0; i < 40; i++) {
      telco("t" + i);
    }
    var plain = WORLD.get("/calendar.ics", "Accept-Encoding", "gzip;q=0, deflate");
    var zipped = WORLD.get("/calendar.ics", "Accept-Encoding", "deflate, gzip;q=0.5");
    assertThat(plain.getHeader("Content-Encoding")).isNotEqualTo("gzip");
    assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(zipped, "ETag")).isNotEqualTo(header(plain, "ETag"));
    try (var in =
        new GZIPInputStream(new ByteArrayInputStream(FeedWorld.body(zipped).getBytes()))) {
      assertThat(in.readAllBytes()).isEqualTo(FeedWorld.body(plain).getBytes());
    }
    assertThat(FeedWorld.body(zipped).length()).isLessThan(FeedWorld.body(plain).length() / 4);
  }

  @Test
  void theSameMeetingsGiveTheSameBytesWhateverWasThereBetween() {
    telco("one");
    Meeting moving = telco("two");
    String before = header(WORLD.get("/calendar.ics?kind=workshop"), "ETag");
    WORLD.save(moving, moving.plan(), FeedWorld.slot("2026-12-02T10:00", "2026-12-02T11:00"));
    assertThat(header(WORLD.get("/calendar.ics?kind=workshop"), "ETag")).isEqualTo(before);
    assertThat(header(WORLD.get("/calendar.ics?days=timed"), "ETag"))
        .isEqualTo(header(WORLD.get("/calendar.ics"), "ETag"));
  }

  @Test
  void filtersAreRefusedByNameAndNarrowOtherwise() {
    telco("one");
    for (String wrong :
        List.of(
            "kind=party", "days=all", "cancelled=", "alarm=-1", "from=2026-13-01", "color=red")) {
      var response = WORLD.get("/calendar.ics?" + wrong);
      assertThat(response.statusCode()).as(wrong).isEqualTo(400);
      assertThat(TestHouse.text(response, "parameter"))
          .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
    }
    assertThat(feed("?kind=workshop")).doesNotContain("BEGIN:VEVENT");
    assertThat(feed("?kind=workshop,telco&from=2026-12-01")).contains("Telco one");
    assertThat(feed("?from=2026-12-02")).doesNotContain("Telco one");
    assertThat(feed("?alarm=15")).contains("TRIGGER:-PT15M");
    assertThat(feed("?lang=fr")).contains("CATEGORIES:Ours,T");
    assertThat(WORLD.get("/calendar/telco.ics").bodyAsString()).contains("Telco one");
    assertThat(WORLD.get("/calendar/party.ics").statusCode()).isEqualTo(404);
  }

  @Test
  void noDraftIsTold() {
    WORLD.add(
        "secret",
        FeedWorld.plan(MeetingKind.TELCO, "Not yet"),
        FeedWorld.slot("2026-12-01T10:00", "2026-12-01T11:00"),
        MeetingStatus.DRAFT);
    for (String path :
        List.of(
            "/calendar.ics",
            "/calendar.jcal",
            "/calendar.jscal",
            "/calendar.atom",
            "/calendar.ifb")) {
      assertThat(FeedWorld.text(WORLD.get(path))).doesNotContain("Not yet", "secret", "20261201T");
    }
    assertThat(WORLD.get("/m/secret.ics").statusCode()).isEqualTo(404);
    String mine = WORLD.mint(Scope.INITIATIVE, FeedQuery.ALL);
    assertThat(WORLD.get("/calendar/private/" + mine + ".ics").bodyAsString())
        .doesNotContain("Not yet");
  }

  @Test
  void whatIsCancelledIsToldForThirtyDaysAndThenNot() {
    WORLD.cancel(telco("one"));
    assertThat(feed("")).contains("STATUS:CANCELLED", "SUMMARY:Cancelled: Telco one", "SEQUENCE:1");
    assertThat(feed("?cancelled=hide")).doesNotContain("BEGIN:VEVENT");
    WORLD.wait(Duration.ofDays(29));
    assertThat(feed("")).contains("STATUS:CANCELLED");
    WORLD.wait(Duration.ofDays(3));
    assertThat(feed("")).doesNotContain("BEGIN:VEVENT");
    assertThat(WORLD.get("/m/one.ics").statusCode()).isEqualTo(404);
  }

  @Test
  void aSeriesIsItsRuleAndWhatDiffersFromIt() {
    List<Meeting> dates =
        WORLD.weekly(
            "weekly",
            FeedWorld.plan(MeetingKind.TELCO, "Weekly"),
            FeedWorld.slot("2027-03-16T10:00", "2027-03-16T11:00"),
            4);
    assertThat(feed("").split("BEGIN:VEVENT", -1)).hasSize(2);
    WORLD.save(
        dates.get(1), dates.get(1).plan(), FeedWorld.slot("2027-03-24T14:00", "2027-03-24T15:00"));
    WORLD.cancel(dates.get(2));
    String told = feed("");
    assertThat(told.split("BEGIN:VEVENT", -1)).hasSize(4);
    assertThat(told)
        .contains(
            "RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=TU",
            "RECURRENCE-ID;TZID=Europe/Brussels:20270323T100000",
            "DTSTART;TZID=Europe/Brussels:20270324T140000",
            "STATUS:CANCELLED")
        .doesNotContain("EXDATE");
    assertThat(feed("?cancelled=hide"))
        .contains("EXDATE;TZID=Europe/Brussels:20270330T100000")
        .doesNotContain("STATUS:CANCELLED");
    WORLD.wait(Duration.ofDays(32));
    assertThat(feed("")).contains("EXDATE;TZID=Europe/Brussels:20270330T100000");
    assertThat(FeedWorld.text(WORLD.get("/m/weekly-2027-03-30.ics"))).contains("RRULE:");
  }

  @Test
  void severalDaysAreToldAsOneLikesThem() {
    WORLD.add(
        "workshop",
        FeedWorld.plan(MeetingKind.WORKSHOP, "Workshop").at("City Hall, Brussels"),
        FeedWorld.slot("2026-12-01T09:00", "2026-12-02T17:00"),
        MeetingStatus.CONFIRMED);
    assertThat(feed("")).contains("DTEND;TZID=Europe/Brussels:20261202T170000");
    assertThat(feed("?days=bar"))
        .contains("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261203");
    assertThat(feed("?days=each"))
        .contains("Workshop (1/2)", "Workshop (2/2)", "DTEND;TZID=Europe/Brussels:20261201T170000");
  }

  @Test
  void aLinkForThoseWhoTakePartIsInNoPublicFeed() {
    Meeting meeting =
        WORLD.add(
            "closed",
            FeedWorld.withLink(FeedWorld.plan(MeetingKind.TELCO, "Closed"), LinkFor.ATTENDEES),
            FeedWorld.slot("2026-12-01T10:00", "2026-12-01T11:00"),
            MeetingStatus.CONFIRMED);
    WORLD.noMember();
    try {
      String mine = "/calendar/private/" + WORLD.mint(Scope.PERSON, FeedQuery.ALL) + ".ics";
      assertThat(WORLD.get(mine).bodyAsString()).doesNotContain("BEGIN:VEVENT");
      WORLD.invite(meeting, "waiting");
      assertThat(FeedWorld.text(WORLD.get(mine)))
          .contains("SUMMARY:Closed")
          .doesNotContain(FeedWorld.LINK);
      WORLD.database().execute("update attendee set place = 'confirmed'");
      assertThat(FeedWorld.text(WORLD.get(mine)))
          .contains("LOCATION:" + FeedWorld.LINK, "URL:" + FeedWorld.LINK);
    } finally {
      WORLD.member();
    }
    for (String path :
        List.of("/calendar.ics", "/m/closed.ics", "/calendar.atom", "/calendar.ifb")) {
      assertThat(FeedWorld.text(WORLD.get(path))).as(path).doesNotContain(FeedWorld.LINK);
    }
  }

  @Test
  void theLinkOfASeriesWhoseDatesAllDifferIsInNoPublicFeed() {
    List<Meeting> dates =
        WORLD.weekly(
            "closed",
            FeedWorld.withLink(FeedWorld.plan(MeetingKind.TELCO, "Closed"), LinkFor.ATTENDEES),
            FeedWorld.slot("2026-12-01T10:00", "2026-12-01T11:00"),
            2);
    for (Meeting date : dates) {
      WORLD.save(
          date,
          FeedWorld.withLink(FeedWorld.plan(MeetingKind.TELCO, date.slug()), LinkFor.ATTENDEES),
          date.slot());
    }
    for (String path : List.of("/calendar.ics", "/m/" + dates.getFirst().slug() + ".ics")) {
      assertThat(FeedWorld.text(WORLD.get(path)))
          .as(path)
          .contains("RRULE:")
          .doesNotContain(FeedWorld.LINK);
    }
  }

  @Test
  void aPrivateAddressOpensUntilItIsRevokedAndAsLongAsItsOwnerMay() {
    telco("one");
    String path = "/calendar/private/" + WORLD.mint(Scope.INITIATIVE, FeedQuery.ALL) + ".ics";
    var opened = WORLD.get(path);
    assertThat(opened.bodyAsString()).contains("Telco one").doesNotContain("/private/");
    assertThat(header(opened, "Cache-Control")).startsWith("private");
    assertThat(WORLD.get(path, "If-None-Match", header(opened, "ETag")).statusCode())
        .isEqualTo(304);
    WORLD.noMember();
    assertThat(WORLD.get(path, "If-None-Match", "*").statusCode()).isEqualTo(404);
    WORLD.member();
    assertThat(WORLD.get(path).statusCode()).isEqualTo(200);
    WORLD.revokeAll();
    var revoked = WORLD.get(path);
    var unknown = WORLD.get("/calendar/private/" + "A".repeat(43) + ".ics");
    assertThat(revoked.statusCode()).isEqualTo(404);
    assertThat(TestHouse.code(revoked)).isEqualTo(TestHouse.code(unknown));
  }
}
