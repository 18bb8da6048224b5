package org.convene.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;
import org.convene.base.AccountId;
import org.convene.base.Json;
import org.convene.base.PollTemplateId;
import org.convene.base.SessionId;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// The templates of an initiative, reached by any of its sessions.
public final class PollTemplateStore {
  /// Of one initiative. Past it nobody finds the one they look for, and the list outgrows an
  /// answer.
  public static final int MAX_TEMPLATES = 100;

  static final String ALL =
      """
      select t.id, t.name, t.draft::text as draft
        from session s
        join meeting m on m.id = s.meeting_id
        join poll_template t on t.initiative_id = m.initiative_id
       where s.id = $1 order by t.at, t.id
      """;

  static final String INSERT =
      """
      insert into poll_template (id, initiative_id, name, draft, created_by)
      select $2, m.initiative_id, $3, $4, $5
        from session s join meeting m on m.id = s.meeting_id
       where s.id = $1
         and (select count(*) from poll_template t where t.initiative_id = m.initiative_id) < $6
      """;

  static final String REPLACE =
      """
      update poll_template t set name = $3, draft = $4
        from session s join meeting m on m.id = s.meeting_id
       where s.id = $1 and t.id = $2 and t.initiative_id = m.initiative_id
      """;

  static final String REMOVE =
      """
      delete from poll_template t using session s join meeting m on m.id = s.meeting_id
       where s.id = $1 and t.id = $2 and t.initiative_id = m.initiative_id
      """;

  private final SqlClient client;

  public PollTemplateStore(SqlClient client) {
    this.client = client;
  }

  /// The oldest first.
  public Future<List<PollTemplate>> all(SessionId session) {
    return client
        .preparedQuery(ALL)
        .execute(Tuple.of(session.value()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(PollTemplateStore::read).toList());
  }

  /// @return false where there are [#MAX_TEMPLATES] already
  public Future<Boolean> insert(SessionId session, PollTemplate template, @Nullable AccountId by) {
    return changes(
        INSERT,
        Tuple.of(session.value(), template.id().value())
            .addJsonObject(Columns.json(template.name()))
            .addJsonObject(json(template.poll()))
            .addUUID(by == null ? null : by.value())
            .addInteger(MAX_TEMPLATES));
  }

  /// @return false where the session's initiative has no such template
  public Future<Boolean> replace(SessionId session, PollTemplate template) {
    return changes(
        REPLACE,
        Tuple.of(session.value(), template.id().value())
            .addJsonObject(Columns.json(template.name()))
            .addJsonObject(json(template.poll())));
  }

  /// @return false where the session's initiative has no such template
  public Future<Boolean> remove(SessionId session, PollTemplateId template) {
    return changes(REMOVE, Tuple.of(session.value(), template.value()));
  }

  private Future<Boolean> changes(String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
  }

  private static JsonObject json(PollDraft draft) {
    try {
      return new JsonObject(Json.MAPPER.writeValueAsString(draft));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft cannot be written", e);
    }
  }

  private static PollTemplate read(Row row) {
    try {
      return new PollTemplate(
          new PollTemplateId(row.getUUID("id")),
          Columns.text(row, "name"),
          Json.MAPPER.readValue(row.getString("draft"), PollDraft.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored template cannot be read", e);
    }
  }
}
