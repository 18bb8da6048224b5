package org.convene;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.convene.account.AccessTokens;
import org.convene.account.AccountStore;
import org.convene.account.AuthRoutes;
import org.convene.account.ExpiredRows;
import org.convene.account.SignInLinks;
import org.convene.account.SignIns;
import org.convene.attendee.Answers;
import org.convene.attendee.AttendeeList;
import org.convene.attendee.AttendeeRoutes;
import org.convene.attendee.AttendeeStore;
import org.convene.attendee.PersonalPages;
import org.convene.attendee.RegistrationPages;
import org.convene.attendee.Registrations;
import org.convene.attendee.Tidings;
import org.convene.base.AccountId;
import org.convene.board.Boards;
import org.convene.cookbook.CookbookPages;
import org.convene.cookbook.CookbookRoutes;
import org.convene.cookbook.CookbookStore;
import org.convene.datepoll.DatePollMail;
import org.convene.datepoll.DatePollPages;
import org.convene.datepoll.DatePollRoutes;
import org.convene.http.Api;
import org.convene.http.Assets;
import org.convene.http.Changes;
import org.convene.http.ClientAddress;
import org.convene.http.ErrorPages;
import org.convene.http.FailureEdge;
import org.convene.http.Pages;
import org.convene.http.SecurityHeaders;
import org.convene.http.Site;
import org.convene.initiative.InitiativeStore;
import org.convene.live.LiveEndpoint;
import org.convene.live.LiveMetrics;
import org.convene.live.RoomParts;
import org.convene.live.Rooms;
import org.convene.meeting.CalendarPages;
import org.convene.meeting.HostRoutes;
import org.convene.meeting.MeetingPages;
import org.convene.meeting.MeetingRoutes;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.PageFront;
import org.convene.meeting.SeriesStore;
import org.convene.meeting.ShellPages;
import org.convene.participant.Access;
import org.convene.participant.AttendanceStore;
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
import org.convene.poll.BallotStore;
import org.convene.poll.PollTemplateStore;
import org.convene.postgres.Asked;
import org.convene.postgres.Database;
import org.convene.roll.FrozenRolls;
import org.convene.roll.RollLinkRoutes;
import org.convene.roll.RollLinks;
import org.convene.roll.RollRoutes;
import org.convene.roll.RollStore;
import org.convene.secret.SecretPolls;
import org.convene.secret.SecretRoutes;
import org.convene.session.BoardRoutes;
import org.convene.session.CopiedAgendas;
import org.convene.session.PollBallots;
import org.convene.session.PollRollRoutes;
import org.convene.session.PollRoutes;
import org.convene.session.PollTemplateRoutes;
import org.convene.session.PublicRecords;
import org.convene.session.RollRights;
import org.convene.session.SessionInfo;
import org.convene.session.SessionStore;

/// What people reach: every store, route, page and room, joined by plain constructors.
final class House {
  /// Long enough to walk to the room after the server was started, too short to be found in a
  /// scrollback next week.
  private static final Duration SIGN_IN_LASTS = Duration.ofHours(12);

  private final Site site;
  private final Clock clock;
  private final SessionStore sessions;
  private final AccountStore accounts;
  private final SignInLinks signInLinks;
  private final WallLinks wallLinks;
  private final Rooms rooms;
  private final Post post;
  private final Api api;
  private final Handler<HttpServerRequest> front;

  private House(
      Vertx vertx,
      Database database,
      Site site,
      Clock clock,
      MeterRegistry metrics,
      Assets assets,
      ServeSettings settings,
      Router router,
      Ready ready) {
    this.site = site;
    this.clock = clock;
    Changes changes = new Changes();
    api = ready.api();
    AccessTokens tokens = ready.tokens();

    SignIns signIns = new SignIns(database);
    accounts = new AccountStore(database);
    signInLinks = new SignInLinks(database, signIns, site);
    Tickets tickets = new Tickets();
    ParticipantStore participants = new ParticipantStore(database);
    GuestSeats seats = new GuestSeats(participants, signIns, tokens, tickets, site);
    DoorStore doors = new DoorStore(database);
    Access access = new Access(tokens, database);
    wallLinks = new WallLinks(database, site);

    sessions = new SessionStore(database);
    BallotStore ballots = new BallotStore(database);
    RollStore rolls = new RollStore(database);
    FrozenRolls frozen = new FrozenRolls(database);
    AttendanceStore attendance = new AttendanceStore(database);
    rooms =
        new Rooms(
            new RoomParts(
                vertx,
                clock,
                database,
                sessions,
                ballots,
                rolls,
                frozen,
                ready.boards(),
                ready.secrets(),
                attendance,
                changes,
                new LiveMetrics(metrics)));

    RollLinks links = new RollLinks(database, site);
    InitiativeStore initiatives = new InitiativeStore(database.client());
    MeetingStore meetings = new MeetingStore(database.client());
    CookbookStore cookbook = new CookbookStore(database.client());
    PublicRecords records = new PublicRecords(database, sessions);
    Pages pages = ready.pages();
    SecurityHeaders headers = new SecurityHeaders(site);
    Calendars calendars =
        new Calendars(
            database,
            site,
            changes,
            headers.usual(),
            clock,
            records,
            accounts,
            access,
            ready.clients());
    PageFront kept =
        new PageFront(
            pages, new Asked<>(records::standing)::answer, changes, headers.usual(), clock);
    front = assets.before(headers.usual(), kept.before(calendars.before(router)));

    new AuthRoutes(tokens, accounts, signIns, signInLinks, seats, site).mount(api);
    new JoinRoutes(
            database, doors, new StageStore(database)::stage, participants, seats, signIns, links)
        .mount(api);
    new RollRoutes(rolls, links, access).mount(api);
    new PollRollRoutes(sessions, frozen, access).mount(api);
    new RollLinkRoutes(rolls, links, access, rooms::release).mount(api);
    new TicketRoutes(tokens, access, participants, doors, wallLinks, tickets).mount(api);
    new PeopleRoutes(new PeopleStore(database), access, rooms::here).mount(api);
    new PollRoutes(sessions, new PollBallots(database), ready.secrets(), access).mount(api);
    new PollTemplateRoutes(new PollTemplateStore(database.client()), access).mount(api);
    RollRights rights = new RollRights(database, tokens, frozen, rooms::here);
    new BoardRoutes(sessions, ready.boards(), rights, access).mount(api);
    new SecretRoutes(ready.secrets(), rights).mount(api);
    new MeetingRoutes(initiatives, meetings, records).mount(api);
    new HostRoutes(access, accounts, meetings, records, clock).mount(api);
    new CookbookRoutes(initiatives, cookbook).mount(api);
    calendars.mount(api);
    post = new Post(database, site, clock, settings);
    post.mount(api, access);
    Tidings tidings = post.tidings();
    AttendeeStore attendees = new AttendeeStore(database.client());
    AttendeeList list = new AttendeeList(database.pool(), clock, tidings);
    new AttendeeRoutes(access, meetings, initiatives, attendees, list).mount(api);
    Registrations registrations = new Registrations(database.pool(), clock, tidings);
    Planning planning =
        new Planning(
            database,
            site,
            clock,
            new Planning.Others(
                post.announcements(),
                registrations::continued,
                new CopiedAgendas(sessions),
                registrations));
    SeriesStore series = new SeriesStore(database.client());
    new PlanningRoutes(access, planning, initiatives, meetings, series, records).mount(api);
    new ImportRoutes(access, planning, initiatives).mount(api);
    var pollMail = new DatePollMail(post.outbox(), site, clock);
    new DatePollRoutes(database, site, clock, pollMail, list, post.announcements(), access)
        .mount(api);

    new ExpiredRows(
            List.of(
                signIns::forget,
                signInLinks::forget,
                wallLinks::forget,
                post.mails()::forget,
                post.received()::forget))
        .forgetHourly(vertx);

    router.route().handler(headers);
    router.route().handler(changes);
    ready.edge().mount(router);
    new LiveEndpoint(vertx, rooms, site, tickets::redeem).mount(router);
    calendars.mount(router);
    new MeetingPages(pages, kept, initiatives, meetings, series, records, site, clock)
        .mount(router);
    new CalendarPages(pages, kept, initiatives, meetings, site, clock).mount(router);
    Answers answers = new Answers(clock, tidings);
    new RegistrationPages(
            pages,
            initiatives,
            meetings,
            attendees,
            registrations,
            tidings,
            site,
            ready.clients(),
            clock)
        .mount(router);
    new PersonalPages(pages, initiatives, database.pool(), registrations, answers, site, clock)
        .mount(router);
    new CookbookPages(pages, initiatives, cookbook).mount(router);
    post.mount(router, pages);
    new DatePollPages(pages, database, site, ready.clients(), clock).mount(router);
    new ShellPages(pages, initiatives, meetings, records, site.link("")).mount(router);
    api.mount(router);
    post.start();
  }

  /// What has to be read or fetched before the rest can be built.
  private record Ready(
      Api api,
      AccessTokens tokens,
      FailureEdge edge,
      Pages pages,
      ClientAddress clients,
      SecretPolls secrets,
      Boards boards) {}

  static Future<House> open(
      Vertx vertx,
      Database database,
      Site site,
      Clock clock,
      MeterRegistry metrics,
      Assets assets,
      ServeSettings settings,
      Router router) {
    Pages pages = new Pages(assets.manifest());
    FailureEdge edge = new FailureEdge(new ErrorPages(pages));
    ClientAddress clients = new ClientAddress(settings.trustedProxies());
    Future<Api> api = Api.load(vertx, site, clients, edge);
    Future<AccessTokens> tokens = AccessTokens.open(vertx, database, site);
    SecretPolls secrets = new SecretPolls(database);
    Future<Boards> boards = Boards.open(vertx, database, secrets);
    return Future.all(api, tokens, boards)
        .map(_ ->
            new Ready(
                api.result(), tokens.result(), edge, pages, clients, secrets, boards.result()))
        .map(ready ->
            new House(vertx, database, site, clock, metrics, assets, settings, router, ready));
  }

  /// Answers every request.
  Handler<HttpServerRequest> front() {
    return front;
  }

  /// The doors to show whoever started the server.
  Future<AddressBlock> addresses(AddressBlock block) {
    block.path("programme", "/").path("calendar", "/calendar.ics");
    return accounts
        .firstOrganiser()
        .compose(this::signIn)
        .onSuccess(
            link -> link.ifPresent(found -> block.line("organise", found + "  (signs in once)")))
        .compose(_ -> sessions.next(clock.instant()))
        .compose(next ->
            next.map(session -> addresses(block, session))
                .orElseGet(() -> Future.succeededFuture(block)));
  }

  private Future<AddressBlock> addresses(AddressBlock block, SessionInfo session) {
    block.line("join", site.link("/j/" + session.code()) + "  (code " + session.code() + ")");
    Future<Optional<String>> signIn = accounts.firstFacilitator().compose(this::signIn);
    return Future.all(signIn, wallLinks.mint(session.id()))
        .map(both -> {
          signIn.result().ifPresent(link -> block.line("facilitator", link + "  (signs in once)"));
          block.line("wall", both.<WallLinks.WallLink>resultAt(1).url());
          return block;
        });
  }

  private Future<Optional<String>> signIn(Optional<AccountId> account) {
    return account.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : signInLinks.mint(account.get(), SIGN_IN_LASTS).map(Optional::of);
  }

  /// Takes nobody in any more, finishes what is under way and sends everybody to come back.
  Future<Void> close() {
    return rooms.close();
  }

  Announcements announcements() {
    return post.announcements();
  }

  /// Waits for the calls under way. Blocks.
  void closeApi() throws InterruptedException {
    api.close();
  }

  /// Waits for the mail under way. Blocks.
  void closePost() {
    post.close();
  }
}
