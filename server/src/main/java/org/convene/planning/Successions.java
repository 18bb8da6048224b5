package org.convene.planning;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import org.convene.base.SeriesId;

/// Whoever keeps something of a series that has to go on with the one that follows it, such as who
/// is invited. Called in the transaction of the change, once both series and their dates are
/// written.
@FunctionalInterface
public interface Successions {
  Future<Void> follows(SqlClient connection, SeriesId ended, SeriesId following);
}
