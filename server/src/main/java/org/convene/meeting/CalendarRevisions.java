package org.convene.meeting;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import org.convene.base.InitiativeId;
import org.convene.postgres.Columns;

/// The revision of all that an initiative's calendars show.
public final class CalendarRevisions {
  static final String RISE =
      """
      update initiative set calendar_revision = calendar_revision + 1,
        calendar_changed_at = greatest(calendar_changed_at, $2)
      where id = $1
      """;

  static final String CURRENT =
      "select calendar_revision, calendar_changed_at from initiative where id = $1";

  /// @param number rises with every change
  /// @param changedAt of the last
  public record CalendarRevision(long number, Instant changedAt) {}

  private CalendarRevisions() {}

  /// In the transaction of the change, as its last statement: the row orders the planners of an
  /// initiative.
  public static Future<Void> rise(SqlClient connection, InitiativeId initiative, Instant now) {
    return connection
        .preparedQuery(RISE)
        .execute(Tuple.of(initiative.value(), Columns.utc(now)))
        .mapEmpty();
  }

  public static Future<CalendarRevision> current(SqlClient client, InitiativeId initiative) {
    return client
        .preparedQuery(CURRENT)
        .execute(Tuple.of(initiative.value()))
        .map(rows -> rows.iterator().next())
        .map(row ->
            new CalendarRevision(
                row.getLong("calendar_revision"), Columns.instant(row, "calendar_changed_at")));
  }
}
