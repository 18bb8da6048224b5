package org.convene.participant;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.convene.base.AccountId;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.participant.JoinRules.Fields;
import org.convene.participant.NewSeats.Newcomer;
import org.convene.postgres.AskedTogether;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Those who have joined sessions.
public final class ParticipantStore {
  private static final String ADD =
      """
      insert into participant (id, session_id, role, name, commitment_id, locale)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[])\
      """;

  private static final String CHANGE =
      """
      update participant set role = $2, name = $3, commitment_id = $4, locale = coalesce($5, locale)
      where id = $1\
      """;

  private static final String FIND =
      """
      select p.id, p.session_id, p.role, p.name, p.locale, p.removed_at is not null as removed, p.holder_id,
        c.id as commitment, c.name as commitment_name
      from participant p
      left join commitment c on c.id = p.commitment_id
      where p.id = any($1)\
      """;

  /// Two who come by one link at once come one after the other.
  private static final String HOLD_HOLDER = "select id from holder where id = $1 for no key update";

  private static final String OF_HOLDER = "select id from participant where holder_id = $1";
  private static final String BIND = "update participant set holder_id = $2 where id = $1";

  /// Somebody who signed in is one participant of a session, however often they come.
  private static final String ENTER_AS_FACILITATOR =
      """
      insert into participant (id, session_id, account_id, role, name, commitment_id, locale)
      select $3, s.id, a.id, 'facilitator', a.name, m.commitment_id, a.locale
      from session s
      join meeting mt on mt.id = s.meeting_id
      join member m on m.initiative_id = mt.initiative_id and m.role in ('organiser', 'facilitator')
      join account a on a.id = m.account_id
      where s.id = $1 and a.id = $2
      on conflict (session_id, account_id) do update
        set role = excluded.role, name = excluded.name, commitment_id = excluded.commitment_id
      returning id\
      """;

  private final Database database;
  private final AskedTogether<ParticipantId, Participant> asked = new AskedTogether<>(this::all);

  public ParticipantStore(Database database) {
    this.database = database;
  }

  Future<Optional<Participant>> find(ParticipantId id) {
    return asked.answer(id);
  }

  private Future<Map<ParticipantId, Participant>> all(List<ParticipantId> ids) {
    UUID[] values = ids.stream().map(ParticipantId::value).toArray(UUID[]::new);
    return database
        .client()
        .preparedQuery(FIND)
        .execute(Tuple.tuple().addArrayOfUUID(values))
        .map(rows -> {
          Map<ParticipantId, Participant> found = new HashMap<>();
          rows.forEach(row -> found.put(new ParticipantId(row.getUUID("id")), participant(row)));
          return found;
        });
  }

  Future<ParticipantId> add(SqlClient client, SessionId session, Fields fields) {
    var id = new ParticipantId(Uuids.v7());
    return add(client, List.of(new Newcomer(id, session, fields))).map(id);
  }

  Future<Void> add(SqlClient client, List<Newcomer> all) {
    Tuple rows =
        Tuple.tuple()
            .addArrayOfUUID(column(all, each -> each.id().value(), UUID[]::new))
            .addArrayOfUUID(column(all, each -> each.session().value(), UUID[]::new))
            .addArrayOfString(column(all, each -> each.fields().role().json(), String[]::new))
            .addArrayOfString(column(all, each -> each.fields().name(), String[]::new))
            .addArrayOfUUID(column(all, each -> commitment(each.fields()), UUID[]::new))
            .addArrayOfString(column(all, each -> each.fields().locale(), String[]::new));
    return client.preparedQuery(ADD).execute(rows).mapEmpty();
  }

  private static <T> T[] column(
      List<Newcomer> all, Function<Newcomer, @Nullable T> value, IntFunction<T[]> array) {
    return all.stream().map(value).toArray(array);
  }

  /// Who came by the holder's personal link before. Nobody else comes by it until the transaction
  /// of `connection` ends.
  Future<Optional<ParticipantId>> holdOfHolder(SqlClient connection, HolderId holder) {
    return connection
        .preparedQuery(HOLD_HOLDER)
        .execute(Tuple.of(holder.value()))
        .compose(_ -> connection.preparedQuery(OF_HOLDER).execute(Tuple.of(holder.value())))
        .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(idOf(rows)));
  }

  /// From now on the participant is that holder, whoever they were before.
  Future<Void> bind(SqlClient connection, ParticipantId id, HolderId holder) {
    return connection.preparedQuery(BIND).execute(Tuple.of(id.value(), holder.value())).mapEmpty();
  }

  Future<Void> change(ParticipantId id, Fields fields) {
    Tuple row =
        Tuple.of(
            id.value(), fields.role().json(), fields.name(), commitment(fields), fields.locale());
    return database.client().preparedQuery(CHANGE).execute(row).mapEmpty();
  }

  /// The account as a participant of the session; empty unless it may run the session.
  Future<Optional<Participant>> enterAsFacilitator(SessionId session, AccountId account) {
    return database
        .client()
        .preparedQuery(ENTER_AS_FACILITATOR)
        .execute(Tuple.of(session.value(), account.value(), Uuids.v7()))
        .compose(rows -> rows.size() == 0 ? nobody() : find(idOf(rows)));
  }

  private static Future<Optional<Participant>> nobody() {
    return Future.succeededFuture(Optional.empty());
  }

  private static ParticipantId idOf(RowSet<Row> rows) {
    return new ParticipantId(rows.iterator().next().getUUID(0));
  }

  private static @Nullable UUID commitment(Fields fields) {
    return fields.commitment() == null ? null : fields.commitment().id().value();
  }

  private static Participant participant(Row row) {
    return new Participant(
        new ParticipantId(row.getUUID("id")),
        new SessionId(row.getUUID("session_id")),
        role(row),
        row.getString("name"),
        commitment(row),
        row.getString("locale"),
        row.getBoolean("removed"),
        holder(row));
  }

  private static @Nullable HolderId holder(Row row) {
    UUID id = row.getUUID("holder_id");
    return id == null ? null : new HolderId(id);
  }

  static Role role(Row row) {
    return Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT));
  }

  static @Nullable CommitmentRef commitment(Row row) {
    UUID id = row.getUUID("commitment");
    return id == null
        ? null
        : new CommitmentRef(new CommitmentId(id), row.getString("commitment_name"));
  }
}
