package org.convene.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.convene.base.Json;
import org.convene.base.PollId;
import org.convene.postgres.Database;

/// The pages of secret polls: what is kept of ballots and of signed tokens, each under a random
/// key. A page is written as a whole and sorted by its keys, so nothing says when something came to
/// it, or after what.
final class SecretPages {
  enum Kind {
    URN("urn"),
    ISSUED("issued");

    private final String column;

    Kind(String column) {
      this.column = column;
    }
  }

  /// What is there already stays; it is returned. The share lock on the poll's row waits for a
  /// close under way and then sees it.
  private static final String MERGE =
      """
      with held as (select id from poll where id = $1 and state = 'open' for share)
      update secret_page as s set content = v.added::jsonb || s.content
        from unnest($3::int[], $4::text[]) as v (page, added), held
       where s.poll_id = held.id and s.kind = $2 and s.page = v.page
      returning (select coalesce(jsonb_object_agg(k, old.content -> k), '{}')
                   from jsonb_object_keys(v.added::jsonb) as k where old.content ? k)::text as before
      """;

  private static final String ADD =
      """
      insert into secret_page (poll_id, kind, page, content)
      select $1, kind, page, '{}' from unnest(array['urn', 'issued']) as kind, generate_series(0, $2 - 1) as page
       order by kind, page
      """;
  private static final String READ =
      "select content::text as content from secret_page where poll_id = $1 and kind = 'urn' order by page";
  private static final String FIND =
      "select (content -> $3)::text as found from secret_page where poll_id = $1 and kind = 'urn' and page = $2";
  private static final String COUNT =
      """
      select coalesce(sum((select count(*) from jsonb_object_keys(content))), 0)::int as cast
        from secret_page where poll_id = $1 and kind = 'urn'
      """;
  private static final String REMOVE = "delete from secret_page where poll_id = $1";

  /// Where a row stands, and its transaction, tell when it was written last: so they are all
  /// written anew, in their order, in one transaction.
  private static final String WRITE_ANEW =
      """
      with gone as (delete from secret_page where poll_id = $1 returning kind, page, content)
      insert into secret_page (poll_id, kind, page, content)
      select $1, kind, page, content from gone where kind = 'urn' order by page
      """;

  private final Database database;

  SecretPages(Database database) {
    this.database = database;
  }

  Future<Void> add(SqlConnection connection, PollId poll, int pages) {
    return run(connection, ADD, Tuple.of(poll.value(), pages));
  }

  /// Adds what is not there yet, in one durable statement.
  ///
  /// @param values by key, 64 hexadecimal digits or whatever spreads as evenly
  /// @return what was there before under these keys; empty if the poll is not open, and then
  ///   nothing has changed
  Future<Optional<Map<String, JsonNode>>> merge(
      PollId poll, Kind kind, int pages, Map<String, JsonNode> values) {
    Map<Integer, ObjectNode> added = new TreeMap<>();
    values.forEach((key, value) ->
        added
            .computeIfAbsent(page(key, pages), _ -> Json.MAPPER.createObjectNode())
            .set(key, value));
    Tuple row =
        Tuple.of(
            poll.value(),
            kind.column,
            added.keySet().toArray(Integer[]::new),
            added.values().stream().map(JsonNode::toString).toArray(String[]::new));
    return database.client().preparedQuery(MERGE).execute(row).map(SecretPages::before);
  }

  /// @param key starts with hexadecimal digits
  private static int page(String key, int pages) {
    return (int) (Long.parseLong(key.substring(0, 8), 16) % pages);
  }

  private static Optional<Map<String, JsonNode>> before(RowSet<Row> rows) {
    Map<String, JsonNode> before = new HashMap<>();
    for (Row row : rows) {
      before.putAll(content(row.getString("before")));
    }
    return rows.size() == 0 ? Optional.empty() : Optional.of(before);
  }

  /// Everything in the urn, in the order of its keys.
  Future<Map<String, JsonNode>> urn(SqlClient client, PollId poll) {
    return client.preparedQuery(READ).execute(Tuple.of(poll.value())).map(SecretPages::all);
  }

  /// What is in the urn under one key.
  Future<Optional<JsonNode>> find(PollId poll, int pages, String key) {
    return database
        .client()
        .preparedQuery(FIND)
        .execute(Tuple.of(poll.value(), page(key, pages), key))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .flatMap(row -> Optional.ofNullable(row.getString("found")).stream())
                .findFirst()
                .map(SecretPages::parse));
  }

  Future<Integer> count(PollId poll) {
    return database
        .client()
        .preparedQuery(COUNT)
        .execute(Tuple.of(poll.value()))
        .map(rows -> rows.iterator().next().getInteger("cast"));
  }

  private static Map<String, JsonNode> all(RowSet<Row> rows) {
    Map<String, JsonNode> all = new TreeMap<>();
    rows.forEach(row -> all.putAll(content(row.getString("content"))));
    return all;
  }

  /// What was signed is forgotten; the ballots stay.
  Future<Void> close(SqlConnection connection, PollId poll) {
    return run(connection, WRITE_ANEW, Tuple.of(poll.value()));
  }

  Future<Void> remove(SqlConnection connection, PollId poll) {
    return run(connection, REMOVE, Tuple.of(poll.value()));
  }

  private static Future<Void> run(SqlConnection connection, String sql, Tuple row) {
    return connection.preparedQuery(sql).execute(row).mapEmpty();
  }

  private static Map<String, JsonNode> content(String json) {
    Map<String, JsonNode> content = new HashMap<>();
    parse(json).properties().forEach(field -> content.put(field.getKey(), field.getValue()));
    return content;
  }

  private static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored page cannot be read", e);
    }
  }
}
