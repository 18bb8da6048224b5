package org.convene.roll;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.convene.base.Secrets;
import org.convene.base.SessionId;
import org.convene.http.Site;
import org.convene.participant.PersonalLinks;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Personal links of those on a roll. The token stands behind the `#`, so browsers send it to no
/// server and it is in no log; here it is kept as its hash. A link may be used again and again,
/// until it is renewed or revoked or its holder leaves the roll.
public final class RollLinks implements PersonalLinks {
  private static final String CODE = "select code from session where id = $1";

  private static final String HOLDERS =
      """
      select h.id, h.name, h.email,
        array(select m.name from mandate_holder mh
                join mandate m on m.session_id = mh.session_id and m.id = mh.mandate_id
               where mh.holder_id = h.id order by m.name) as mandates
        from holder h
       where h.session_id = $1 and ($2::uuid[] is null or h.id = any($2))
       order by coalesce(h.name, h.email), h.id for update of h
      """;
  private static final String RENEW =
      """
      update holder h set token_hash = decode(v.hash, 'hex'), linked_at = now()
        from unnest($1::uuid[], $2::text[]) as v (id, hash) where h.id = v.id
      """;
  private static final String REVOKE =
      "update holder set token_hash = null, linked_at = null where id = any($1::uuid[])";

  /// Who came by a link that is no longer good stays in the room, as somebody who is not on the
  /// roll.
  private static final String RELEASE =
      "update participant set holder_id = null where holder_id = any($1::uuid[])";

  private static final String BEARER =
      """
      select h.id, h.session_id, h.name, h.email, s.code,
        (select m.id from mandate_holder mh
           join mandate m on m.session_id = mh.session_id and m.id = mh.mandate_id
          where mh.holder_id = h.id and m.of = 'commitment' order by mh.position, m.name limit 1) as commitment
        from holder h join session s on s.id = h.session_id
       where h.token_hash = $1
      """;
  private static final String STATES =
      """
      select h.id, h.linked_at, exists (select from participant p where p.holder_id = h.id) as joined
        from holder h where h.session_id = $1
      """;

  /// One person's link (in `RollLinks` of the contract).
  ///
  /// @param mandates names of those they hold
  /// @param link a secret
  public record PersonalLink(
      HolderId holder,
      @Nullable String name,
      @Nullable String email,
      List<String> mandates,
      String link) {}

  /// What is known of a holder's link.
  record State(@Nullable Instant linkedAt, boolean joined) {}

  /// A link with where it leads.
  record Found(Bearer bearer, String code) {}

  private final Database database;
  private final Site site;

  public RollLinks(Database database, Site site) {
    this.database = database;
    this.site = site;
  }

  /// Makes new links; earlier ones lead nowhere from then on.
  ///
  /// @param holders of the session's roll; empty for all
  /// @return by name; empty where one of them is none of the session's
  Future<Optional<List<PersonalLink>>> renew(SessionId session, Optional<Set<HolderId>> holders) {
    return database
        .pool()
        .withTransaction(connection ->
            named(connection, session, holders)
                .compose(rows ->
                    rows.isEmpty()
                        ? Future.succeededFuture(Optional.<List<PersonalLink>>empty())
                        : renew(connection, session, rows.get())))
        .map(Objects::requireNonNull);
  }

  private Future<Optional<List<PersonalLink>>> renew(
      SqlConnection connection, SessionId session, List<Row> holders) {
    List<String> tokens = holders.stream().map(_ -> Secrets.mint()).toList();
    UUID[] ids = ids(holders);
    String[] hashes =
        tokens.stream().map(t -> HexFormat.of().formatHex(Secrets.hash(t))).toArray(String[]::new);
    return connection
        .preparedQuery(RENEW)
        .execute(Tuple.tuple().addArrayOfUUID(ids).addArrayOfString(hashes))
        .compose(_ -> release(connection, ids))
        .compose(_ -> connection.preparedQuery(CODE).execute(Tuple.of(session.value())))
        .map(rows -> rows.iterator().next().getString(0))
        .map(code -> Optional.of(links(holders, tokens, code)));
  }

  private List<PersonalLink> links(List<Row> holders, List<String> tokens, String code) {
    return IntStream.range(0, holders.size())
        .mapToObj(i -> link(holders.get(i), site.link("/j/" + code + "#link=" + tokens.get(i))))
        .toList();
  }

  private static PersonalLink link(Row row, String link) {
    return new PersonalLink(
        new HolderId(row.getUUID("id")),
        row.getString("name"),
        row.getString("email"),
        List.of(row.getArrayOfStrings("mandates")),
        link);
  }

  /// Makes links lead nowhere.
  ///
  /// @param holders of the session's roll; empty for all
  /// @return whose; empty where one of them is none of the session's
  Future<Optional<Set<HolderId>>> revoke(SessionId session, Optional<Set<HolderId>> holders) {
    return database
        .pool()
        .withTransaction(connection ->
            named(connection, session, holders)
                .compose(rows ->
                    rows.isEmpty()
                        ? Future.succeededFuture(Optional.<Set<HolderId>>empty())
                        : revoke(connection, rows.get())))
        .map(Objects::requireNonNull);
  }

  private static Future<Optional<Set<HolderId>>> revoke(SqlConnection connection, List<Row> rows) {
    UUID[] ids = ids(rows);
    return connection
        .preparedQuery(REVOKE)
        .execute(Tuple.tuple().addArrayOfUUID(ids))
        .compose(_ -> release(connection, ids))
        .map(_ ->
            Optional.of(
                rows.stream()
                    .map(row -> new HolderId(row.getUUID("id")))
                    .collect(Collectors.toSet())));
  }

  private static Future<?> release(SqlConnection connection, UUID[] holders) {
    return connection.preparedQuery(RELEASE).execute(Tuple.tuple().addArrayOfUUID(holders));
  }

  private static Future<Optional<List<Row>>> named(
      SqlConnection connection, SessionId session, Optional<Set<HolderId>> holders) {
    UUID @Nullable [] wanted =
        holders.map(all -> all.stream().map(HolderId::value).toArray(UUID[]::new)).orElse(null);
    return connection
        .preparedQuery(HOLDERS)
        .execute(Tuple.of(session.value()).addArrayOfUUID(wanted))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
        .map(rows ->
            wanted == null || rows.size() == wanted.length ? Optional.of(rows) : Optional.empty());
  }

  private static UUID[] ids(List<Row> rows) {
    return rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
  }

  @Override
  public Future<Optional<Bearer>> bearer(String token) {
    return find(token).map(found -> found.map(Found::bearer));
  }

  Future<Optional<Found>> find(String token) {
    return database
        .client()
        .preparedQuery(BEARER)
        .execute(Tuple.of(Buffer.buffer(Secrets.hash(token))))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(RollLinks::found).findFirst());
  }

  private static Found found(Row row) {
    UUID commitment = row.getUUID("commitment");
    return new Found(
        new Bearer(
            new SessionId(row.getUUID("session_id")),
            new HolderId(row.getUUID("id")),
            row.getString("name"),
            commitment == null ? null : new CommitmentId(commitment)),
        row.getString("code"));
  }

  Future<Map<HolderId, State>> states(SessionId session) {
    return database
        .client()
        .preparedQuery(STATES)
        .execute(Tuple.of(session.value()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .collect(
                    Collectors.toMap(row -> new HolderId(row.getUUID("id")), RollLinks::state)));
  }

  private static State state(Row row) {
    var linked = row.getOffsetDateTime("linked_at");
    return new State(linked == null ? null : linked.toInstant(), row.getBoolean("joined"));
  }
}
