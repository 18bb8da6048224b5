package org.convene.session;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import org.convene.participant.CommitmentRef;
import org.convene.participant.Cursor;
import org.convene.postgres.Database;
import org.convene.roll.Weight;
import org.jspecify.annotations.Nullable;

/// Reads who voted what, and who could and has not, by the roll that the poll froze: in pages by
/// the mandate's name.
public final class PollBallots {
  /// One mandate of a poll (`CastBallot` in the contract).
  ///
  /// @param name of the participant or commitment
  /// @param lentTo name of the mandate whose holders may cast this one as well
  /// @param by who cast it, where that is not the participant whose own it is
  /// @param ballot absent where none was cast
  public record CastBallot(
      MandateId mandate,
      String name,
      @JsonProperty("class") @Nullable String kind,
      Weight weight,
      @Nullable String lentTo,
      @Nullable CommitmentRef commitment,
      @Nullable String by,
      @Nullable JsonNode ballot,
      @Nullable Instant at) {
    Cursor cursor() {
      return new Cursor(name, mandate.value());
    }
  }

  /// By the roll that the poll froze. Whoever cast a mandate of their own is not named twice.
  private static final String OF_POLL =
      """
      select e.mandate_id as mandate, e.name, e.class, e.weight::text as weight, l.name as lent_to,
             c.id as commitment, c.name as commitment_name,
             case when b.participant_id <> e.mandate_id then by.name end as by, b.choice::text as choice, b.at
        from roll_entry e
        left join ballot b on b.poll_id = e.poll_id and b.mandate_id = e.mandate_id
        left join participant by on by.id = b.participant_id
        left join participant self on self.id = e.mandate_id
        left join commitment c on c.id = coalesce(self.commitment_id, e.mandate_id)
        left join roll_entry l on l.poll_id = e.poll_id and l.mandate_id = e.lent_to
       where e.poll_id = $1 and (e.name, e.mandate_id) > ($2, $3)
       order by e.name, e.mandate_id limit $4
      """;

  private static final String ELIGIBLE = "select count(*)::int from roll_entry where poll_id = $1";
  private static final String CAST = "select count(*)::int from ballot where poll_id = $1";

  private final Database database;

  public PollBallots(Database database) {
    this.database = database;
  }

  Future<List<CastBallot>> page(PollId poll, Cursor after, int limit) {
    return database
        .client()
        .preparedQuery(OF_POLL)
        .execute(Tuple.of(poll.value(), after.name(), after.id(), limit))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(PollBallots::read).toList());
  }

  /// How many mandates are on the roll that the poll froze.
  Future<Integer> eligible(PollId poll) {
    return database
        .client()
        .preparedQuery(ELIGIBLE)
        .execute(Tuple.of(poll.value()))
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
        row.getString("class"),
        Weight.of(row.getString("weight")),
        row.getString("lent_to"),
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
