package org.convene.feed;

import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
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
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.convene.agenda.AgendaItemState;
import org.convene.agenda.AgendaItemView;
import org.convene.agenda.AgendaKind;
import org.convene.base.AccountId;
import org.convene.base.AgendaItemId;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Secrets;
import org.convene.base.SeriesId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.caldav.DavRoutes;
import org.convene.calendar.Frequency;
import org.convene.calendar.Recurrence;
import org.convene.calendar.Weekday;
import org.convene.feed.PrivateFeed.Scope;
import org.convene.http.Changes;
import org.convene.http.ClientAddress;
import org.convene.http.FailureEdge;
import org.convene.http.ServerOptions;
import org.convene.http.Site;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Plan;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.convene.meeting.SeriesStore;
import org.convene.meeting.Slot;
import org.convene.postgres.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The calendar routes on a database of their own, with an initiative, a member and a clock.
public final class FeedWorld implements BeforeAllCallback, AfterAllCallback {
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  public static final AccountId ADA = new AccountId(Uuids.v7());
  public static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  public static final String LINK = "https://telco.example/room-42";

  private final TestDatabase database = new TestDatabase();
  private final InitiativeId initiative = new InitiativeId(Uuids.v7());
  private final Map<MeetingId, List<AgendaItemView>> agendas = new HashMap<>();
  private Instant now = NOW;
  private final Changes changes = new Changes();
  private @Nullable HttpServer server;
  private @Nullable WebClient client;

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

  @Override
  public void beforeAll(ExtensionContext context) {
    database.beforeAll(context);
    var data = database.database();
    await(
        new InitiativeStore(data.client())
            .insert(
                new Initiative(
                    initiative,
                    "ours",
                    Text.of("en", "Ours"),
                    Text.of("en", "What we do"),
                    BRUSSELS,
                    List.of("en", "fr"),
                    false)));
    database.execute(
        "insert into account (id, name, email) values ('%s', 'Ada', 'ada@example.org')"
            .formatted(ADA));
    member();
    Clock clock = new Time();
    Site site = Site.of("http://convene.example");
    Feeds feeds = new Feeds(data, site, _ -> Future.succeededFuture(Map.copyOf(agendas)), clock);
    Attending attending = new OwnMeetings(data.client());
    Router router = Router.router(database.vertx());
    new FailureEdge((_, problem) -> problem.title()).mount(router);
    FeedFront front = new FeedFront(feeds, changes, List.of(), clock);
    PrivateFeeds privates = new PrivateFeeds(data, feeds, attending, clock);
    new FeedRoutes(feeds, privates, front, clock).mount(router);
    new DavRoutes(data, feeds, attending, site, new ClientAddress(Set.of()), clock).mount(router);
    // As it is in earnest: it compresses what does not say how it is encoded.
    server =
        await(
            database
                .vertx()
                .createHttpServer(ServerOptions.create("none"))
                .requestHandler(front.before(router))
                .listen(0));
    client = WebClient.create(database.vertx());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Objects.requireNonNull(client).close();
    await(Objects.requireNonNull(server).close());
    database.afterAll(context);
  }

  public TestDatabase database() {
    return database;
  }

  public void member() {
    database.execute(
        "insert into member (initiative_id, account_id, role) values ('%s', '%s', 'participant')"
            .formatted(initiative, ADA));
  }

  public void noMember() {
    database.execute("delete from member");
  }

  /// Nothing is planned, and it is [#NOW].
  public void empty() {
    now = NOW;
    agendas.clear();
    database.execute(
        "delete from attendee; delete from meeting; delete from series; delete from feed_token;"
            + " update initiative set calendar_changed_at = '%s'".formatted(NOW));
    changed();
  }

  public void wait(Duration time) {
    now = now.plus(time);
    changes.mark();
  }

  private void changed() {
    await(CalendarRevisions.rise(database.database().client(), initiative, now));
    changes.mark();
  }

  public static Plan plan(MeetingKind kind, String title) {
    return Plan.of(kind, Text.of("en", title), Text.of("en", "About it"), List.of("en"));
  }

  /// With a link that only those who take part may have.
  public static Plan withLink(Plan p, LinkFor linkFor) {
    return new Plan(
        p.kind(),
        p.title(),
        p.about(),
        p.place(),
        p.geo(),
        LINK,
        linkFor,
        p.languages(),
        p.speakers(),
        p.documents(),
        p.accessibility(),
        p.interpretation(),
        p.deliverables(),
        p.commitments(),
        p.registration());
  }

  public static Slot slot(String start, String end) {
    return new Slot(LocalDateTime.parse(start), LocalDateTime.parse(end), BRUSSELS);
  }

  public Meeting add(String slug, Plan plan, Slot slot, MeetingStatus status) {
    MeetingId id = new MeetingId(Uuids.v7());
    Meeting meeting =
        new Meeting(
            id,
            initiative,
            slug,
            Meeting.mintUid(id.value(), "test"),
            plan,
            slot,
            status,
            status == MeetingStatus.CANCELLED
                ? Revision.first(now).cancelled(1, now)
                : Revision.first(now),
            null);
    await(new MeetingStore(database.database().client()).insert(List.of(meeting)));
    changed();
    return meeting;
  }

  /// @param meeting as it was
  /// @return as it is after the edit
  public Meeting save(Meeting meeting, Plan plan, Slot slot) {
    return saved(
        meeting, plan, slot, meeting.status(), meeting.revision().moved(next(meeting), now));
  }

  public Meeting cancel(Meeting meeting) {
    return saved(
        meeting,
        meeting.plan(),
        meeting.slot(),
        MeetingStatus.CANCELLED,
        meeting.revision().cancelled(next(meeting), now));
  }

  private static int next(Meeting meeting) {
    return meeting.revision().sequence() + 1;
  }

  private Meeting saved(Meeting m, Plan plan, Slot slot, MeetingStatus status, Revision revision) {
    Meeting after =
        new Meeting(
            m.id(),
            m.initiative(),
            m.slug(),
            m.uid(),
            plan,
            slot,
            status,
            revision,
            m.occurrence());
    await(new MeetingStore(database.database().client()).save(after));
    changed();
    return after;
  }

  /// Each week at the same time, as rows.
  public List<Meeting> weekly(String slug, Plan plan, Slot slot, int times) {
    SeriesId id = new SeriesId(Uuids.v7());
    Recurrence rule =
        new Recurrence(
            Frequency.WEEKLY,
            1,
            List.of(Weekday.of(slot.localStart().getDayOfWeek())),
            null,
            times,
            null);
    Series series =
        new Series(
            id,
            initiative,
            "s-" + id + "@test",
            plan,
            slot,
            rule,
            MeetingStatus.CONFIRMED,
            null,
            Revision.first(now));
    List<Meeting> dates =
        series.starts().stream()
            .map(start ->
                new Meeting(
                    new MeetingId(Uuids.v7()),
                    initiative,
                    slug + "-" + start.toLocalDate(),
                    series.uid(),
                    plan,
                    slot.at(start),
                    MeetingStatus.CONFIRMED,
                    Revision.first(now),
                    new Occurrence(id, start)))
            .toList();
    await(new SeriesStore(database.database().client()).insert(series));
    await(new MeetingStore(database.database().client()).insert(dates));
    changed();
    return dates;
  }

  /// What is to be talked about, in order, by Ada, and half an hour each.
  public void prepare(Meeting meeting, String... titles) {
    agendas.put(
        meeting.id(),
        Stream.of(titles)
            .map(title ->
                new AgendaItemView(
                    new AgendaItemId(Uuids.v7()),
                    null,
                    Text.of("en", title),
                    AgendaKind.DISCUSSION,
                    30,
                    "Ada",
                    null,
                    AgendaItemState.PLANNED,
                    null,
                    null,
                    1))
            .toList());
    database.execute(
        "update meeting set agenda_revision = agenda_revision + 1 where id = '%s'"
            .formatted(meeting.id()));
    changed();
  }

  /// A series goes on from another.
  public void follows(Meeting ofSeries, Meeting ofOther) {
    database.execute(
        "update series set follows_id = (select id from series where uid = '%s') where uid = '%s'"
            .formatted(ofOther.uid(), ofSeries.uid()));
    changed();
  }

  public void invite(Meeting meeting, String place) {
    database.execute(
        "insert into attendee (id, meeting_id, account_id, name, place, place_order) values ('%s', '%s', '%s', 'Ada', '%s', %s)"
            .formatted(Uuids.v7(), meeting.id(), ADA, place, place.equals("none") ? "null" : "1"));
  }

  /// The secret of a new private feed of Ada.
  public String mint(Scope scope, FeedQuery query) {
    String secret = Secrets.mint();
    await(
        new PrivateFeedStore(database.database().client())
            .add(secret, ADA, initiative, "Phone", scope, query, now));
    return secret;
  }

  public void revokeAll() {
    var store = new PrivateFeedStore(database.database().client());
    await(store.of(ADA)).forEach(feed -> await(store.revoke(ADA, feed.id(), now)));
  }

  public HttpResponse<Buffer> get(String path, String... headers) {
    return send(HttpMethod.GET, path, null, headers);
  }

  public HttpResponse<Buffer> send(
      HttpMethod method, String path, @Nullable String body, String... headers) {
    MultiMap all = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1]);
    }
    var request =
        Objects.requireNonNull(client)
            .request(method, Objects.requireNonNull(server).actualPort(), "localhost", path)
            .putHeaders(all)
            .followRedirects(false);
    return await(body == null ? request.send() : request.sendBuffer(Buffer.buffer(body)));
  }

  public static Buffer body(HttpResponse<Buffer> response) {
    return Objects.requireNonNull(response.body());
  }

  /// The lines of a feed, unfolded.
  public static String text(HttpResponse<Buffer> response) {
    return body(response).toString().replace("\r\n ", "").replace("\r\n", "\n");
  }
}
