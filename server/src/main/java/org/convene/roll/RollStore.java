package org.convene.roll;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.convene.base.InitiativeId;
import org.convene.base.MandateId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.initiative.Commitment;
import org.convene.initiative.CommitmentClass;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// The rolls that sessions prepare.
public final class RollStore {
  private static final String ROLL = "select proxy_cap, revision from roll where session_id = $1";

  /// Orders those who edit it at once.
  private static final String HOLD = ROLL + " for update";

  private static final String MANDATES =
      """
      select m.id, m.of, m.name, m.class, m.weight::text as weight, m.lent_to,
        array(select h.holder_id from mandate_holder h
               where h.session_id = m.session_id and h.mandate_id = m.id order by h.position) as holders
        from mandate m where m.session_id = $1
      """;
  private static final String HOLDERS =
      "select id, name, email from holder where session_id = $1 order by coalesce(name, email), id";

  private static final String COMMITMENTS =
      """
      select c.id, c.initiative_id, c.name, c.class, c.country
        from commitment c
        join meeting m on m.initiative_id = c.initiative_id
        join session s on s.meeting_id = m.id
       where s.id = $1 order by c.name
      """;

  private static final String KEEP =
      """
      insert into roll (session_id, proxy_cap) values ($1, $2)
      on conflict (session_id) do update set proxy_cap = excluded.proxy_cap, revision = roll.revision + 1
      """;
  private static final String FORGET_HOLDERS =
      "delete from holder where session_id = $1 and not id = any($2::uuid[])";

  /// An id of another session's is left alone, and missing from what is returned.
  private static final String KEEP_HOLDERS =
      """
      insert into holder as h (id, session_id, name, email)
      select v.id, $1, v.name, v.email
        from unnest($2::uuid[], $3::text[], $4::text[]) as v (id, name, email)
      on conflict (id) do update set name = excluded.name, email = excluded.email
        where h.session_id = excluded.session_id
      returning h.id
      """;

  private static final String FORGET_MANDATES = "delete from mandate where session_id = $1";
  private static final String ADD_MANDATES =
      """
      insert into mandate (session_id, id, of, name, class, weight, lent_to)
      select $1, v.id, v.of, v.name, v.class, v.weight::numeric, v.lent_to
        from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[])
          as v (id, of, name, class, weight, lent_to)
      """;
  private static final String ADD_HOLDERS_OF_MANDATES =
      """
      insert into mandate_holder (session_id, mandate_id, holder_id, position)
      select $1, v.mandate, v.holder, v.position
        from unnest($2::uuid[], $3::uuid[], $4::int[]) as v (mandate, holder, position)
      """;

  private final Database database;

  public RollStore(Database database) {
    this.database = database;
  }

  /// What the session has prepared, or else what it begins with.
  public Future<PreparedRoll> prepared(SessionId session) {
    return database
        .pool()
        .withTransaction(connection -> prepared(connection, session))
        .map(Objects::requireNonNull);
  }

  /// The same within the transaction of `connection`.
  public Future<PreparedRoll> prepared(SqlClient connection, SessionId session) {
    return query(connection, ROLL, session)
        .compose(rows ->
            rows.size() == 0
                ? commitments(connection, session).map(PreparedRoll::of)
                : prepared(connection, session, rows.iterator().next()));
  }

  private static Future<PreparedRoll> prepared(SqlClient client, SessionId session, Row roll) {
    return query(client, MANDATES, session)
        .compose(mandates ->
            query(client, HOLDERS, session)
                .map(holders ->
                    new PreparedRoll(
                        roll.getLong("revision"),
                        roll.getInteger("proxy_cap"),
                        roll(mandates),
                        stream(holders).map(RollStore::holder).toList())));
  }

  private static Roll roll(RowSet<Row> rows) {
    List<Proxy> proxies =
        stream(rows).filter(row -> row.getUUID("lent_to") != null).map(RollStore::proxy).toList();
    return new Roll(stream(rows).map(RollStore::mandate).toList(), proxies);
  }

  /// The commitments of the session's initiative, by name.
  public Future<List<Commitment>> commitments(SessionId session) {
    return commitments(database.client(), session);
  }

  /// The same within the transaction of `connection`.
  public Future<List<Commitment>> commitments(SqlClient connection, SessionId session) {
    return query(connection, COMMITMENTS, session)
        .map(rows -> stream(rows).map(RollStore::commitment).toList());
  }

  /// Replaces the roll, if it can be voted by and nobody has changed it since.
  ///
  /// @param base the revision that the new one was made on; empty: whatever is there
  /// @return why not, if not; then nothing has changed
  Future<Optional<Refusal>> replace(SessionId session, PreparedRoll roll, OptionalLong base) {
    return database
        .pool()
        .withTransaction(connection ->
            query(connection, HOLD, session)
                .compose(rows -> changed(rows, base))
                .compose(_ -> commitments(connection, session))
                .compose(commitments -> write(connection, session, roll, commitments)))
        .map(_ -> Optional.<Refusal>empty())
        .recover(RollStore::refused);
  }

  /// Ends the transaction without a change.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.code(), null, false, false);
      this.refusal = refusal;
    }
  }

  private static Future<Optional<Refusal>> refused(Throwable cause) {
    return cause instanceof Refused refused
        ? Future.succeededFuture(Optional.of(refused.refusal))
        : Future.failedFuture(cause);
  }

  private static Future<Void> changed(RowSet<Row> rows, OptionalLong base) {
    long revision = rows.size() == 0 ? 0 : rows.iterator().next().getLong("revision");
    return base.isEmpty() || base.getAsLong() == revision
        ? Future.succeededFuture()
        : Future.failedFuture(
            new Refused(
                Refusal.conflict(
                        "roll-changed", "Somebody has changed the roll since you opened it.")
                    .with("revision", revision)));
  }

  private static Future<Void> write(
      SqlConnection to, SessionId session, PreparedRoll written, List<Commitment> commitments) {
    PreparedRoll roll = written.tidy(commitments);
    Optional<Refusal> flaw = roll.flaw(commitments);
    if (flaw.isPresent()) {
      return Future.failedFuture(new Refused(flaw.get()));
    }
    UUID id = session.value();
    return run(to, KEEP, Tuple.of(id, roll.cap()))
        .compose(_ -> run(to, FORGET_MANDATES, Tuple.of(id)))
        .compose(_ -> writeHolders(to, id, roll.holders()))
        .compose(_ -> run(to, ADD_MANDATES, mandateRows(id, roll.roll())))
        .compose(_ -> run(to, ADD_HOLDERS_OF_MANDATES, holderRows(id, roll.roll().mandates())))
        .mapEmpty();
  }

  private static Future<Void> writeHolders(SqlConnection to, UUID session, List<Holder> holders) {
    UUID[] ids = holders.stream().map(h -> h.id().value()).toArray(UUID[]::new);
    Tuple rows =
        Tuple.of(
            session,
            ids,
            holders.stream().map(Holder::name).toArray(String[]::new),
            holders.stream().map(Holder::email).toArray(String[]::new));
    return run(to, FORGET_HOLDERS, Tuple.of(session).addArrayOfUUID(ids))
        .compose(_ -> run(to, KEEP_HOLDERS, rows))
        .compose(kept ->
            kept.size() == holders.size()
                ? Future.succeededFuture()
                : Future.failedFuture(
                    new Refused(
                        Refusal.invalid("invalid-roll", "a holder's id is taken elsewhere"))));
  }

  private static Tuple mandateRows(UUID session, Roll roll) {
    Map<MandateId, UUID> lentTo =
        roll.proxies().stream()
            .collect(Collectors.toMap(Proxy::lender, proxy -> proxy.holder().value()));
    List<Mandate> all = roll.mandates();
    return Tuple.of(
        session,
        all.stream().map(m -> m.id().value()).toArray(UUID[]::new),
        all.stream().map(m -> m.of().json()).toArray(String[]::new),
        all.stream().map(Mandate::name).toArray(String[]::new),
        all.stream().map(Mandate::kind).toArray(String[]::new),
        all.stream().map(m -> m.weight().toString()).toArray(String[]::new),
        all.stream().map(m -> lentTo.get(m.id())).toArray(UUID[]::new));
  }

  private static Tuple holderRows(UUID session, List<Mandate> mandates) {
    List<UUID> of = new ArrayList<>();
    List<UUID> who = new ArrayList<>();
    List<Integer> place = new ArrayList<>();
    for (Mandate mandate : mandates) {
      for (int i = 0; i < mandate.holders().size(); i++) {
        of.add(mandate.id().value());
        who.add(mandate.holders().get(i).value());
        place.add(i);
      }
    }
    return Tuple.of(
        session, of.toArray(UUID[]::new), who.toArray(UUID[]::new), place.toArray(Integer[]::new));
  }

  private static Future<RowSet<Row>> query(SqlClient client, String sql, SessionId session) {
    return run(client, sql, Tuple.of(session.value()));
  }

  private static Future<RowSet<Row>> run(SqlClient client, String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values);
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  static Mandate mandate(Row row) {
    return new Mandate(
        new MandateId(row.getUUID("id")),
        Mandate.Of.valueOf(row.getString("of").toUpperCase(Locale.ROOT)),
        row.getString("name"),
        row.getString("class"),
        Weight.of(row.getString("weight")),
        Stream.of(row.getArrayOfUUIDs("holders")).map(HolderId::new).toList());
  }

  static Proxy proxy(Row row) {
    return new Proxy(new MandateId(row.getUUID("id")), new MandateId(row.getUUID("lent_to")));
  }

  private static Holder holder(Row row) {
    @Nullable String name = row.getString("name");
    return new Holder(new HolderId(row.getUUID("id")), name, row.getString("email"));
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
