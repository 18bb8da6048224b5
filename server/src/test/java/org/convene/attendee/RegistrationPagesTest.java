package org.convene.attendee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.convene.http.ClientAddress;
import org.convene.http.EntryFiles;
import org.convene.http.ErrorPages;
import org.convene.http.FailureEdge;
import org.convene.http.Pages;
import org.convene.http.SecurityHeaders;
import org.convene.http.Site;
import org.convene.initiative.InitiativeStore;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Registration.Policy;
import org.convene.meeting.Registration.Question;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrationPagesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String EVIL = "<script>alert(1)</script>";

  private final AttendeeWorld world = new AttendeeWorld(DATABASE);
  private final HttpServer quiet = serve(Tidings.NONE);
  private final WebClient client = WebClient.create(DATABASE.vertx());

  @AfterEach
  void stop() {
    client.close();
    await(quiet.close());
  }

  private HttpServer serve(Tidings tidings) {
    var sql = DATABASE.database().client();
    var pool = DATABASE.database().pool();
    Pages pages = new Pages((entry, locale) -> EntryFiles.NONE);
    InitiativeStore initiatives = new InitiativeStore(sql);
    Clock clock = Clock.fixed(AttendeeWorld.NOW, ZoneOffset.UTC);
    Site site = Site.of("http://convene.example");
    Registrations registrations = new Registrations(pool, clock, tidings);
    Router router = Router.router(DATABASE.vertx());
    router.route().handler(new SecurityHeaders(site));
    new FailureEdge(new ErrorPages(pages)).mount(router);
    new RegistrationPages(
            pages,
            initiatives,
            new MeetingStore(sql),
            new AttendeeStore(sql),
            registrations,
            tidings,
            site,
            new ClientAddress(Set.of()),
            clock)
        .mount(router);
    new PersonalPages(
            pages, initiatives, pool, registrations, new Answers(clock, tidings), site, clock)
        .mount(router);
    return await(DATABASE.vertx().createHttpServer().requestHandler(router).listen(0));
  }

  @Test
  void whoRegistersComesToTheirPageGivesThePlaceBackAndTakesItAgain() {
    Meeting meeting = world.meeting(Policy.OPEN, 1);
    assertThat(get("/m/" + meeting.slug() + "/register").bodyAsString())
        .contains("1 place of 1 free", "name=\"email\"");
    String ada = register(meeting, "Ada");
    assertThat(get(ada).bodyAsString())
        .contains(
            "Your place is confirmed", "https://meet.example/secret-room", meeting.slug() + ".ics");
    assertThat(get("/m/" + meeting.slug() + "/register").bodyAsString())
        .contains("You would be the first in the waiting list");
    String ben = register(meeting, "Ben");
    assertThat(get(ben).bodyAsString())
        .contains("You are number 1 in the waiting list")
        .doesNotContain("secret-room");
    assertThat(post(ada, form("do", "cancel")).statusCode()).isEqualTo(303);
    assertThat(get(ada).bodyAsString())
        .contains("You have given your place back", "value=\"again\"");
    assertThat(get(ben).bodyAsString()).contains("Your place is confirmed");
    post(ada, form("do", "again"));
    assertThat(get(ada).bodyAsString()).contains("You are number 1 in the waiting list");
  }

  @Test
  void aPersonalPageIsKeptByNobodyAndSendsNoReferrer() {
    var page = get(register(world.meeting(Policy.OPEN, 1), "Ada"));
    assertThat(page.getHeader("Cache-Control")).isEqualTo("private, no-store");
    assertThat(page.getHeader("Referrer-Policy")).isEqualTo("same-origin");
  }

  @Test
  void whatIsWrongIsNamedBesideItsFieldAndWhatWasTypedStays() {
    Meeting meeting =
        world.meeting(Policy.OPEN, 1, FormRulesTest.QUESTIONS.toArray(Question[]::new));
    var page =
        post(
            "/m/" + meeting.slug() + "/register",
            form("name", EVIL, "email", "nobody", "q-diet", "\"none\"", "q-day", "1"));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.bodyAsString())
        .contains(
            "id=\"email-flaw\"",
            "No mailbox can have this address",
            "id=\"q-first-flaw\"",
            "value=\"nobody\"",
            ">\"none\"</textarea>",
            "&lt;script")
        .doesNotContain("<script>alert", "id=\"name-flaw\"");
    assertThat(await(world.store.effective(meeting.id()))).isEmpty();
  }

  @Test
  void whereMailIsSentNobodyLearnsWhoIsInTheList() {
    HttpServer mailing = serve(world.tidings());
    Meeting meeting = world.meeting(Policy.OPEN, 5);
    String path = "/m/" + meeting.slug() + "/register";
    var first = post(mailing, path, form("name", "Ada", "email", "ada@example.org"));
    var second = post(mailing, path, form("name", "Eve", "email", "ADA@example.org"));
    assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(303);
    assertThat(second.getHeader("Location"))
        .isEqualTo(first.getHeader("Location"))
        .endsWith("/registered");
    assertThat(world.told).hasSize(2).allMatch(told -> told.startsWith("Ada REGISTERED"));
    await(mailing.close());
  }

  @Test
  void aStrangerWhoRegistersSomebodyAgainGetsNoLinkOfTheirs() {
    Meeting meeting = world.meeting(Policy.OPEN, 5);
    register(meeting, "Ada");
    var again =
        post("/m/" + meeting.slug() + "/register", form("name", "Eve", "email", "ada@example.org"));
    assertThat(again.getHeader("Location")).isEqualTo("/m/" + meeting.slug() + "/registered");
  }

  @Test
  void whereNobodyCanRegisterThePageSaysWhy() {
    assertThat(get("/m/" + world.meeting(Policy.CLOSED, 1).slug() + "/register").bodyAsString())
        .contains("The registration is closed")
        .doesNotContain("name=\"email\"");
    Meeting none = world.meeting(Policy.NONE, 1);
    assertThat(
            post("/m/" + none.slug() + "/register", form("name", "Ada", "email", "a@b.org"))
                .statusCode())
        .isEqualTo(303);
    assertThat(await(world.store.effective(none.id()))).isEmpty();
    assertThat(get("/m/" + world.draft().slug() + "/register").statusCode()).isEqualTo(404);
  }

  @Test
  void aFormOfAnotherSiteIsRefused() {
    Meeting meeting = world.meeting(Policy.OPEN, 1);
    var refused =
        await(
            client
                .post(quiet.actualPort(), "127.0.0.1", "/m/" + meeting.slug() + "/register")
                .putHeader("Origin", "https://evil.example")
                .followRedirects(false)
                .sendForm(form("name", "Ada", "email", "ada@example.org")));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(await(world.store.effective(meeting.id()))).isEmpty();
  }

  @Test
  void whatIsNoPersonalLinkIsNotThere() {
    for (String token : new String[] {"x", "A".repeat(43), "%00", "A".repeat(4000)}) {
      assertThat(get("/r/" + token).statusCode()).as(token).isEqualTo(404);
      assertThat(post("/r/" + token, form("do", "cancel")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anInvitedPersonAnswersOnThePage() {
    Meeting meeting = world.meeting(Policy.NONE, null);
    Attendee ada = world.invite(meeting, null, "Ada");
    String path =
        AttendeeLinks.path(await(AttendeeLinks.mint(DATABASE.database().client(), ada.id())));
    assertThat(get(path).bodyAsString()).contains("You are invited");
    post(path, form("do", "tentative"));
    assertThat(get(path).bodyAsString()).contains("You said that you may come");
    post(path, form("do", "declined"));
    assertThat(get(path).bodyAsString())
        .contains("You said that you will not come")
        .doesNotContain("secret-room");
    assertThat(post(path, form("do", "nonsense")).statusCode()).isEqualTo(422);
  }

  @Test
  void whoIsInvitedToASeriesAnswersForOneDate() {
    List<Meeting> dates = world.series();
    Attendee ada =
        world.invite(null, Objects.requireNonNull(dates.getFirst().occurrence()).series(), "Ada");
    String secret = await(AttendeeLinks.mint(DATABASE.database().client(), ada.id()));
    String path = AttendeeLinks.path(secret);
    Meeting second = dates.getLast();
    post(path, form("do", "accepted"));
    assertThat(post(path, form("do", "declined", "date", second.id().toString())).statusCode())
        .isEqualTo(303);
    assertThat(world.row(second, "Ada").partstat()).isEqualTo(Partstat.DECLINED);
    assertThat(await(world.store.effective(dates.getFirst().id())))
        .singleElement()
        .matches(row -> row.partstat() == Partstat.ACCEPTED && row.series() != null);
    post(path, form("do", "tentative", "date", second.id().toString()));
    assertThat(world.row(second, "Ada").partstat()).isEqualTo(Partstat.TENTATIVE);
    String page = get(path).bodyAsString();
    assertThat(page)
        .contains("You said that you will come", "/a/" + secret, second.id().toString())
        .containsOnlyOnce("value=\"tentative\" aria-pressed=\"true\"");
  }

  @Test
  void aPersonalLinkAnswersForNoDateOfOthers() {
    List<Meeting> dates = world.series();
    Meeting foreign = world.meeting(Policy.NONE, null);
    Attendee ada =
        world.invite(null, Objects.requireNonNull(dates.getFirst().occurrence()).series(), "Ada");
    String path =
        AttendeeLinks.path(await(AttendeeLinks.mint(DATABASE.database().client(), ada.id())));
    for (String date : new String[] {foreign.id().toString(), "", "x", "' or 1=1", "\0"}) {
      assertThat(post(path, form("do", "accepted", "date", date)).statusCode()).isEqualTo(303);
    }
    assertThat(await(world.store.effective(foreign.id()))).isEmpty();
    assertThat(await(world.store.effective(dates.getFirst().id())))
        .allMatch(row -> row.partstat() == Partstat.NEEDS_ACTION);
  }

  @Test
  void answersAreCorrectedAndWhatIsWrongIsNamed() {
    Meeting meeting =
        world.meeting(Policy.OPEN, 1, FormRulesTest.QUESTIONS.toArray(Question[]::new));
    var made =
        post(
            "/m/" + meeting.slug() + "/register",
            form("name", "Ada", "email", "ada@example.org", "q-first", "yes"));
    String path = Objects.requireNonNull(made.getHeader("Location"));
    var wrong = post(path, form("do", "answers", "q-first", "", "q-diet", "none"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.bodyAsString()).contains("id=\"q-first-flaw\"", ">none</textarea>");
    post(path, form("do", "answers", "q-first", "no", "q-day", "0"));
    assertThat(world.row(meeting, "Ada").answers())
        .containsOnly(java.util.Map.entry("first", "no"), java.util.Map.entry("day", "Monday"));
  }

  private String register(Meeting meeting, String name) {
    var made =
        post(
            "/m/" + meeting.slug() + "/register",
            form("name", name, "email", name + "@example.org"));
    assertThat(made.statusCode()).isEqualTo(303);
    String path = Objects.requireNonNull(made.getHeader("Location"));
    assertThat(path).startsWith("/r/");
    return path;
  }

  private HttpResponse<Buffer> get(String path) {
    return await(
        client.get(quiet.actualPort(), "127.0.0.1", path).putHeader("Accept", "text/html").send());
  }

  private HttpResponse<Buffer> post(String path, MultiMap form) {
    return post(quiet, path, form);
  }

  private HttpResponse<Buffer> post(HttpServer server, String path, MultiMap form) {
    return await(
        client.post(server.actualPort(), "127.0.0.1", path).followRedirects(false).sendForm(form));
  }

  private static MultiMap form(String... fields) {
    MultiMap form = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < fields.length; i += 2) {
      form.add(fields[i], fields[i + 1]);
    }
    return form;
  }
}
