package org.convene;

import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.convene.account.AccessTokens;
import org.convene.account.AccountStore;
import org.convene.account.AuthRoutes;
import org.convene.account.SignInLinks;
import org.convene.account.SignIns;
import org.convene.attendee.AttendeeList;
import org.convene.attendee.AttendeeRoutes;
import org.convene.attendee.AttendeeStore;
import org.convene.attendee.Tidings;
import org.convene.base.AccountId;
import org.convene.base.HolderId;
import org.convene.base.MeetingId;
import org.convene.base.ParticipantId;
import org.convene.base.SeriesId;
import org.convene.base.SessionId;
import org.convene.http.Api;
import org.convene.http.ClientAddress;
import org.convene.http.FailureEdge;
import org.convene.http.SecurityHeaders;
import org.convene.http.Site;
import org.convene.initiative.InitiativeStore;
import org.convene.mail.MailRoutes;
import org.convene.mail.MailStore;
import org.convene.mail.ReceivedStore;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.PlaceKeeper;
import org.convene.meeting.SeriesStore;
import org.convene.participant.Access;
import org.convene.participant.DoorStore;
import org.convene.participant.GuestSeats;
import org.convene.participant.JoinRoutes;
import org.convene.participant.ParticipantStore;
import org.convene.participant.PeopleRoutes;
import org.convene.participant.PeopleStore;
import org.convene.participant.StageStore;
import org.convene.participant.TicketRoutes;
import org.convene.participant.Tickets;
import org.convene.participant.WallLinks;
import org.convene.planning.Announcements;
import org.convene.planning.ImportRoutes;
import org.convene.planning.Planning;
import org.convene.planning.PlanningRoutes;
import org.convene.poll.PollTemplateStore;
import org.convene.postgres.Database;
import org.convene.postgres.TestDatabase;
import org.convene.roll.RollLinkRoutes;
import org.convene.roll.RollLinks;
import org.convene.roll.RollRoutes;
import org.convene.roll.RollStore;
import org.convene.session.CopiedAgendas;
import org.convene.session.PollTemplateRoutes;
import org.convene.session.PublicRecords;
import org.convene.session.SessionStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The REST routes of accounts and participants on a database of their own, with a small initiative
/// in it: Ada may run its sessions, Zoe belongs to another initiative.
public final class TestHouse implements BeforeAllCallback, AfterAllCallback {
  public static final AccountId ADA = new AccountId(id(1));
  public static final AccountId ZOE = new AccountId(id(2));
  public static final UUID BRUSSELS = id(10);
  public static final UUID GHENT = id(11);
  public static final UUID ELSEWHERE = id(12);

  /// Asks for nothing.
  public static final SessionId OPEN = new SessionId(id(30));

  /// Asks for name and commitment.
  public static final SessionId STRICT = new SessionId(id(31));

  public static final SessionId PLANNED = new SessionId(id(32));
  public static final SessionId CLOSED = new SessionId(id(33));

  private static final String ROWS =
      """
      insert into initiative (id, slug, name, about, zone, locales) values
        ('%1$s', 'ours', '{"en":"Ours"}', '{"en":"About us"}', 'Europe/Brussels', '{en,fr}'),
        ('%2$s', 'theirs', '{"en":"Theirs"}', '{"en":"Theirs"}', 'Europe/Brussels', '{en}');
      insert into commitment (id, initiative_id, name, class) values
        ('%3$s', '%1$s', 'Brussels', 'city'), ('%4$s', '%1$s', 'Ghent', 'city'), ('%5$s', '%2$s', 'Elsewhere', 'city');
      insert into account (id, name, email) values ('%6$s', 'Ada', 'ada@example.org'), ('%7$s', 'Zoe', null);
      insert into member (initiative_id, account_id, role, commitment_id) values
        ('%1$s', '%6$s', 'facilitator', '%3$s'), ('%2$s', '%7$s', 'organiser', null), ('%1$s', '%7$s', 'participant', null);
      """
          .formatted(id(20), id(21), BRUSSELS, GHENT, ELSEWHERE, ADA, ZOE);

  private final TestDatabase database = new TestDatabase();
  private final Set<ParticipantId> here = ConcurrentHashMap.newKeySet();
  private final Set<HolderId> released = ConcurrentHashMap.newKeySet();
  private final Announced announced = new Announced();
  private @Nullable Parts parts;

  /// Keeps what people would have been told of.
  private static final class Announced implements Announcements {
    private final List<UUID> changed = new CopyOnWriteArrayList<>();

    @Override
    public Future<Void> changed(SqlClient connection, MeetingId meeting, Instant now) {
      changed.add(meeting.value());
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> changed(SqlClient connection, SeriesId series, Instant now) {
      changed.add(series.value());
      return Future.succeededFuture();
    }
  }

  private record Parts(
      Site site,
      HttpServer server,
      WebClient client,
      Tickets tickets,
      SignInLinks links,
      WallLinks walls,
      Api api) {}

  /// An id that is the same in every run.
  public static UUID id(int number) {
    return new UUID(0x0199a00000007000L, 0x8000000000000000L + number);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    database.beforeAll(context);
    database.execute(ROWS);
    session(OPEN, "OPEN22", "open", false, "sessionOpened");
    session(STRICT, "STR1CT", "strict", true, "sessionOpened");
    session(PLANNED, "PLANND", "planned", false);
    session(CLOSED, "CLOSED", "closed", false, "sessionOpened", "sessionClosed");
    parts = serve(Router.router(database.vertx()), Site.of("http://convene.example"));
  }

  private void session(
      SessionId session, String code, String slug, boolean asks, String... events) {
    UUID meeting = UUID.randomUUID();
    database.execute(
        """
        insert into meeting (id, initiative_id, slug, uid, plan, local_start, local_end, zone, starts_at, ends_at)
        values ('%1$s', '%2$s', '%3$s', '%1$s@test', '%4$s',
          '2030-09-30 10:00', '2030-09-30 12:00', 'Europe/Brussels', '2030-09-30T08:00Z', '2030-09-30T10:00Z')
        """
            .formatted(meeting, id(20), slug, TestDatabase.plan("workshop", "Workshop")));
    database.execute(
        "insert into session (id, meeting_id, code, epoch, asks_name, asks_commitment) values ('%s', '%s', '%s', '%s', %s, %s)"
            .formatted(session, meeting, code, UUID.randomUUID(), asks, asks));
    for (int i = 0; i < events.length; i++) {
      database.execute(
          "insert into session_event values ('%s', %d, now(), '%s', '%s', '{\"type\":\"%s\"}')"
              .formatted(session, i + 1, ADA, UUID.randomUUID(), events[i]));
    }
  }

  private Parts serve(Router router, Site site) {
    Database data = database.database();
    var edge = new FailureEdge((ctx, problem) -> problem.title());
    Api api = await(Api.load(database.vertx(), site, new ClientAddress(Set.of("127.0.0.1")), edge));
    var tokens = await(AccessTokens.open(database.vertx(), data, site));
    var signIns = new SignIns(data);
    var links = new SignInLinks(data, signIns, site);
    var participants = new ParticipantStore(data);
    var tickets = new Tickets();
    var seats = new GuestSeats(participants, signIns, tokens, tickets, site);
    var doors = new DoorStore(data);
    var access = new Access(tokens, data);
    var walls = new WallLinks(data, site);
    new AuthRoutes(tokens, new AccountStore(data), signIns, links, seats, site).mount(api);
    var rolls = new RollStore(data);
    var personal = new RollLinks(data, site);
    new JoinRoutes(data, doors, new StageStore(data)::stage, participants, seats, signIns, personal)
        .mount(api);
    new RollRoutes(rolls, personal, access).mount(api);
    new RollLinkRoutes(rolls, personal, access, (_, holders) -> released.addAll(holders))
        .mount(api);
    new TicketRoutes(tokens, access, participants, doors, walls, tickets).mount(api);
    new PeopleRoutes(new PeopleStore(data), access, session -> Future.succeededFuture(here))
        .mount(api);
    new PollTemplateRoutes(new PollTemplateStore(data.client()), access).mount(api);
    new MailRoutes(
            new MailStore(data.client()),
            new ReceivedStore(data),
            inner -> access.organisers((call, initiative) -> inner.apply(call, Set.of(initiative))),
            () -> MailRoutes.Sending.OFF,
            Clock.systemUTC())
        .mount(api);
    var sessions = new SessionStore(data);
    var others =
        new Planning.Others(
            announced,
            (_, _, _) -> Future.succeededFuture(),
            new CopiedAgendas(sessions),
            PlaceKeeper.NONE);
    var planning = new Planning(data, site, Clock.systemUTC(), others);
    new ImportRoutes(access, planning, new InitiativeStore(data.client())).mount(api);
    new PlanningRoutes(
            access,
            planning,
            new InitiativeStore(data.client()),
            new MeetingStore(data.client()),
            new SeriesStore(data.client()),
            new PublicRecords(data, sessions))
        .mount(api);
    new AttendeeRoutes(
            access,
            new MeetingStore(data.client()),
            new InitiativeStore(data.client()),
            new AttendeeStore(data.client()),
            new AttendeeList(data.pool(), Clock.systemUTC(), Tidings.NONE))
        .mount(api);
    router.route().handler(new SecurityHeaders(site));
    edge.mount(router);
    api.mount(router);
    var server = await(database.vertx().createHttpServer().requestHandler(router).listen(0));
    return new Parts(site, server, WebClient.create(database.vertx()), tickets, links, walls, api);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    parts().client.close();
    await(parts().server.close());
    database.afterAll(context);
  }

  private Parts parts() {
    return Objects.requireNonNull(
        parts, "register TestHouse as a static field with @RegisterExtension");
  }

  public TestDatabase database() {
    return database;
  }

  public Tickets tickets() {
    return parts().tickets;
  }

  public Api api() {
    return parts().api;
  }

  /// Who is connected.
  public Set<ParticipantId> here() {
    return here;
  }

  /// Whose personal links lead nowhere any more.
  public Set<HolderId> released() {
    return released;
  }

  /// Meetings and series of which people would have been told, in order.
  public List<UUID> announced() {
    return announced.changed;
  }

  /// The secret of a new sign-in link.
  public String signInToken(AccountId account) {
    String link = await(parts().links.mint(account, SignInLinks.LASTS));
    return link.substring(link.indexOf("#token=") + "#token=".length());
  }

  /// An access token.
  public String signIn(AccountId account) {
    var signedIn =
        new Browser(this).post("/api/auth/sign-in", JsonObject.of("token", signInToken(account)));
    return text(signedIn, "accessToken");
  }

  public HttpResponse<Buffer> send(
      HttpMethod method, String path, MultiMap headers, @Nullable Buffer body) {
    HttpRequest<Buffer> request =
        parts()
            .client
            .request(method, parts().server.actualPort(), "localhost", path)
            .putHeaders(headers);
    var response = await(body == null ? request.send() : request.sendBuffer(body));
    RestContract.assertFits(method, path, response);
    return response;
  }

  public static JsonObject json(HttpResponse<Buffer> response) {
    return Objects.requireNonNull(response.bodyAsJsonObject());
  }

  public static String text(HttpResponse<Buffer> response, String member) {
    return Objects.requireNonNull(json(response).getString(member), member);
  }

  /// The code of the problem; empty for an answer that is none.
  public static String code(HttpResponse<Buffer> response) {
    return response.statusCode() < 400 ? "" : text(response, "code");
  }
}
