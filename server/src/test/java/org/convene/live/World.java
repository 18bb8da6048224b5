package org.convene.live;

import static org.convene.postgres.TestDatabase.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.convene.base.CommitmentId;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.board.Boards;
import org.convene.http.Changes;
import org.convene.http.ServerOptions;
import org.convene.http.Site;
import org.convene.participant.Admission;
import org.convene.participant.AttendanceStore;
import org.convene.participant.CommitmentRef;
import org.convene.poll.BallotStore;
import org.convene.poll.Result;
import org.convene.postgres.TestDatabase;
import org.convene.roll.FrozenRolls;
import org.convene.roll.RollStore;
import org.convene.secret.SecretPolls;
import org.convene.session.SessionState;
import org.convene.session.SessionStore;
import org.jspecify.annotations.Nullable;

/// A session on a real database behind a real socket, with people who can be let in at will.
final class World implements AutoCloseable {
  static final String SLUG = "a-meeting";

  private final TestDatabase database;
  private final Map<String, Admission> tickets = new ConcurrentHashMap<>();
  private final HttpServer server;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final Rooms rooms;
  final SessionStore sessions;
  final BallotStore ballots;
  final SessionId session;

  World(TestDatabase database) {
    this(database, seed(database));
  }

  /// A server whose connections fill up after a few frames.
  static World withSmallBuffers(TestDatabase database) {
    return new World(
        database,
        seed(database),
        ServerOptions.create(LiveEndpoint.SUBPROTOCOL).setSendBufferSize(LiveClient.BUFFER));
  }

  /// Another node's view of the same session.
  World(TestDatabase database, SessionId session) {
    this(database, session, ServerOptions.create(LiveEndpoint.SUBPROTOCOL));
  }

  private World(TestDatabase database, SessionId session, HttpServerOptions options) {
    this.database = database;
    this.session = session;
    sessions = new SessionStore(database.database());
    ballots = new BallotStore(database.database());
    SecretPolls secrets = new SecretPolls(database.database());
    rooms =
        new Rooms(
            new RoomParts(
                database.vertx(),
                Clock.systemUTC(),
                database.database(),
                sessions,
                ballots,
                new RollStore(database.database()),
                new FrozenRolls(database.database()),
                await(Boards.open(database.vertx(), database.database(), secrets)),
                secrets,
                new AttendanceStore(database.database()),
                new Changes(),
                new LiveMetrics(metrics)));
    server = listen(options);
  }

  private HttpServer listen(HttpServerOptions options) {
    Router router = Router.router(database.vertx());
    new LiveEndpoint(
            database.vertx(),
            rooms,
            Site.of("http://convene.example"),
            ticket -> Optional.ofNullable(tickets.remove(ticket)))
        .mount(router);
    return await(
        database.vertx().createHttpServer(options).requestHandler(router).listen(0, "127.0.0.1"));
  }

  int port() {
    return server.actualPort();
  }

  /// A person of the session, stored, ready to be let in any number of times.
  Admission person(Role role, String name, @Nullable CommitmentRef commitment) {
    UUID id = UUID.randomUUID();
    sql(
        "insert into participant (id, session_id, role, name, commitment_id) values ($1, $2, $3, $4, $5)",
        Tuple.of(
            id,
            session.value(),
            role.json(),
            name,
            commitment == null ? null : commitment.id().value()));
    return new Admission(session, new ParticipantId(id), role, name, commitment);
  }

  Admission wall() {
    return new Admission(session, null, Role.WALL, "Wall", null);
  }

  CommitmentRef commitment(String name) {
    UUID id = UUID.randomUUID();
    sql(
        "insert into commitment (id, initiative_id, name, class) select $1, id, $2, 'city' from initiative limit 1",
        Tuple.of(id, name));
    return new CommitmentRef(new CommitmentId(id), name);
  }

  String ticket(Admission admission) {
    String ticket = UUID.randomUUID().toString();
    tickets.put(ticket, admission);
    return ticket;
  }

  /// A connection that has said hello and was welcomed.
  LiveClient enter(Admission admission) {
    LiveClient client =
        new LiveClient(database.vertx(), this::port, session, admission, () -> ticket(admission));
    client.connect();
    return client;
  }

  LiveClient facilitator() {
    return enter(person(Role.FACILITATOR, "Fay", null));
  }

  LiveClient participant(String name) {
    return enter(person(Role.PARTICIPANT, name, null));
  }

  SessionState log() {
    return await(sessions.state(session));
  }

  /// Of the session's first poll.
  Result result() {
    return Objects.requireNonNull(log().polls().all().getFirst().result());
  }

  long count(String sql) {
    return await(database.database().client().query(sql).execute()).iterator().next().getLong(0);
  }

  /// Connections that the rooms count.
  double connections() {
    return metrics.get("convene.connections").gauge().value();
  }

  private void sql(String sql, Tuple values) {
    await(database.database().client().preparedQuery(sql).execute(values));
  }

  @Override
  public void close() {
    await(Future.join(rooms.close(), server.close()));
  }

  static SessionId seed(TestDatabase database) {
    UUID initiative = UUID.randomUUID();
    UUID meeting = UUID.randomUUID();
    UUID session = UUID.randomUUID();
    String slug = SLUG + "-" + session;
    database.execute(
        """
        insert into initiative (id, slug, name, about, zone, locales)
          values ('%1$s', '%4$s', '{"en": "An initiative"}', '{"en": "About"}', 'Europe/Brussels', '{en}');
        insert into meeting (id, initiative_id, slug, uid, plan, local_start, local_end, zone, starts_at, ends_at)
          values ('%2$s', '%1$s', '%4$s', '%2$s@test', '%6$s', '2026-11-23 14:00',
                  '2026-11-23 15:00', 'Europe/Brussels', '2026-11-23 13:00Z', '2026-11-23 14:00Z');
        insert into session (id, meeting_id, code, epoch)
          values ('%3$s', '%2$s', '%5$s', '%3$s');
        """
            .formatted(
                initiative,
                meeting,
                session,
                slug,
                session.toString().substring(0, 6),
                TestDatabase.plan("roundtable", "A meeting")));
    return new SessionId(session);
  }
}
