package org.convene.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.agenda.AgendaEvent;
import org.convene.base.CommandId;
import org.convene.base.Json;
import org.convene.base.Kebab;
import org.convene.base.MeetingId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.poll.PollEvent;
import org.convene.poll.PollEvent.PollAdded;
import org.convene.poll.PollEvent.PollCancelled;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollEdited;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.poll.PollEvent.PollRemoved;
import org.convene.poll.PollEvent.RollAmended;
import org.convene.poll.PollEvent.TextsGrouped;
import org.convene.poll.PollState;
import org.convene.postgres.Columns;
import org.convene.postgres.Database;
import org.convene.session.SessionEvent.OnPoll;
import org.convene.session.SessionEvent.ParticipantReadmitted;
import org.convene.session.SessionEvent.ParticipantRemoved;

/// A session's rows and its log.
public final class SessionStore {
  private static final String INFO =
      """
      select s.id, s.epoch, s.code, m.slug, m.title::text as title, m.kind, m.zone, m.starts_at, m.ends_at
        from session s join meeting m on m.id = s.meeting_id
       where s.id = $1
      """;

  /// The session that runs now, or else comes next.
  private static final String NEXT =
      """
      select s.id, s.epoch, s.code, m.slug, m.title::text as title, m.kind, m.zone, m.starts_at, m.ends_at
        from session s join meeting m on m.id = s.meeting_id
       where m.status = 'confirmed' and m.ends_at > $1
       order by m.starts_at limit 1
      """;

  private static final String OF_MEETING = "select id from session where meeting_id = $1";

  private static final String TAIL =
      """
      select revision, at, actor, command_id, body::text as body from session_event
       where session_id = $1 and revision > $2 order by revision
      """;

  /// Orders the writers of a session: whoever holds the row appends, so log order is commit order.
  private static final String HOLD_HEAD =
      "select head from session where id = $1 for no key update";

  private static final String APPEND =
      """
      insert into session_event (session_id, revision, at, actor, command_id, body)
      select $1, v.revision, v.at, v.actor, v.command, v.body::jsonb
        from unnest($2::bigint[], $3::timestamptz[], $4::uuid[], $5::uuid[], $6::text[])
          as v (revision, at, actor, command, body)
      """;
  private static final String MOVE_HEAD = "update session set head = $2 where id = $1";
  private static final String ADD_POLL =
      "insert into poll (id, session_id, state, changeable) values ($1, $2, 'draft', $3)";
  private static final String EDIT_POLL = "update poll set changeable = $2 where id = $1";
  private static final String REMOVE_POLL = "delete from poll where id = $1";
  private static final String POLL_STATE = "update poll set state = $2 where id = $1";
  private static final String REMOVE_PARTICIPANT =
      "update participant set removed_at = $3 where id = $1 and session_id = $2";
  private static final String ROLE_OF =
      "select role from participant where id = $1 and session_id = $2";

  /// What a meeting's calendar says of its agenda has changed.
  private static final String AGENDA_PLANNED =
      """
      with planned as (
        update meeting m set agenda_revision = agenda_revision + 1, revised_at = greatest(revised_at, $2)
          from session s where s.id = $1 and m.id = s.meeting_id
        returning m.initiative_id)
      update initiative i set calendar_revision = calendar_revision + 1,
        calendar_changed_at = greatest(calendar_changed_at, $2)
        from planned where i.id = planned.initiative_id
      """;

  private final SqlClient client;

  public SessionStore(Database database) {
    this.client = database.client();
  }

  public Future<Optional<SessionInfo>> info(SessionId id) {
    return client
        .preparedQuery(INFO)
        .execute(Tuple.of(id.value()))
        .map(rows -> stream(rows).map(SessionStore::info).findFirst());
  }

  /// The session that runs at `now` or comes next, by the times of the meetings.
  public Future<Optional<SessionInfo>> next(Instant now) {
    return client
        .preparedQuery(NEXT)
        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
        .map(rows -> stream(rows).map(SessionStore::info).findFirst());
  }

  /// The session of a meeting, as the transaction of `connection` sees it.
  public Future<Optional<SessionId>> ofMeeting(SqlConnection connection, MeetingId meeting) {
    return connection
        .preparedQuery(OF_MEETING)
        .execute(Tuple.of(meeting.value()))
        .map(rows -> stream(rows).map(row -> new SessionId(row.getUUID(0))).findFirst());
  }

  /// The events after a revision, in order.
  public Future<List<Logged>> tail(SessionId id, long after) {
    return tail(client, id, after);
  }

  /// The state that the log says now.
  public Future<SessionState> state(SessionId id) {
    return tail(id, 0).map(SessionStore::replay);
  }

  private static SessionState replay(List<Logged> log) {
    SessionState state = SessionState.NEW;
    for (Logged logged : log) {
      state = state.evolve(logged);
    }
    return state;
  }

  /// Holds the session against other writers until the transaction of `connection` ends.
  ///
  /// @return what others have appended since `known`
  public Future<List<Logged>> hold(SqlConnection connection, SessionId id, long known) {
    return connection
        .preparedQuery(HOLD_HEAD)
        .execute(Tuple.of(id.value()))
        .compose(rows ->
            rows.iterator().next().getLong(0) == known
                ? Future.succeededFuture(List.of())
                : tail(connection, id, known));
  }

  /// Appends events and brings the rows that others rely on in step. The session must be held by
  /// this transaction.
  ///
  /// @param events at least one, contiguous from the head
  public Future<Void> append(SqlConnection connection, SessionId id, List<Logged> events) {
    Future<?> done =
        connection
            .preparedQuery(APPEND)
            .execute(
                Tuple.of(
                    id.value(),
                    events.stream().map(Logged::revision).toArray(Long[]::new),
                    events.stream()
                        .map(e -> e.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new),
                    events.stream().map(Logged::actor).toArray(UUID[]::new),
                    events.stream().map(e -> e.command().value()).toArray(UUID[]::new),
                    events.stream().map(e -> e.event().write().toString()).toArray(String[]::new)));
    for (Logged logged : events) {
      done = done.compose(_ -> project(connection, id, logged));
    }
    if (events.stream().anyMatch(SessionStore::plansAgenda)) {
      Instant at = events.getLast().at();
      done =
          done.compose(_ -> run(connection, AGENDA_PLANNED, Tuple.of(id.value(), Columns.utc(at))));
    }
    return done.compose(_ ->
            connection
                .preparedQuery(MOVE_HEAD)
                .execute(Tuple.of(id.value(), events.getLast().revision())))
        .mapEmpty();
  }

  /// The role of a participant of the session.
  public Future<Optional<Role>> roleOf(SqlConnection connection, SessionId id, ParticipantId who) {
    return connection
        .preparedQuery(ROLE_OF)
        .execute(Tuple.of(who.value(), id.value()))
        .map(rows ->
            stream(rows)
                .map(row -> row.getString(0))
                .flatMap(role -> List.of(Role.values()).stream().filter(r -> r.json().equals(role)))
                .findFirst());
  }

  /// Going through the agenda in the room does not change what was planned.
  private static boolean plansAgenda(Logged logged) {
    return logged.event() instanceof SessionEvent.OnAgenda(AgendaEvent event)
        && switch (event) {
          case AgendaEvent.AgendaItemAdded _,
              AgendaEvent.AgendaItemEdited _,
              AgendaEvent.AgendaItemMoved _,
              AgendaEvent.AgendaItemRemoved _,
              AgendaEvent.AgendaItemRestored _ ->
              true;
          case AgendaEvent.AgendaItemStarted _,
              AgendaEvent.AgendaItemFinished _,
              AgendaEvent.AgendaItemSkipped _ ->
              false;
        };
  }

  private static Future<?> project(SqlConnection connection, SessionId id, Logged logged) {
    return switch (logged.event()) {
      case OnPoll(PollEvent event) -> project(connection, id, event);
      case ParticipantRemoved(ParticipantId who) ->
          run(
              connection,
              REMOVE_PARTICIPANT,
              Tuple.of(who.value(), id.value(), logged.at().atOffset(ZoneOffset.UTC)));
      case ParticipantReadmitted(ParticipantId who) ->
          run(connection, REMOVE_PARTICIPANT, Tuple.of(who.value(), id.value(), null));
      case SessionEvent.OnAgenda _,
          SessionEvent.SessionOpened _,
          SessionEvent.SessionStarted _,
          SessionEvent.SessionClosed _,
          SessionEvent.SessionReopened _,
          SessionEvent.WallChanged _ ->
          Future.succeededFuture();
    };
  }

  private static Future<?> project(SqlConnection connection, SessionId id, PollEvent event) {
    UUID poll = event.poll().value();
    return switch (event) {
      case PollAdded(PollId _, var f) ->
          run(connection, ADD_POLL, Tuple.of(poll, id.value(), f.changeable()));
      case PollEdited(PollId _, var f) ->
          run(connection, EDIT_POLL, Tuple.of(poll, f.changeable()));
      case PollRemoved _ -> run(connection, REMOVE_POLL, Tuple.of(poll));
      case PollOpened _ -> pollState(connection, poll, PollState.OPEN);
      case PollClosed _ -> pollState(connection, poll, PollState.CLOSED);
      case PollPublished _ -> pollState(connection, poll, PollState.PUBLISHED);
      case PollCancelled _ -> pollState(connection, poll, PollState.CANCELLED);
      case TextsGrouped _ -> Future.succeededFuture();
      case RollAmended _ -> Future.succeededFuture();
    };
  }

  private static Future<?> pollState(SqlConnection connection, UUID poll, PollState state) {
    return run(connection, POLL_STATE, Tuple.of(poll, Kebab.of(state)));
  }

  private static Future<?> run(SqlConnection connection, String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values);
  }

  private static Future<List<Logged>> tail(SqlClient on, SessionId id, long after) {
    return on.preparedQuery(TAIL)
        .execute(Tuple.of(id.value(), after))
        .map(rows -> stream(rows).map(SessionStore::logged).toList());
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static Logged logged(Row row) {
    return new Logged(
        row.getLong("revision"),
        row.getOffsetDateTime("at").toInstant(),
        row.getUUID("actor"),
        new CommandId(row.getUUID("command_id")),
        read(row.getString("body")));
  }

  private static SessionEvent read(String body) {
    try {
      return SessionEvent.read(Json.MAPPER.readTree(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("log: not JSON", e);
    }
  }

  private static SessionInfo info(Row row) {
    return new SessionInfo(
        new SessionId(row.getUUID("id")),
        row.getUUID("epoch"),
        row.getString("slug"),
        row.getString("code"),
        text(row.getString("title")),
        row.getString("kind"),
        row.getString("zone"),
        row.getOffsetDateTime("starts_at").toInstant(),
        row.getOffsetDateTime("ends_at").toInstant());
  }

  private static Text text(String json) {
    try {
      return Json.MAPPER.readValue(json, Text.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored text cannot be read", e);
    }
  }
}
