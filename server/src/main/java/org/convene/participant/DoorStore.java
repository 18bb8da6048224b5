package org.convene.participant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.convene.base.Json;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.postgres.AskedTogether;
import org.convene.postgres.Database;

/// The doors of sessions.
public final class DoorStore {
  private static final String DOOR =
      """
      select s.id, s.code, s.asks_name, s.asks_commitment, m.slug, m.title::text as title, m.starts_at, m.zone,
        i.locales,
        (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name, c.id), '[]')::text
         from commitment c where c.initiative_id = i.id) as commitments
      from session s
      join meeting m on m.id = s.meeting_id
      join initiative i on i.id = m.initiative_id
      where m.status <> 'draft'
      """;

  private static final String BY_ID = DOOR + "and s.id = any($1)";
  private static final String BY_CODE = DOOR + "and s.code = $1";
  private static final String BY_SLUG = DOOR + "and m.slug = $1";

  private final Database database;
  private final AskedTogether<SessionId, Door> asked = new AskedTogether<>(this::all);

  public DoorStore(Database database) {
    this.database = database;
  }

  Future<Optional<Door>> find(SessionId session) {
    return asked.answer(session);
  }

  private Future<Map<SessionId, Door>> all(List<SessionId> sessions) {
    UUID[] ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
    return database
        .client()
        .preparedQuery(BY_ID)
        .execute(Tuple.tuple().addArrayOfUUID(ids))
        .map(rows -> {
          Map<SessionId, Door> doors = new HashMap<>();
          rows.forEach(row -> doors.put(new SessionId(row.getUUID("id")), door(row)));
          return doors;
        });
  }

  /// @param code in any case
  Future<Optional<Door>> byCode(String code) {
    return find(BY_CODE, code.toUpperCase(Locale.ROOT));
  }

  Future<Optional<Door>> bySlug(String slug) {
    return find(BY_SLUG, slug);
  }

  private Future<Optional<Door>> find(String sql, Object key) {
    return database.client().preparedQuery(sql).execute(Tuple.of(key)).map(DoorStore::first);
  }

  private static Optional<Door> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(door(rows.iterator().next()));
  }

  private static Door door(Row row) {
    return new Door(
        new SessionId(row.getUUID("id")),
        row.getString("slug"),
        row.getString("code"),
        json(row.getString("title"), new TypeReference<Text>() {}),
        row.getOffsetDateTime("starts_at").toInstant(),
        row.getString("zone"),
        List.of(row.getArrayOfStrings("locales")),
        row.getBoolean("asks_name"),
        row.getBoolean("asks_commitment"),
        json(row.getString("commitments"), new TypeReference<List<CommitmentRef>>() {}));
  }

  private static <T> T json(String text, TypeReference<T> type) {
    try {
      return Json.MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON is broken", e);
    }
  }
}
