package org.convene.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.OptionId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.cookbook.CookbookPages;
import org.convene.cookbook.CookbookStore;
import org.convene.http.Changes;
import org.convene.http.EntryFiles;
import org.convene.http.ErrorPages;
import org.convene.http.FailureEdge;
import org.convene.http.Pages;
import org.convene.http.SecurityHeaders;
import org.convene.http.Site;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.convene.meeting.SessionRecord.NamedBallot;
import org.convene.meeting.SessionRecord.PublishedPoll;
import org.convene.poll.Ballot;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MeetingPagesTest {
  private static final String EVIL = "<script>alert(1)</script>\"'<img src=x onerror=alert(1)>";

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Map<MeetingId, SessionRecord> SESSIONS = new ConcurrentHashMap<>();
  private static final InitiativeId INITIATIVE = new InitiativeId(Uuids.v7());
  private static final Meeting PLANNED = Fixtures.meeting(INITIATIVE, "planned", "A telco to come");
  private static final Meeting CLOSED = Fixtures.meeting(INITIATIVE, "closed", "A workshop");
  private static final Meeting HOSTILE = Fixtures.meeting(INITIATIVE, "hostile", EVIL);
  private static final PublishedPoll TIED = Fixtures.published(5, 9, 1, 2, 2);

  private static final Site SITE = Site.of("http://convene.example");

  private static HttpServer server;
  private static WebClient client;

  @BeforeAll
  static void serve() {
    var sql = DATABASE.database().client();
    InitiativeStore initiatives = new InitiativeStore(sql);
    MeetingStore meetings = new MeetingStore(sql);
    await(initiatives.insert(initiative()));
    await(meetings.insert(List.of(PLANNED, CLOSED, HOSTILE)));
    SESSIONS.put(CLOSED.id(), Fixtures.session(CLOSED, Phase.CLOSED, open(TIED)));
    SESSIONS.put(HOSTILE.id(), Fixtures.session(HOSTILE, Phase.LOBBY));

    Router router = Router.router(DATABASE.vertx());
    router.route().handler(new SecurityHeaders(SITE));
    Pages pages = new Pages((entry, locale) -> EntryFiles.NONE);
    new FailureEdge(new ErrorPages(pages)).mount(router);
    Clock clock = Clock.fixed(Fixtures.START, ZoneOffset.UTC);
    PageFront front =
        new PageFront(
            pages,
            new Sessions()::standing,
            new Changes(),
            new SecurityHeaders(SITE).usual(),
            clock);
    new MeetingPages(
            pages,
            front,
            initiatives,
            meetings,
            new SeriesStore(DATABASE.database().client()),
            new Sessions(),
            SITE,
            clock)
        .mount(router);
    new CalendarPages(pages, front, initiatives, meetings, SITE, clock).mount(router);
    new ShellPages(pages, initiatives, meetings, new Sessions(), "http://live.example")
        .mount(router);
    new CookbookPages(pages, initiatives, new CookbookStore(sql)).mount(router);
    server = await(DATABASE.vertx().createHttpServer().requestHandler(router).listen(0));
    client = WebClient.create(DATABASE.vertx());
  }

  @AfterAll
  static void stop() {
    client.close();
    await(server.close());
  }

  @Test
  void theProgrammeListsWhatIsPublic() {
    assertThat(body("/")).contains("Happening now", "A telco to come", "/m/closed#results");
  }

  @Test
  void theCalendarListsWhatComesBeforeTheMonthAsATable() {
    String page = body("/calendar");
    assertThat(page.indexOf("class=\"meetings\"")).isBetween(0, page.indexOf("<table"));
    assertThat(page)
        .contains("Meetings in November 2026</caption>", "<th scope=\"col\">Mon</th>")
        .contains("month=2026-10", "month=2026-12", "aria-current=\"date\"")
        .contains("href=\"webcal://convene.example/calendar.ics\"")
        .contains("render?cid=webcal%3A%2F%2Fconvene.example%2Fcalendar.ics");
  }

  @Test
  void aFilterHoldsForTheListTheTableAndTheFeed() {
    assertThat(body("/calendar?kind=roundtable"))
        .contains("/m/planned", "/calendar/roundtable.ics");
    assertThat(body("/calendar?kind=telco&month=2026-11"))
        .contains("Nothing is planned here yet", "kind=telco", "/calendar/telco.ics")
        .doesNotContain("/m/planned");
    assertThat(body("/calendar?deliverable=cookbook"))
        .contains("/calendar/deliverable/cookbook.ics");
    assertThat(body("/calendar?month=2026-99&kind=%3Cscript%3E")).contains("/m/planned");
  }

  @Test
  void anotherLanguageShowsTheSameMonthThroughTheSameFilter() {
    assertThat(body("/calendar?month=2026-12&lang=en&kind=telco"))
        .contains("href=\"/calendar?month=2026-12&amp;kind=telco&amp;lang=de\"");
    assertThat(body("/calendar?kind=%22%3E%3Cscript"))
        .contains("?kind=%22%3E%3Cscript&amp;lang=fr");
    assertThat(body("/m/planned")).contains("href=\"/m/planned?lang=nl\"");
  }

  @Test
  void aDayOfTheMonthLeadsToItsMeetings() {
    assertThat(body("/calendar?month=2026-11"))
        .contains("href=\"#day-2026-11-24\"", "<li id=\"day-2026-11-24\">");
  }

  @Test
  void theProgrammeLeadsToTheMonthAndToTheFeed() {
    assertThat(body("/"))
        .contains(
            "/calendar?month=2026-11#month", "href=\"webcal://convene.example/calendar.ics\"");
  }

  @Test
  void aMeetingIsAddedToAnyCalendar() {
    assertThat(body("/m/planned"))
        .contains("dates=20261124T140000/20261124T153000", "ctz=Europe%2FBrussels")
        .contains("startdt=2026-11-24T13%3A00%3A00Z", "href=\"/m/planned.ics\"")
        .contains("webcal://convene.example/m/planned.ics");
  }

  @Test
  void aMeetingIsToldToSearchEnginesAndCannotEndItsElement() {
    String page = body("/m/hostile");
    int start = page.indexOf("ld+json\">") + "ld+json\">".length();
    var data = new JsonObject(page.substring(start, page.indexOf("</script>", start)));
    assertThat(data.getString("name")).isEqualTo(EVIL);
    assertThat(data.getString("startDate")).isEqualTo("2026-11-24T14:00+01:00");
    assertThat(data.getString("eventStatus")).isEqualTo("https://schema.org/EventScheduled");
  }

  @Test
  void theEmbeddedProgrammeMayBeFramedAndSetsNoCookie() {
    var page = get("/embed/programme?lang=fr");
    assertThat(page.getHeader("Content-Security-Policy")).contains("frame-ancestors *");
    assertThat(page.getHeader("X-Frame-Options")).isNull();
    assertThat(page.cookies()).isEmpty();
    assertThat(page.bodyAsString()).contains("target=\"_top\" rel=\"noopener\"", "/m/planned");
    assertThat(get("/calendar").getHeader("X-Frame-Options")).isEqualTo("DENY");
  }

  @Test
  void everyTextIsEscaped() {
    for (String path :
        List.of(
            "/",
            "/calendar",
            "/embed/programme",
            "/m/hostile",
            "/m/hostile/live",
            "/m/hostile/minutes")) {
      assertThat(body(path))
          .as(path)
          .doesNotContain("<script>alert", "<img")
          .contains("&lt;script");
    }
  }

  @Test
  void whatTheScriptIsToldCannotEndItsElement() {
    String page = body("/m/hostile/live");
    assertThat(page).contains("\"slug\":\"hostile\"", "\"code\":\"K7M2QX\"");
    assertThat(page.split("</script>", -1)).hasSize(2);
  }

  @Test
  void noPageHasAStyleOrAScriptOfItsOwn() {
    for (String path : List.of("/", "/m/closed", results(), "/m/closed/minutes", "/j")) {
      assertThat(body(path)).as(path).doesNotContain(" style=", "<style", "<script>");
    }
  }

  @Test
  void theMainActionFollowsTheState() {
    assertThat(body("/m/planned")).contains("Opens at 14:00 Brussels").doesNotContain("Join now");
    assertThat(body("/m/hostile")).contains("Join now", "K7M2QX");
    assertThat(body("/m/closed")).contains("href=\"#results\"").doesNotContain("Join now");
  }

  @Test
  void minutesSayWhatWasNotReachedOnceTheMeetingIsOver() {
    assertThat(body("/m/closed/minutes")).contains("Not dealt with").doesNotContain("{count}");
    assertThat(body("/m/hostile/minutes")).doesNotContain("Not dealt with", "{count}");
  }

  @Test
  void aResultNamesItsTieItsTurnoutAndWhoVoted() {
    assertThat(body(results())).contains("5 of 9 voted", "A tie between:", "50.0%", "Ada");
  }

  @Test
  void aResultIsAlsoCsv() {
    var csv = get(results() + ".csv");
    assertThat(csv.getHeader("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(csv.bodyAsString()).contains("\"Option 0\",\"2\",\"50.0\"\r\n", "\"'=cmd\"");
  }

  @Test
  void aPollThatIsNotPublishedIsNotThere() {
    assertThat(get("/m/closed/results/" + Uuids.v7()).statusCode()).isEqualTo(404);
    assertThat(get("/m/planned/results/" + TIED.poll().id()).statusCode()).isEqualTo(404);
    assertThat(get("/m/closed/results/1").statusCode()).isEqualTo(404);
    assertThat(get("/m/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/host/me").statusCode()).isEqualTo(404);
  }

  @Test
  void whatCanBeNoSlugIsNotThere() {
    for (String slug : List.of("%00", "a%ffb", "%3Cscript%3E", "a".repeat(2000), "'or'1")) {
      assertThat(get("/m/" + slug).statusCode()).as(slug).isEqualTo(404);
      assertThat(get("/m/" + slug + "/live").statusCode()).as(slug).isEqualTo(404);
    }
  }

  @Test
  void aPageThatHasNotChangedIsNotSentAgain() {
    var first = get("/m/closed");
    var again = get("/m/closed", Map.of("If-None-Match", first.getHeader("ETag")));
    assertThat(again.statusCode()).isEqualTo(304);
    var other = get("/m/closed?lang=fr", Map.of("If-None-Match", first.getHeader("ETag")));
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void aLanguageIsChosenAndRemembered() {
    var french = get("/?lang=fr");
    assertThat(french.bodyAsString()).contains("<html lang=\"fr\">", "En ce moment");
    assertThat(french.cookies().getFirst()).startsWith("convene_lang=fr").contains("SameSite=Lax");
    assertThat(get("/", Map.of("Cookie", "convene_lang=nl")).bodyAsString()).contains("Nu bezig");
  }

  @Test
  void aTextInAnotherLanguageSaysWhich() {
    assertThat(body("/m/planned?lang=de")).contains("<h1 lang=\"en\">A telco to come</h1>");
  }

  private static PublishedPoll open(PublishedPoll published) {
    OptionId first = published.poll().options().getFirst().id();
    return new PublishedPoll(
        published.poll(),
        List.of(
            new NamedBallot("Ada", new Ballot.Options(List.of(first))),
            new NamedBallot("=cmd", new Ballot.Abstain())));
  }

  private static Initiative initiative() {
    return new Initiative(
        INITIATIVE,
        "initiative",
        Text.of("en", "From here to there"),
        Text.of("en", "An initiative."),
        ZoneId.of("Europe/Brussels"),
        List.of("en"),
        true);
  }

  private static String results() {
    return "/m/closed/results/" + TIED.poll().id();
  }

  private static String body(String path) {
    var response = get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return String.valueOf(response.bodyAsString());
  }

  private static HttpResponse<Buffer> get(String path) {
    return get(path, Map.of());
  }

  private static HttpResponse<Buffer> get(String path, Map<String, String> headers) {
    return await(
        client
            .get(server.actualPort(), "127.0.0.1", path)
            .putHeaders(MultiMap.caseInsensitiveMultiMap().addAll(headers))
            .send());
  }

  private static final class Sessions implements SessionRecords {
    /// Nothing is kept.
    @Override
    public Future<Optional<String>> standing() {
      return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Map<MeetingId, SessionBrief>> briefs(InitiativeId of) {
      Map<MeetingId, SessionBrief> briefs = new java.util.HashMap<>();
      SESSIONS.forEach((meeting, session) -> briefs.put(meeting, session.brief()));
      return Future.succeededFuture(briefs);
    }

    @Override
    public Future<Optional<SessionBrief>> brief(MeetingId meeting) {
      return of(meeting).map(found -> found.map(SessionRecord::brief));
    }

    @Override
    public Future<Optional<SessionRecord>> of(MeetingId meeting) {
      return Future.succeededFuture(Optional.ofNullable(SESSIONS.get(meeting)));
    }
  }
}
