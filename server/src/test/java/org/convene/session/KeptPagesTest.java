package org.convene.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.convene.base.InitiativeId;
import org.convene.base.SessionId;
import org.convene.http.Changes;
import org.convene.http.EntryFiles;
import org.convene.http.Pages;
import org.convene.http.SecurityHeaders;
import org.convene.http.ServerOptions;
import org.convene.http.Site;
import org.convene.initiative.InitiativeStore;
import org.convene.meeting.CalendarPages;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.MeetingPages;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.PageFront;
import org.convene.meeting.SeriesStore;
import org.convene.postgres.Asked;
import org.convene.postgres.TestDatabase;
import org.convene.session.SessionEvent.SessionOpened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Pages are kept in front of the router: the same answer as from behind it, and never an old one.
class KeptPagesTest {
  private static final Site SITE = Site.of("http://convene.example");
  private static final Duration LONG_BEFORE = Duration.ofDays(30);

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Changes changes = new Changes();
  private final AtomicInteger rendered = new AtomicInteger();
  private UUID meeting;
  private String page;
  private Instant starts;
  private Instant now;
  private SessionStore sessions;
  private HttpServer server;
  private WebClient client;

  @BeforeEach
  void serve() {
    DATABASE.execute("truncate initiative cascade");
    meeting = DATABASE.newSession();
    var sql = DATABASE.database().client();
    MeetingStore meetings = new MeetingStore(sql);
    var planned = await(meetings.programme(new InitiativeId(meeting))).getFirst();
    page = "/m/" + planned.slug();
    starts = planned.startsAt();
    now = starts.minus(LONG_BEFORE);

    Clock clock = new Time();
    sessions = new SessionStore(DATABASE.database());
    var records = new PublicRecords(DATABASE.database(), sessions);
    InitiativeStore initiatives = new InitiativeStore(sql);
    Pages pages = new Pages((_, _) -> EntryFiles.NONE);
    SecurityHeaders headers = new SecurityHeaders(SITE);
    PageFront front =
        new PageFront(
            pages, new Asked<>(records::standing)::answer, changes, headers.usual(), clock);
    Router router = Router.router(DATABASE.vertx());
    router
        .route()
        .handler(ctx -> {
          rendered.incrementAndGet();
          ctx.next();
        });
    router.route().handler(headers);
    new MeetingPages(
            pages, front, initiatives, meetings, new SeriesStore(sql), records, SITE, clock)
        .mount(router);
    new CalendarPages(pages, front, initiatives, meetings, SITE, clock).mount(router);
    server =
        await(
            DATABASE
                .vertx()
                .createHttpServer(ServerOptions.create("none"))
                .requestHandler(front.before(router))
                .listen(0));
    client = WebClient.create(DATABASE.vertx());
  }

  private final class Time extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @AfterEach
  void stop() {
    client.close();
    await(server.close());
  }

  @Test
  void theSecondReaderIsToldTheSameWithoutRendering() {
    for (String path : List.of("/", page, "/calendar", "/calendar?month=2026-09")) {
      for (String encoding : List.of("identity", "gzip")) {
        HttpResponse<Buffer> first = get(path, Map.of("accept-encoding", encoding));
        assertThat(first.statusCode()).as(path).isEqualTo(200);
        int before = rendered.get();
        HttpResponse<Buffer> second = get(path, Map.of("accept-encoding", encoding));
        assertThat(rendered).as(path).hasValue(before);
        assertThat(second.body()).as(path).isEqualTo(first.body());
        assertThat(sorted(second)).as(path).isEqualTo(sorted(first));
      }
    }
  }

  @Test
  void whoHasThePageGetsNoSecondCopy() {
    String tag = get(page, Map.of()).getHeader("ETag");
    int before = rendered.get();
    HttpResponse<Buffer> again = get(page, Map.of("if-none-match", tag));
    assertThat(again.statusCode()).isEqualTo(304);
    HttpResponse<Buffer> head = ask(HttpMethod.HEAD, page, Map.of());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.getHeader("ETag")).isEqualTo(tag);
    assertThat(rendered).hasValue(before);
  }

  @Test
  void anEditShowsAtOnce() {
    get("/", Map.of());
    get(page, Map.of());
    DATABASE.execute(
        "update meeting set plan = '%s' where id = '%s'"
            .formatted(TestDatabase.plan("workshop", "Another name"), meeting));
    var connection = DATABASE.database().client();
    await(CalendarRevisions.rise(connection, new InitiativeId(meeting), now).map(_ -> "risen"));
    changes.mark();
    assertThat(get("/", Map.of()).bodyAsString()).contains("Another name");
    assertThat(get(page, Map.of()).bodyAsString()).contains("Another name");
  }

  @Test
  void anEventOfTheSessionShowsAtOnce() {
    String join = "href=\"/j/";
    assertThat(get(page, Map.of()).bodyAsString()).doesNotContain(join);
    var opened = List.of(SessionWorld.logged(1, now, new SessionOpened()));
    await(
        DATABASE
            .database()
            .pool()
            .withTransaction(connection ->
                sessions.append(connection, new SessionId(meeting), opened).map("opened")));
    changes.mark();
    assertThat(get(page, Map.of()).bodyAsString()).contains(join);
  }

  @Test
  void whatTheTimeChangesShowsInItsMinute() {
    String happens = "id=\"now\"";
    assertThat(get("/", Map.of()).bodyAsString()).doesNotContain(happens);
    now = starts;
    changes.mark();
    assertThat(get("/", Map.of()).bodyAsString()).contains(happens);
  }

  @Test
  void eachReadsTheirOwnLanguage() {
    String english = get("/", Map.of()).bodyAsString();
    String french = get("/", Map.of("accept-language", "fr")).bodyAsString();
    assertThat(french).contains("<html lang=\"fr\">").isNotEqualTo(english);
    assertThat(get("/", Map.of()).bodyAsString()).isEqualTo(english);
    assertThat(get("/", Map.of("cookie", "convene_lang=fr")).bodyAsString()).isEqualTo(french);
  }

  @Test
  void aChoiceOfLanguageIsRememberedEachTime() {
    for (int time = 0; time < 2; time++) {
      assertThat(get("/?lang=de", Map.of()).getHeader("Set-Cookie")).contains("convene_lang=de");
    }
  }

  private static List<Map.Entry<String, String>> sorted(HttpResponse<Buffer> response) {
    return response.headers().entries().stream()
        .map(header ->
            Map.entry(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .toList();
  }

  private HttpResponse<Buffer> get(String path, Map<String, String> headers) {
    return ask(HttpMethod.GET, path, headers);
  }

  private HttpResponse<Buffer> ask(HttpMethod method, String path, Map<String, String> headers) {
    return await(
        client
            .request(method, server.actualPort(), "localhost", path)
            .putHeaders(MultiMap.caseInsensitiveMultiMap().addAll(headers))
            .send());
  }
}
