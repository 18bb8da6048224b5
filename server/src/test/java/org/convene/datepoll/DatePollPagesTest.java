package org.convene.datepoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.datepoll.DatePollWorld.NOW;
import static org.convene.datepoll.DatePollWorld.draft;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.convene.attendee.AttendeeList;
import org.convene.base.InitiativeId;
import org.convene.base.Refusal;
import org.convene.base.Uuids;
import org.convene.http.ClientAddress;
import org.convene.http.EntryFiles;
import org.convene.http.ErrorPages;
import org.convene.http.FailureEdge;
import org.convene.http.Pages;
import org.convene.http.Site;
import org.convene.meeting.MeetingStatus;
import org.convene.planning.Announcements;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatePollPagesTest {
  private static final String EVIL = "<script>alert(1)</script>";

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final InitiativeId OURS = new InitiativeId(Uuids.v7());
  private static final Site SITE = Site.of("http://convene.example");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static HttpServer server;
  private static WebClient client;
  private static DatePolls polls;
  private static int caller;

  @BeforeAll
  static void serve() {
    DATABASE.execute(
        "insert into initiative (id, slug, name, about, zone, locales) values ('%s', 'ours', '{\"en\":\"Ours\"}', '{\"en\":\"About\"}', 'Europe/Brussels', '{en}')"
            .formatted(OURS.value()));
    polls =
        new DatePolls(
            DATABASE.database(),
            SITE,
            CLOCK,
            Tidings.NONE,
            new AttendeeList(DATABASE.database().pool(), CLOCK, org.convene.attendee.Tidings.NONE),
            Announcements.NONE);
    Router router = Router.router(DATABASE.vertx());
    Pages pages = new Pages((entry, locale) -> EntryFiles.NONE);
    new FailureEdge(new ErrorPages(pages)).mount(router);
    ClientAddress clients = new ClientAddress(Set.of("127.0.0.1"));
    new DatePollPages(pages, DATABASE.database(), SITE, clients, CLOCK).mount(router);
    server = await(DATABASE.vertx().createHttpServer().requestHandler(router).listen(0));
    client = WebClient.create(DATABASE.vertx());
  }

  @AfterAll
  static void stop() {
    client.close();
    await(server.close());
  }

  @Test
  void anAnswerIsGivenSeenChangedAndWithdrawnWithPlainForms() {
    String page = page(draft(1, 2));
    var given = post(page, "name=Ada&email=ada%40example.org&zone=Asia%2FTokyo&c1=yes&c2=no");
    assertThat(given.statusCode()).isEqualTo(303);
    String own = Objects.requireNonNull(given.getHeader("Location")).replace("#saved", "");
    assertThat(own).matches(page + "/[A-Za-z0-9_-]{43}");

    String seen = body(own);
    assertThat(seen)
        .contains("Your answer is saved.", "http://convene.example" + own, "value=\"Ada\"")
        .contains("22:00\u2060–\u206023:00 Tokyo", "outside working hours", "1 answer");
    assertThat(get(own).getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(body(page)).contains("Ada", "Best so far").doesNotContain("ada@example.org", own);

    assertThat(post(own, "name=Ada&c2=if-need-be").statusCode()).isEqualTo(303);
    assertThat(body(own))
        .contains("value=\"if-need-be\" checked")
        .doesNotContain("\"yes\" checked");
    assertThat(post(own, "withdraw=1").getHeader("Location")).isEqualTo(page);
    assertThat(get(own).statusCode()).isEqualTo(404);
    assertThat(body(page)).contains("Nobody has answered yet");
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedKept() {
    String page = page(draft(1, 2));
    var wrong = post(page, "name=Ada&email=nonsense&c1=yes");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.bodyAsString())
        .contains("This is not a mail address", "value=\"nonsense\"", "value=\"yes\" checked");
    for (var bad :
        Map.of(
                "name=&c1=yes", "Please give your name",
                "name=A", "at least one of the dates",
                "name=A&c9=yes", "The dates have changed meanwhile",
                "name=A&c1=perhaps&cx=yes&c0=yes", "at least one of the dates",
                "name=A%00&c1=yes", "cannot be shown",
                "", "Please give your name")
            .entrySet()) {
      var response = post(page, bad.getKey());
      assertThat(response.statusCode()).as(bad.getKey()).isEqualTo(422);
      assertThat(response.bodyAsString()).as(bad.getKey()).contains(bad.getValue());
    }
    assertThat(body(page)).contains("Nobody has answered yet");
  }

  @Test
  void everyTextIsEscaped() {
    String page = page(draft(1));
    post(page, "name=" + EVIL.replace("/", "%2F") + "&c1=yes");
    assertThat(body(page)).contains("&lt;script").doesNotContain("<script>alert");
  }

  @Test
  void namesAreHiddenWhereThePollSaysSo() {
    String page = page(DatePollWorld.closing(draft(1), NOW.plusSeconds(60)));
    post(page, "name=Adalbert&c1=yes");
    assertThat(body(page))
        .contains("1 answer", "Only the organisers see it")
        .doesNotContain("Adalbert");
  }

  @Test
  void aReaderSeesTheOwnZoneAndItsWorkingHours() {
    String page = page(draft(1, 5));
    assertThat(body(page + "?zone=America%2FNew_York"))
        .contains("08:00\u2060–\u206009:00 New York", "outside working hours", "your zone")
        .contains("<option value=\"America/New_York\" selected");
    assertThat(body(page + "?zone=Nowhere%2FElse"))
        .contains("<option value=\"Europe/Brussels\" selected");
  }

  @Test
  void formsOfOtherSitesOtherTypesAndTooMuchAreRefused() {
    String page = page(draft(1));
    assertThat(post(page, "name=A&c1=yes", Map.of("Origin", "https://evil.example")).statusCode())
        .isEqualTo(403);
    assertThat(post(page, "name=A&c1=yes", Map.of("Sec-Fetch-Site", "cross-site")).statusCode())
        .isEqualTo(403);
    assertThat(post(page, "{}", Map.of("Content-Type", "application/json")).statusCode())
        .isEqualTo(415);
    assertThat(post(page, "name=" + "A".repeat(DatePollPages.FORM_BYTES)).statusCode())
        .isEqualTo(413);
    assertThat(body(page)).contains("Nobody has answered yet");
  }

  @Test
  void whoSendsTooManyFormsWaits() {
    String page = page(draft(1));
    List<Integer> statuses =
        java.util.stream.IntStream.range(0, 60)
            .mapToObj(_ -> post(page, "name=", Map.of("X-Forwarded-For", "192.0.2.7")).statusCode())
            .toList();
    assertThat(statuses).startsWith(422).contains(429).containsOnly(422, 429);
  }

  @Test
  void whatIsNotThereOrNotTheirsIsNotFound() {
    String page = page(draft(1));
    String token = "A".repeat(43);
    for (String path :
        List.of(
            "/d/nothing", "/d/%00", "/d/" + "a".repeat(2000), page + "/x", page + "/" + token)) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(post(page + "/" + token, "name=A&c1=yes").statusCode()).isEqualTo(404);
    assertThat(post(page + "/" + token, "withdraw=1").statusCode()).isEqualTo(404);
    assertThat(post("/d/nothing", "name=A&c1=yes").statusCode()).isEqualTo(404);
  }

  @Test
  void aChosenDateLeadsToItsMeeting() {
    DatePoll poll = create(draft(1));
    await(polls.choose(OURS, poll.id(), 1, MeetingStatus.CONFIRMED));
    assertThat(body("/d/" + poll.slug()))
        .contains(
            "A date was chosen", "href=\"/m/when-do-we-talk", "14:00\u2060–\u206015:00 Brussels")
        .doesNotContain("<form class=\"form");
    var late = post("/d/" + poll.slug(), "name=A&c1=yes");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.bodyAsString()).contains("closed meanwhile");
  }

  @Test
  void noSearchFindsAPollAndNoCookieIsSet() {
    var page = get(page(draft(1)));
    assertThat(page.getHeader("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(page.cookies()).isEmpty();
  }

  private static String page(DatePollDraft draft) {
    return "/d/" + create(draft).slug();
  }

  private static DatePoll create(DatePollDraft draft) {
    return switch (await(polls.create(OURS, draft))) {
      case Outcome.Done<DatePollStore.Found>(DatePollStore.Found found) -> found.poll();
      case Outcome.Refused<DatePollStore.Found>(Refusal refusal) ->
          throw new AssertionError(refusal);
    };
  }

  private static String body(String path) {
    var response = get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return String.valueOf(response.bodyAsString());
  }

  private static HttpResponse<Buffer> get(String path) {
    return await(client.get(server.actualPort(), "127.0.0.1", path).send());
  }

  private static HttpResponse<Buffer> post(String path, String form) {
    return post(path, form, Map.of("X-Forwarded-For", "10.0.0." + ++caller));
  }

  private static HttpResponse<Buffer> post(String path, String form, Map<String, String> headers) {
    var request =
        client
            .request(HttpMethod.POST, server.actualPort(), "127.0.0.1", path)
            .followRedirects(false)
            .putHeader("Content-Type", "application/x-www-form-urlencoded");
    headers.forEach(request::putHeader);
    return await(request.sendBuffer(Buffer.buffer(form)));
  }
}
