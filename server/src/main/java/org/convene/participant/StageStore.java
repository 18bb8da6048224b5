package org.convene.participant;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import org.convene.base.SessionId;
import org.convene.postgres.Database;

/// Reads from a session's log whether people may come in: the last of the events that say so
/// counts.
public final class StageStore {
  private static final String LAST =
      """
      select body ->> 'type' from session_event
      where session_id = $1 and body ->> 'type' in ('sessionOpened', 'sessionClosed', 'sessionReopened')
      order by revision desc limit 1\
      """;

  private final Database database;

  public StageStore(Database database) {
    this.database = database;
  }

  public Future<Stage> stage(SessionId session) {
    return database
        .client()
        .preparedQuery(LAST)
        .execute(Tuple.of(session.value()))
        .map(StageStore::stage);
  }

  private static Stage stage(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Stage.PLANNED;
    }
    return rows.iterator().next().getString(0).equals("sessionClosed") ? Stage.CLOSED : Stage.OPEN;
  }
}
