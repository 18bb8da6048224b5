package org.convene.planning;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import org.convene.base.MeetingId;

/// Copies the agenda that was planned for one meeting to another, whose session is new. In the
/// transaction of `connection`.
@FunctionalInterface
public interface AgendaCopies {
  Future<Void> copy(SqlConnection connection, MeetingId from, MeetingId to, Instant now);
}
