package org.convene.participant;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convene.base.SessionId;
import org.convene.postgres.AskedTogether;
import org.convene.postgres.Database;

/// Reads from a session's log whether people may come in: the last of the events that say so
/// counts.
public final class StageStore {
  private static final String LAST =
      """
      select s.id, last.type
      from unnest($1::uuid[]) as s (id)
      cross join lateral (
        select body ->> 'type' as type from session_event
        where session_id = s.id and body ->> 'type' in ('sessionOpened', 'sessionClosed', 'sessionReopened')
        order by revision desc limit 1
      ) as last\
      """;

  private final Database database;
  private final AskedTogether<SessionId, Stage> asked = new AskedTogether<>(this::stages);

  public StageStore(Database database) {
    this.database = database;
  }

  public Future<Stage> stage(SessionId session) {
    return asked.answer(session).map(stage -> stage.orElse(Stage.PLANNED));
  }

  private Future<Map<SessionId, Stage>> stages(List<SessionId> sessions) {
    UUID[] ids = sessions.stream().map(SessionId::value).toArray(UUID[]::new);
    return database
        .client()
        .preparedQuery(LAST)
        .execute(Tuple.tuple().addArrayOfUUID(ids))
        .map(rows -> {
          Map<SessionId, Stage> stages = new HashMap<>();
          rows.forEach(row -> stages.put(new SessionId(row.getUUID("id")), stage(row)));
          return stages;
        });
  }

  private static Stage stage(Row row) {
    return row.getString("type").equals("sessionClosed") ? Stage.CLOSED : Stage.OPEN;
  }
}
