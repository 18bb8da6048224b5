package org.convene.example;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.convene.base.CommandId;
import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;
import org.convene.base.MandateId;
import org.convene.base.MeetingId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.example.ExampleText.AnAccount;
import org.convene.meeting.PlannedSessions;
import org.convene.postgres.Columns;

/// The rows of the example that no other store writes: accounts with their roles, sessions, and who
/// took part in one that has been held. All on one connection, in one transaction.
final class ExampleStore {
  /// A person of the session that has been held.
  record Attendee(ParticipantId id, String name, CommitmentId commitment) {}

  record Vote(PollId poll, MandateId mandate, ParticipantId by, JsonObject choice, Instant at) {}

  /// One node loads the example; others that start at the same time wait here and find it done. The
  /// number only has to be ours.
  static final String LOCK = "select pg_advisory_xact_lock(0x436f6e76656e65)";

  static final String ANY = "select exists (select from initiative) as any";

  static final String ACCOUNT = "insert into account (id, name, email) values ($1, $2, $3)";

  static final String MEMBER =
      "insert into member (initiative_id, account_id, role) values ($1, $2, $3)";

  static final String PARTICIPANT =
      """
      insert into participant (id, session_id, role, name, commitment_id, joined_at)
      values ($1, $2, 'participant', $3, $4, $5)
      """;

  static final String ATTENDANCE =
      """
      insert into attendance (id, session_id, participant_id, arrived_at, seen_at, left_at)
      values ($1, $2, $3, $4, $5, $5)
      """;

  static final String BALLOT =
      """
      insert into ballot (poll_id, mandate_id, participant_id, rev, command_id, choice, at)
      values ($1, $2, $3, 1, $4, $5, $6)
      """;

  private final SqlConnection connection;

  ExampleStore(SqlConnection connection) {
    this.connection = connection;
  }

  /// Waits for other nodes, then says whether there is anything in the database.
  Future<Boolean> isEmpty() {
    return connection
        .query(LOCK)
        .execute()
        .compose(_ -> connection.query(ANY).execute())
        .map(rows -> !rows.iterator().next().getBoolean("any"));
  }

  Future<Void> account(InitiativeId initiative, AnAccount account) {
    var id = Uuids.v7();
    return run(ACCOUNT, Tuple.of(id, account.name(), account.email()))
        .compose(_ -> run(MEMBER, Tuple.of(initiative.value(), id, account.role())));
  }

  Future<SessionId> session(MeetingId meeting) {
    return PlannedSessions.add(connection, meeting);
  }

  Future<Void> attended(SessionId session, List<Attendee> people, Instant from, Instant to) {
    return batch(
            PARTICIPANT,
            people.stream()
                .map(p ->
                    Tuple.of(
                        p.id().value(),
                        session.value(),
                        p.name(),
                        p.commitment().value(),
                        Columns.utc(from)))
                .toList())
        .compose(_ -> stays(session, people, from, to));
  }

  private Future<Void> stays(SessionId session, List<Attendee> people, Instant from, Instant to) {
    return batch(
        ATTENDANCE,
        people.stream()
            .map(p ->
                Tuple.of(
                    Uuids.v7(),
                    session.value(),
                    p.id().value(),
                    Columns.utc(from),
                    Columns.utc(to)))
            .toList());
  }

  Future<Void> voted(List<Vote> votes) {
    return batch(
        BALLOT,
        votes.stream()
            .map(v ->
                Tuple.of(
                    v.poll().value(),
                    v.mandate().value(),
                    v.by().value(),
                    new CommandId(Uuids.v7()).value(),
                    v.choice(),
                    Columns.utc(v.at())))
            .toList());
  }

  private Future<Void> batch(String sql, List<Tuple> rows) {
    return connection.preparedQuery(sql).executeBatch(rows).mapEmpty();
  }

  private Future<Void> run(String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values).mapEmpty();
  }
}
