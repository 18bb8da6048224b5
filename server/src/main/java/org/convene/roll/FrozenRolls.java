package org.convene.roll;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.postgres.Database;

/// The rolls that polls froze at their opening.
public final class FrozenRolls {
  /// What is there stays: nobody is on a roll twice, and nobody's weight changes.
  private static final String ADD =
      """
      insert into roll_entry (poll_id, mandate_id, of, name, class, weight, holders, lent_to)
      select $1, v.id, v.of, v.name, v.class, v.weight::numeric, v.holders::uuid[], v.lent_to
        from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[])
          as v (id, of, name, class, weight, holders, lent_to)
      on conflict (poll_id, mandate_id) do nothing
      """;

  private static final String OF_POLL =
      """
      select mandate_id as id, of, name, class, weight::text as weight, holders, lent_to
        from roll_entry where poll_id = $1
      """;

  private final Database database;

  public FrozenRolls(Database database) {
    this.database = database;
  }

  /// Empty where the poll has frozen none.
  public Future<Roll> find(PollId poll) {
    return find(database.client(), poll);
  }

  /// The same within the transaction of `connection`.
  public static Future<Roll> find(SqlClient connection, PollId poll) {
    return connection
        .preparedQuery(OF_POLL)
        .execute(Tuple.of(poll.value()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
        .map(rows ->
            new Roll(
                rows.stream().map(RollStore::mandate).toList(),
                rows.stream()
                    .filter(row -> row.getUUID("lent_to") != null)
                    .map(RollStore::proxy)
                    .toList()));
  }

  /// Writes a roll down for a poll that opens, or adds those who joined since; within the
  /// transaction that logs it.
  public static Future<Void> add(SqlClient connection, PollId poll, Roll roll) {
    Map<MandateId, UUID> lentTo =
        roll.proxies().stream()
            .collect(Collectors.toMap(Proxy::lender, proxy -> proxy.holder().value()));
    List<Mandate> all = roll.mandates();
    return connection
        .preparedQuery(ADD)
        .execute(
            Tuple.of(
                poll.value(),
                all.stream().map(m -> m.id().value()).toArray(UUID[]::new),
                all.stream().map(m -> m.of().json()).toArray(String[]::new),
                all.stream().map(Mandate::name).toArray(String[]::new),
                all.stream().map(Mandate::kind).toArray(String[]::new),
                all.stream().map(m -> m.weight().toString()).toArray(String[]::new),
                all.stream().map(m -> array(m.holders())).toArray(String[]::new),
                all.stream().map(m -> lentTo.get(m.id())).toArray(UUID[]::new)))
        .mapEmpty();
  }

  /// PostgreSQL has no arrays of arrays of different lengths: each goes as its text.
  private static String array(List<HolderId> holders) {
    return holders.stream().map(HolderId::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
