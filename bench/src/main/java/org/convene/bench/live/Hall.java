package org.convene.bench.live;

import java.sql.SQLException;

/// People in front of a vote, at one server or another.
interface Hall extends AutoCloseable {
  /// What the database holds afterwards, beside what was acknowledged.
  ///
  /// @param lost acknowledged, and not there as it was cast
  /// @param twice counted more than once
  record Kept(long lost, long twice) {}

  /// How many screens there are.
  int people();

  /// Of the server and of its database.
  double cpuSeconds();

  /// Opens a poll and blocks until everybody may cast.
  void open(Acknowledged told);

  /// Called on the thread of the sockets.
  ///
  /// @param rev of the ballot: one more than the voter's last
  void cast(int voter, int rev, int option);

  /// Ends the poll and looks what the database holds of it.
  Kept kept(Vote vote) throws SQLException;
}
