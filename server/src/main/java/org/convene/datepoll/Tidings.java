package org.convene.datepoll;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import org.convene.meeting.Meeting;

/// What people are told of date polls. Called in the transaction of what they are told, so they are
/// told it if and only if it happened.
public interface Tidings {
  /// Nobody is told anything.
  Tidings NONE =
      new Tidings() {
        @Override
        public Future<Void> asked(SqlClient connection, DatePoll poll, List<Asked> people) {
          return Future.succeededFuture();
        }

        @Override
        public Future<Void> chosen(
            SqlClient connection, DatePoll poll, Meeting meeting, List<Answer> answers) {
          return Future.succeededFuture();
        }
      };

  /// @param people who have not been asked before; some have no address
  Future<Void> asked(SqlClient connection, DatePoll poll, List<Asked> people);

  /// Tells those who were asked and have not answered: whoever has is invited to the meeting, as
  /// any guest is.
  ///
  /// @param meeting that was made of the chosen candidate
  /// @param answers of everybody; some have no address
  Future<Void> chosen(SqlClient connection, DatePoll poll, Meeting meeting, List<Answer> answers);
}
