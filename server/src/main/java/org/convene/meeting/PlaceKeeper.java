package org.convene.meeting;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import org.convene.base.MeetingId;

/// Whoever keeps the places of meetings, and has to know when there are more.
@FunctionalInterface
public interface PlaceKeeper {
  /// Where nobody registers.
  PlaceKeeper NONE = (_, _) -> Future.succeededFuture();

  /// In the transaction that saved a meeting, once it is written and before
  /// [CalendarRevisions#rise]: where there are more places now, those who wait get them and are
  /// told; where there are fewer, nobody loses theirs.
  Future<Void> replanned(SqlClient connection, MeetingId meeting);
}
