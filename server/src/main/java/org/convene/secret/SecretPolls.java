package org.convene.secret;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.convene.base.Json;
import org.convene.base.Kebab;
import org.convene.base.PollId;
import org.convene.base.SessionId;
import org.convene.poll.Ballot;
import org.convene.poll.PollFields;
import org.convene.poll.PollState;
import org.convene.postgres.Database;
import org.convene.secret.SecretPoll.ClassKey;
import org.jspecify.annotations.Nullable;

/// Secret polls: their keys, and their urns.
public final class SecretPolls {
  /// A key that signs while its poll is open.
  public record Signing(@Nullable String kind, BlindSigner signer, int units) {
    public ClassKey open() {
      return new ClassKey(kind, signer.open(), units);
    }
  }

  /// A ballot in an urn.
  ///
  /// @param token its SHA-256
  public record InUrn(String token, @Nullable String kind, Ballot ballot) {}

  /// What is stored of a ballot.
  record Paper(@JsonProperty("class") @Nullable String kind, Ballot ballot) {}

  private static final String ADD =
      "insert into secret_poll (poll_id, fields, pages) values ($1, $2::text::jsonb, $3)";
  private static final String ADD_KEYS =
      """
      insert into token_key (poll_id, class, public_key, private_key, units)
      select $1, v.class, v.public::jsonb, v.private, v.units
        from unnest($2::text[], $3::text[], $4::bytea[], $5::int[]) as v (class, public, private, units)
      """;
  private static final String FIND =
      """
      select s.poll_id, p.session_id, s.fields::text as fields, s.pages
        from secret_poll s join poll p on p.id = s.poll_id where s.poll_id = $1
      """;
  private static final String KEYS =
      "select class, public_key::text as public_key, units from token_key where poll_id = $1 order by class";
  private static final String SIGNER =
      "select private_key from token_key where poll_id = $1 and class = $2 and private_key is not null";
  private static final String STATE = "select state from poll where id = $1";
  private static final String FORGET_KEYS =
      "update token_key set private_key = null where poll_id = $1";

  /// Polls remembered; a few kilobytes each.
  private static final int REMEMBERED = 100;

  private final Database database;
  private final SecretPages pages;
  private final Map<PollId, SecretPoll> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<PollId, SecretPoll> eldest) {
              return size() > REMEMBERED;
            }
          });

  public SecretPolls(Database database) {
    this.database = database;
    this.pages = new SecretPages(database);
  }

  SecretPages pages() {
    return pages;
  }

  /// In the transaction that opens the poll.
  public Future<Void> open(
      SqlConnection connection, PollId poll, PollFields fields, List<Signing> keys) {
    int count = SecretPoll.pagesFor(keys.stream().mapToInt(Signing::units).sum());
    UUID id = poll.value();
    Tuple signers =
        Tuple.of(
            id,
            keys.stream().map(key -> column(key.kind())).toArray(String[]::new),
            keys.stream().map(key -> json(key.signer().open())).toArray(String[]::new),
            keys.stream().map(key -> Buffer.buffer(key.signer().encoded())).toArray(Buffer[]::new),
            keys.stream().map(Signing::units).toArray(Integer[]::new));
    return connection
        .preparedQuery(ADD)
        .execute(Tuple.of(id, json(fields), count))
        .compose(_ -> connection.preparedQuery(ADD_KEYS).execute(signers))
        .compose(_ -> pages.add(connection, poll, count));
  }

  /// Fixed from the opening on, so it is read once.
  Future<Optional<SecretPoll>> find(PollId poll) {
    SecretPoll before = known.get(poll);
    return before != null
        ? Future.succeededFuture(Optional.of(before))
        : read(poll).onSuccess(found -> found.ifPresent(it -> known.put(poll, it)));
  }

  private Future<Optional<SecretPoll>> read(PollId poll) {
    Tuple id = Tuple.of(poll.value());
    return Future.all(
            database.client().preparedQuery(FIND).execute(id),
            database.client().preparedQuery(KEYS).execute(id))
        .map(both -> {
          RowSet<Row> found = both.resultAt(0);
          RowSet<Row> keys = both.resultAt(1);
          return rows(found).stream().findFirst().map(row -> poll(row, rows(keys)));
        });
  }

  /// The signing key, while the poll is open.
  Future<Optional<BlindSigner>> signer(PollId poll, @Nullable String kind) {
    return database
        .client()
        .preparedQuery(SIGNER)
        .execute(Tuple.of(poll.value(), column(kind)))
        .map(rows ->
            rows(rows).stream()
                .findFirst()
                .map(row -> BlindSigner.decode(row.getBuffer(0).getBytes())));
  }

  Future<PollState> state(PollId poll) {
    return database
        .client()
        .preparedQuery(STATE)
        .execute(Tuple.of(poll.value()))
        .map(rows -> state(rows.iterator().next().getString(0)));
  }

  private static PollState state(String column) {
    return Arrays.stream(PollState.values())
        .filter(state -> Kebab.of(state).equals(column))
        .findFirst()
        .orElseThrow();
  }

  /// What was cast, in the order of the tokens' hashes. While the poll's row is locked, nothing is
  /// added.
  public Future<List<InUrn>> urn(SqlClient client, PollId poll) {
    return pages.urn(client, poll).map(SecretPolls::inUrn);
  }

  /// How many were cast.
  public Future<Integer> cast(PollId poll) {
    return pages.count(poll);
  }

  private static List<InUrn> inUrn(Map<String, JsonNode> urn) {
    List<InUrn> all = new ArrayList<>();
    urn.forEach((token, json) -> {
      Paper paper = parse(json.toString(), Paper.class);
      all.add(new InUrn(token, paper.kind(), paper.ballot()));
    });
    return all;
  }

  /// In the transaction that closes the poll: nothing can be signed any more, and pages say nothing
  /// of when they were written.
  public Future<Void> close(SqlConnection connection, PollId poll) {
    return pages.close(connection, poll).compose(_ -> forgetKeys(connection, poll));
  }

  /// In the transaction that cancels the poll: its ballots are gone.
  public Future<Void> cancel(SqlConnection connection, PollId poll) {
    return pages.remove(connection, poll).compose(_ -> forgetKeys(connection, poll));
  }

  private static Future<Void> forgetKeys(SqlConnection connection, PollId poll) {
    return connection.preparedQuery(FORGET_KEYS).execute(Tuple.of(poll.value())).mapEmpty();
  }

  private static SecretPoll poll(Row row, List<Row> keys) {
    return new SecretPoll(
        new PollId(row.getUUID("poll_id")),
        new SessionId(row.getUUID("session_id")),
        parse(row.getString("fields"), PollFields.class),
        row.getInteger("pages"),
        keys.stream().map(SecretPolls::key).toList());
  }

  private static ClassKey key(Row row) {
    String kind = row.getString("class");
    return new ClassKey(
        kind.isEmpty() ? null : kind,
        parse(row.getString("public_key"), TokenKey.class),
        row.getInteger("units"));
  }

  private static String column(@Nullable String kind) {
    return kind == null ? "" : kind;
  }

  private static List<Row> rows(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  private static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  private static <T> T parse(String json, Class<T> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be read: a stored " + type.getSimpleName(), e);
    }
  }
}
