package org.convene.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.convene.base.CommitmentId;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.participant.CommitmentRef;
import org.convene.participant.Cursor;
import org.convene.poll.Voters;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Reads who voted what, and who could and has not: in pages by the mandate's name.
public final class PollBallots {
  /// One mandate of a poll (`CastBallot` in the contract).
  ///
  /// @param name of the participant or commitment
  /// @param by the delegate who cast it, where the mandate is a commitment's
  /// @param ballot absent where none was cast
  public record CastBallot(
      MandateId mandate,
      String name,
      @Nullable CommitmentRef commitment,
      @Nullable String by,
      @Nullable JsonNode ballot,
      @Nullable Instant at) {
    Cursor cursor() {
      return new Cursor(name, mandate.value());
    }
  }

  private static final String OF_PARTICIPANTS =
      """
      select p.id as mandate, p.name, c.id as commitment, c.name as commitment_name, null::text as by,
             b.choice::text as choice, b.at
        from participant p
        left join commitment c on c.id = p.commitment_id
        left join ballot b on b.poll_id = $2 and b.mandate_id = p.id
       where p.session_id = $1
         and (b.mandate_id is not null or (p.role = 'participant' and p.removed_at is null))
         and (p.name, p.id) > ($3, $4)
       order by p.name, p.id limit $5
      """;
  private static final String OF_COMMITMENTS =
      """
      select c.id as mandate, c.name, c.id as commitment, c.name as commitment_name, p.name as by,
             b.choice::text as choice, b.at
        from commitment c
        left join ballot b on b.poll_id = $2 and b.mandate_id = c.id
        left join participant p on p.id = b.participant_id
       where (b.mandate_id is not null
              or exists (select from participant d where d.session_id = $1 and d.commitment_id = c.id
                           and d.role = 'participant' and d.removed_at is null))
         and (c.name, c.id) > ($3, $4)
       order by c.name, c.id limit $5
      """;
  private static final String SILENT_PARTICIPANTS =
      """
      select count(*)::int from participant p
       where p.session_id = $1 and p.role = 'participant' and p.removed_at is null
         and not exists (select from ballot b where b.poll_id = $2 and b.mandate_id = p.id)
      """;
  private static final String SILENT_COMMITMENTS =
      """
      select count(distinct p.commitment_id)::int from participant p
       where p.session_id = $1 and p.role = 'participant' and p.removed_at is null and p.commitment_id is not null
         and not exists (select from ballot b where b.poll_id = $2 and b.mandate_id = p.commitment_id)
      """;
  private static final String CAST = "select count(*)::int from ballot where poll_id = $1";

  private final Database database;

  public PollBallots(Database database) {
    this.database = database;
  }

  Future<List<CastBallot>> page(
      SessionId session, PollId poll, Voters voters, Cursor after, int limit) {
    String sql =
        switch (voters) {
          case PARTICIPANTS -> OF_PARTICIPANTS;
          case COMMITMENTS, ROLL -> OF_COMMITMENTS;
        };
    return database
        .client()
        .preparedQuery(sql)
        .execute(Tuple.of(session.value(), poll.value(), after.name(), after.id(), limit))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(PollBallots::read).toList());
  }

  /// How many could vote and have not.
  Future<Integer> silent(SessionId session, PollId poll, Voters voters) {
    String sql =
        switch (voters) {
          case PARTICIPANTS -> SILENT_PARTICIPANTS;
          case COMMITMENTS, ROLL -> SILENT_COMMITMENTS;
        };
    return database
        .client()
        .preparedQuery(sql)
        .execute(Tuple.of(session.value(), poll.value()))
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  Future<Integer> cast(PollId poll) {
    return database
        .client()
        .preparedQuery(CAST)
        .execute(Tuple.of(poll.value()))
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  private static CastBallot read(Row row) {
    return new CastBallot(
        new MandateId(row.getUUID("mandate")),
        row.getString("name"),
        commitment(row),
        row.getString("by"),
        ballot(row.getString("choice")),
        row.getOffsetDateTime("at") == null ? null : row.getOffsetDateTime("at").toInstant());
  }

  private static @Nullable CommitmentRef commitment(Row row) {
    return row.getUUID("commitment") == null
        ? null
        : new CommitmentRef(
            new CommitmentId(row.getUUID("commitment")), row.getString("commitment_name"));
  }

  private static @Nullable JsonNode ballot(@Nullable String choice) {
    try {
      return choice == null ? null : Json.MAPPER.readTree(choice);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored ballot cannot be read", e);
    }
  }
}
