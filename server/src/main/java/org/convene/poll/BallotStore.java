package org.convene.poll;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.convene.base.CommandId;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.postgres.Database;

/// The ballots. They do not go through the log: they commute, and thousands may come in a second.
public final class BallotStore {
  /// Revs that a ballot may be ahead of what is stored, such as ballots that are still on their
  /// way. Past it one delegate could use up all revs there are, and lock the others out.
  public static final int MOST_AHEAD = 100;

  /// One row for each mandate, the higher rev wins. The share lock on the poll's row waits for a
  /// close under way and then sees it: what commits after the close does not exist. Sorted, so that
  /// two writers cannot lock each other out.
  private static final String WRITE =
      """
      with held as (select changeable and not $8 as changeable from poll where id = $1 and state = 'open' for share)
      insert into ballot as b (poll_id, mandate_id, participant_id, rev, command_id, choice, at)
      select $1, v.mandate, v.participant, v.rev, v.command, v.choice::jsonb, $7
        from held, unnest($2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::text[])
          as v (mandate, participant, rev, command, choice)
          left join ballot known on known.poll_id = $1 and known.mandate_id = v.mandate
       where v.rev - coalesce(known.rev, 0) <= $9
       order by v.mandate
      on conflict (poll_id, mandate_id) do update
        set participant_id = excluded.participant_id, rev = excluded.rev, command_id = excluded.command_id,
            choice = excluded.choice, at = excluded.at
        where b.rev < excluded.rev and (select changeable from held)
      returning new.mandate_id as mandate_id, old.choice::text as before
      """;

  private static final String COLUMNS =
      """
      select poll_id, mandate_id, participant_id, rev, command_id, choice::text as choice, at,
             (select name from participant where id = participant_id) as by
        from ballot
      """;
  private static final String OF_MANDATES = COLUMNS + "where poll_id = $1 and mandate_id = any($2)";
  private static final String OWN = COLUMNS + "where poll_id = any($1) and mandate_id = any($2)";
  private static final String STATE = "select state from poll where id = $1";
  private static final String OF_POLL = COLUMNS + "where poll_id = $1";

  /// Taken before a poll closes: waits for the ballots under way, keeps later ones out.
  private static final String LOCK = "select id from poll where id = $1 for no key update";

  private final SqlClient client;

  public BallotStore(Database database) {
    this.client = database.client();
  }

  /// Writes the ballots in one statement, which is one durable transaction.
  ///
  /// @param casts each of another mandate
  /// @param firstCounts the poll takes the first ballot of a mandate only
  /// @return the mandates written, with the ballot that was replaced, where one was; whoever is
  ///   missing was refused
  public Future<Map<MandateId, Optional<Ballot>>> write(
      PollId poll, List<Cast> casts, boolean firstCounts, Instant now) {
    Tuple values =
        Tuple.of(
            poll.value(),
            casts.stream().map(c -> c.mandate().value()).toArray(UUID[]::new),
            casts.stream().map(c -> c.participant().value()).toArray(UUID[]::new),
            casts.stream().map(Cast::rev).toArray(Integer[]::new),
            casts.stream().map(c -> c.command().value()).toArray(UUID[]::new),
            casts.stream().map(c -> json(c.ballot())).toArray(String[]::new));
    values
        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
        .addBoolean(firstCounts)
        .addInteger(MOST_AHEAD);
    return client
        .preparedQuery(WRITE)
        .execute(values)
        .map(rows -> {
          Map<MandateId, Optional<Ballot>> written = new HashMap<>();
          rows.forEach(row -> written.put(mandate(row), before(row)));
          return written;
        });
  }

  private static Optional<Ballot> before(Row row) {
    String before = row.getString("before");
    return before == null ? Optional.empty() : Optional.of(parse(before));
  }

  /// What these mandates have in one poll.
  public Future<Map<MandateId, StoredBallot>> ofMandates(PollId poll, List<MandateId> mandates) {
    return client
        .preparedQuery(OF_MANDATES)
        .execute(Tuple.of(poll.value()).addArrayOfUUID(ids(mandates)))
        .map(rows -> {
          Map<MandateId, StoredBallot> found = new HashMap<>();
          rows.forEach(row -> found.put(mandate(row), stored(row)));
          return found;
        });
  }

  /// What these mandates have in these polls.
  public Future<List<StoredBallot>> own(List<PollId> polls, List<MandateId> mandates) {
    UUID[] of = polls.stream().map(PollId::value).toArray(UUID[]::new);
    return client
        .preparedQuery(OWN)
        .execute(Tuple.tuple().addArrayOfUUID(of).addArrayOfUUID(ids(mandates)))
        .map(rows -> list(rows, BallotStore::stored));
  }

  /// The state as the row has it, which is what decides.
  public Future<Optional<PollState>> state(PollId poll) {
    return client
        .preparedQuery(STATE)
        .execute(Tuple.of(poll.value()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> PollState.valueOf(row.getString(0).toUpperCase(Locale.ROOT)))
                .findFirst());
  }

  /// Every ballot of a poll: what a running tally starts from.
  public Future<List<StoredBallot>> all(PollId poll) {
    return client
        .preparedQuery(OF_POLL)
        .execute(Tuple.of(poll.value()))
        .map(rows -> list(rows, BallotStore::stored));
  }

  /// Waits for the ballots of a poll that are under way, and keeps later ones out until the
  /// transaction of `connection` ends.
  public Future<Void> lock(SqlConnection connection, PollId poll) {
    return connection.preparedQuery(LOCK).execute(Tuple.of(poll.value())).mapEmpty();
  }

  private static UUID[] ids(List<MandateId> mandates) {
    return mandates.stream().map(MandateId::value).toArray(UUID[]::new);
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> each) {
    return new ArrayList<>(StreamSupport.stream(rows.spliterator(), false).map(each).toList());
  }

  private static MandateId mandate(Row row) {
    return new MandateId(row.getUUID("mandate_id"));
  }

  private static StoredBallot stored(Row row) {
    OffsetDateTime at = row.getOffsetDateTime("at");
    return new StoredBallot(
        new PollId(row.getUUID("poll_id")),
        mandate(row),
        new ParticipantId(row.getUUID("participant_id")),
        row.getString("by"),
        row.getInteger("rev"),
        new CommandId(row.getUUID("command_id")),
        parse(row.getString("choice")),
        at.toInstant());
  }

  private static String json(Ballot ballot) {
    try {
      return Json.MAPPER.writeValueAsString(ballot);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a ballot cannot be written", e);
    }
  }

  private static Ballot parse(String json) {
    try {
      return Json.MAPPER.readValue(json, Ballot.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored ballot cannot be read", e);
    }
  }
}
