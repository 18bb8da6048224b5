package org.convene.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.poll.Ballot;
import org.convene.postgres.Database;
import org.convene.roll.Roll;

/// Bulletin boards as they are stored, and the key that signs them.
final class BoardStore {
  /// What a board is made from besides its entries.
  ///
  /// @param roll as it was at the opening
  record Kept(Roll roll, LotSeed seed, Salts salts) {}

  /// Any number, the same on every node: one of them makes the key, the others wait and find it.
  private static final long KEY_LOCK = 0x636f6e626f617264L;

  private static final String LOCK = "select pg_advisory_xact_lock($1)";
  private static final String KEY = "select public_key, private_key from board_key";
  private static final String ADD_KEY =
      "insert into board_key (id, public_key, private_key) values (1, $1, $2)";
  private static final String ADD =
      "insert into board (poll_id, roll, seed, salts) values ($1, $2, $3, $4)";
  private static final String KEPT = "select roll, seed, salts from board where poll_id = $1";
  private static final String POST =
      """
      insert into board_entry (poll_id, place, entry, head, signature)
      select $1, v.place, v.entry, v.head, v.signature
        from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as v (place, entry, head, signature)
      """;
  private static final String ENTRIES =
      "select entry, head, signature from board_entry where poll_id = $1 order by place";
  private static final String BALLOTS =
      "select mandate_id, choice::text as choice from ballot where poll_id = $1";

  private final Database database;

  BoardStore(Database database) {
    this.database = database;
  }

  /// The key; made when there is none yet.
  Future<BoardSigner> signer() {
    return database
        .pool()
        .withTransaction(connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(KEY_LOCK))
                .compose(_ -> connection.preparedQuery(KEY).execute())
                .compose(rows ->
                    rows.size() == 0
                        ? makeKey(connection)
                        : Future.succeededFuture(signer(rows.iterator().next()))));
  }

  private static Future<BoardSigner> makeKey(SqlConnection connection) {
    BoardSigner signer = BoardSigner.generate();
    return connection
        .preparedQuery(ADD_KEY)
        .execute(Tuple.of(signer.open().hex(), Buffer.buffer(signer.encoded())))
        .map(signer);
  }

  private static BoardSigner signer(Row row) {
    return BoardSigner.decode(row.getBuffer(1).getBytes(), new BoardKey(row.getString(0)));
  }

  Future<Void> add(SqlConnection connection, PollId poll, Kept kept) {
    String roll = new String(kept.roll().canonical(), StandardCharsets.UTF_8);
    return connection
        .preparedQuery(ADD)
        .execute(Tuple.of(poll.value(), roll, kept.seed().hex(), kept.salts().hex()))
        .mapEmpty();
  }

  Future<Optional<Kept>> kept(SqlClient client, PollId poll) {
    return client
        .preparedQuery(KEPT)
        .execute(Tuple.of(poll.value()))
        .map(rows -> list(rows).stream().findFirst().map(BoardStore::kept));
  }

  private static Kept kept(Row row) {
    return new Kept(
        parse(row.getString("roll"), Roll.class),
        new LotSeed(row.getString("seed")),
        new Salts(row.getString("salts")));
  }

  /// Writes what has come to a board.
  ///
  /// @param from how many entries were there before
  Future<Void> post(SqlConnection connection, Chain chain, int from) {
    List<Posted> posted = chain.posted().subList(from, chain.posted().size());
    return connection
        .preparedQuery(POST)
        .execute(
            Tuple.of(
                chain.poll().value(),
                IntStream.range(from, chain.posted().size()).boxed().toArray(Integer[]::new),
                posted.stream().map(BoardStore::text).toArray(String[]::new),
                posted.stream().map(each -> each.head().hex()).toArray(String[]::new),
                posted.stream().map(Posted::signature).toArray(String[]::new)))
        .mapEmpty();
  }

  private static String text(Posted posted) {
    return new String(Canonical.bytes(posted.entry()), StandardCharsets.UTF_8);
  }

  /// Without entries where the poll has no board.
  Future<Chain> chain(SqlClient client, PollId poll) {
    return client
        .preparedQuery(ENTRIES)
        .execute(Tuple.of(poll.value()))
        .map(rows -> new Chain(poll, list(rows).stream().map(BoardStore::posted).toList()));
  }

  private static Posted posted(Row row) {
    return new Posted(
        parse(row.getString("entry"), JsonNode.class),
        new Hash(row.getString("head")),
        row.getString("signature"));
  }

  /// The ballots of a named poll, each for [#ballot]: reading thousands is no work for an event
  /// loop.
  Future<Map<MandateId, String>> ballots(SqlClient client, PollId poll) {
    return client
        .preparedQuery(BALLOTS)
        .execute(Tuple.of(poll.value()))
        .map(rows -> {
          Map<MandateId, String> ballots = new HashMap<>();
          rows.forEach(row ->
              ballots.put(new MandateId(row.getUUID("mandate_id")), row.getString("choice")));
          return ballots;
        });
  }

  static Ballot ballot(String choice) {
    return parse(choice, Ballot.class);
  }

  private static List<Row> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  private static <T> T parse(String json, Class<T> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be read: a stored " + type.getSimpleName(), e);
    }
  }
}
