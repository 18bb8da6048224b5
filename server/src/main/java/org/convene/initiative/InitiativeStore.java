package org.convene.initiative;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;
import org.convene.postgres.Columns;

/// Initiatives and their commitments.
public final class InitiativeStore {
  static final String FIRST =
      """
      select id, slug, name, about, zone, locales, example
      from initiative order by id limit 1
      """;

  static final String INSERT =
      """
      insert into initiative (id, slug, name, about, zone, locales, example)
      values ($1, $2, $3, $4, $5, $6, $7)
      """;

  static final String COMMITMENTS =
      """
      select id, initiative_id, name, class, country
      from commitment where initiative_id = $1 order by name
      """;

  static final String INSERT_COMMITMENT =
      """
      insert into commitment (id, initiative_id, name, class, country)
      values ($1, $2, $3, $4, $5)
      """;

  private final SqlClient client;

  public InitiativeStore(SqlClient client) {
    this.client = client;
  }

  /// The initiative this server is for: the oldest. Empty on a fresh server without the example.
  public Future<Optional<Initiative>> first() {
    return client
        .preparedQuery(FIRST)
        .execute()
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .map(row -> row.map(InitiativeStore::initiative));
  }

  public Future<Void> insert(Initiative i) {
    return client
        .preparedQuery(INSERT)
        .execute(
            Tuple.of(
                i.id().value(),
                i.slug(),
                Columns.json(i.name()),
                Columns.json(i.about()),
                i.zone().getId(),
                i.locales().toArray(String[]::new),
                i.example()))
        .mapEmpty();
  }

  /// By name.
  public Future<List<Commitment>> commitments(InitiativeId of) {
    return client
        .preparedQuery(COMMITMENTS)
        .execute(Tuple.of(of.value()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false))
        .map(rows -> rows.map(InitiativeStore::commitment).toList());
  }

  public Future<Void> insert(List<Commitment> commitments) {
    List<Tuple> rows =
        commitments.stream()
            .map(c ->
                Tuple.of(
                    c.id().value(), c.initiative().value(), c.name(), c.kind().json(), c.country()))
            .toList();
    return client.preparedQuery(INSERT_COMMITMENT).executeBatch(rows).mapEmpty();
  }

  /// A row with all columns of an initiative.
  public static Initiative initiative(Row row) {
    return new Initiative(
        new InitiativeId(row.getUUID("id")),
        row.getString("slug"),
        Columns.text(row, "name"),
        Columns.text(row, "about"),
        ZoneId.of(row.getString("zone")),
        List.of(row.getArrayOfStrings("locales")),
        row.getBoolean("example"));
  }

  private static Commitment commitment(Row row) {
    return new Commitment(
        new CommitmentId(row.getUUID("id")),
        new InitiativeId(row.getUUID("initiative_id")),
        row.getString("name"),
        CommitmentClass.valueOf(row.getString("class").toUpperCase(Locale.ROOT)),
        row.getString("country"));
  }
}
