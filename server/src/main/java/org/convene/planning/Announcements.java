package org.convene.planning;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;

/// Whoever tells people of a change by mail. Called in the transaction of the change, once it is
/// written, and only where an organiser wants people to be told.
public interface Announcements {
  Announcements NONE =
      new Announcements() {
        @Override
        public Future<Void> changed(SqlClient connection, MeetingId meeting, Instant now) {
          return Future.succeededFuture();
        }

        @Override
        public Future<Void> changed(SqlClient connection, SeriesId series, Instant now) {
          return Future.succeededFuture();
        }
      };

  /// One meeting, or one date of a series.
  Future<Void> changed(SqlClient connection, MeetingId meeting, Instant now);

  /// A series, with all or several of its dates.
  Future<Void> changed(SqlClient connection, SeriesId series, Instant now);
}
