package org.convene.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.agenda.AgendaItemView;
import org.convene.base.InitiativeId;
import org.convene.base.Json;
import org.convene.base.MeetingId;
import org.convene.base.SessionId;
import org.convene.meeting.Phase;
import org.convene.meeting.PlannedAgendas;
import org.convene.meeting.SessionBrief;
import org.convene.meeting.SessionRecord;
import org.convene.meeting.SessionRecord.Attendance;
import org.convene.meeting.SessionRecord.NamedBallot;
import org.convene.meeting.SessionRecord.PublishedPoll;
import org.convene.meeting.SessionRecords;
import org.convene.poll.Ballot;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Poll;
import org.convene.poll.PollState;
import org.convene.poll.PollView;
import org.convene.postgres.Database;

/// What pages may read of sessions, from their logs and rows: as everybody sees it, never as a
/// facilitator does.
public final class PublicRecords implements SessionRecords, PlannedAgendas {
  /// Every change of the calendar leaves another version of the initiative's row (PostgreSQL's
  /// manual, section 5.6). Every event moves the head of its session's log, and heads never go
  /// back.
  private static final String STANDING =
      """
      select concat_ws(' ', i.id, i.version, s.many, s.heads)
      from (select id, xmin::text as version from initiative order by id limit 1) i,
        (select count(*) as many, sum(head) as heads from session) s
      """;

  private static final String BRIEF =
      """
      select s.id, s.meeting_id, s.code,
        (select body ->> 'type' from session_event e
          where e.session_id = s.id and body ->> 'type' in
            ('sessionOpened', 'sessionStarted', 'sessionClosed', 'sessionReopened')
          order by revision desc limit 1) as last,
        exists (select from session_event e
          where e.session_id = s.id and body ->> 'type' in
            ('sessionOpened', 'sessionStarted', 'sessionClosed', 'sessionReopened')
            and body ->> 'type' = 'sessionStarted') as started,
        (select count(*)::int from poll p
          where p.session_id = s.id and p.state = 'published') as results
      from session s
      """;

  private static final String OF_INITIATIVE =
      BRIEF + "join meeting m on m.id = s.meeting_id where m.initiative_id = $1";
  private static final String OF_MEETING = BRIEF + "where s.meeting_id = $1";

  /// Sessions in which nothing has happened have no agenda: their logs are not read.
  private static final String PREPARED =
      "select id, meeting_id from session where meeting_id = any($1) and head > 0";

  /// Facilitators run the meeting; the minutes count those who came to it.
  private static final String ATTENDANCE =
      """
      select count(distinct p.id)::int as people,
        coalesce(array_agg(distinct c.name order by c.name) filter (where c.name is not null), '{}')
          as commitments
      from attendance a
      join participant p on p.id = a.participant_id
      left join commitment c on c.id = p.commitment_id
      where a.session_id = $1 and p.role <> 'facilitator'
      """;

  /// Mandates are called what they were called when the poll opened.
  private static final String BALLOTS =
      """
      select e.name, b.choice::text as choice
      from ballot b
      join roll_entry e on e.poll_id = b.poll_id and e.mandate_id = b.mandate_id
      where b.poll_id = $1 order by e.name, b.mandate_id
      """;

  private final SqlClient client;
  private final SessionStore sessions;

  public PublicRecords(Database database, SessionStore sessions) {
    this.client = database.client();
    this.sessions = sessions;
  }

  @Override
  public Future<Optional<String>> standing() {
    return client
        .preparedQuery(STANDING)
        .execute()
        .map(rows -> stream(rows).map(row -> row.getString(0)).findFirst());
  }

  @Override
  public Future<Map<MeetingId, SessionBrief>> briefs(InitiativeId of) {
    return list(OF_INITIATIVE, of.value(), PublicRecords::brief)
        .map(briefs ->
            briefs.stream().collect(Collectors.toMap(SessionBrief::meeting, brief -> brief)));
  }

  @Override
  public Future<Optional<SessionBrief>> brief(MeetingId meeting) {
    return list(OF_MEETING, meeting.value(), PublicRecords::brief)
        .map(briefs -> briefs.stream().findFirst());
  }

  @Override
  public Future<Optional<SessionRecord>> of(MeetingId meeting) {
    return brief(meeting)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : record(found.get()).map(Optional::of));
  }

  @Override
  public Future<Map<MeetingId, List<AgendaItemView>>> agendas(Collection<MeetingId> of) {
    return client
        .preparedQuery(PREPARED)
        .execute(Tuple.of(of.stream().map(MeetingId::value).toArray(UUID[]::new)))
        .compose(rows -> Future.all(stream(rows).map(this::agenda).toList()))
        .map(all ->
            all.<Map.Entry<MeetingId, List<AgendaItemView>>>list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private Future<Map.Entry<MeetingId, List<AgendaItemView>>> agenda(Row row) {
    return sessions
        .state(new SessionId(row.getUUID(0)))
        .map(state -> Map.entry(new MeetingId(row.getUUID(1)), agenda(state)));
  }

  private static List<AgendaItemView> agenda(SessionState state) {
    return state.agenda().items().stream().map(AgendaItemView::open).toList();
  }

  private Future<SessionRecord> record(SessionBrief brief) {
    Future<SessionState> state = sessions.state(brief.id());
    Future<List<PublishedPoll>> polls =
        state.compose(s -> Future.all(published(s).toList()).map(all -> all.list()));
    Future<Attendance> attendance =
        list(ATTENDANCE, brief.id().value(), PublicRecords::attendance).map(List::getFirst);
    return Future.all(state, polls, attendance)
        .map(all -> record(brief, state.result(), polls.result(), attendance.result()));
  }

  private static SessionRecord record(
      SessionBrief brief, SessionState s, List<PublishedPoll> polls, Attendance attendance) {
    return new SessionRecord(
        brief, s.openedAt(), s.startedAt(), s.closedAt(), agenda(s), polls, attendance);
  }

  private Stream<Future<PublishedPoll>> published(SessionState state) {
    return state.polls().all().stream()
        .filter(poll -> poll.state() == PollState.PUBLISHED)
        .map(this::published);
  }

  private Future<PublishedPoll> published(Poll poll) {
    Future<List<NamedBallot>> ballots =
        poll.fields().ballotsShownTo() == BallotsShownTo.EVERYONE
            ? list(BALLOTS, poll.id().value(), PublicRecords::ballot)
            : Future.succeededFuture(List.of());
    return ballots.map(named -> new PublishedPoll(PollView.open(poll), named));
  }

  private <T> Future<List<T>> list(String sql, UUID key, Function<Row, T> read) {
    return client
        .preparedQuery(sql)
        .execute(Tuple.of(key))
        .map(rows -> stream(rows).map(read).toList());
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static SessionBrief brief(Row row) {
    return new SessionBrief(
        new SessionId(row.getUUID("id")),
        new MeetingId(row.getUUID("meeting_id")),
        row.getString("code"),
        phase(row),
        row.getInteger("results"));
  }

  private static Phase phase(Row row) {
    String last = row.getString("last");
    if (last == null) {
      return Phase.PLANNED;
    }
    if (last.equals("sessionClosed")) {
      return Phase.CLOSED;
    }
    return row.getBoolean("started") ? Phase.LIVE : Phase.LOBBY;
  }

  private static Attendance attendance(Row row) {
    return new Attendance(row.getInteger("people"), List.of(row.getArrayOfStrings("commitments")));
  }

  private static NamedBallot ballot(Row row) {
    try {
      Ballot ballot = Json.MAPPER.readValue(row.getString("choice"), Ballot.class);
      return new NamedBallot(row.getString("name"), ballot);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored ballot cannot be read", e);
    }
  }
}
