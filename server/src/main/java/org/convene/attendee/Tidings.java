package org.convene.attendee;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import org.convene.meeting.Meeting;

/// How people are told what became of their registration. Whoever sends mails answers.
public interface Tidings {
  /// On a server that has no way to tell anybody.
  Tidings NONE =
      new Tidings() {
        @Override
        public boolean reach() {
          return false;
        }

        @Override
        public Future<Void> tell(SqlClient on, Meeting meeting, Attendee attendee, News news) {
          return Future.succeededFuture();
        }
      };

  enum News {
    /// They, or somebody in their name, registered; perhaps not for the first time. Their place
    /// says with what result. It has to hold a new personal link.
    REGISTERED,
    /// They waited and have a place now.
    PROMOTED,
    /// An organiser said yes; their place says whether they wait.
    APPROVED,
    /// An organiser said no.
    REFUSED,
    /// Their place is given back, or taken back by an organiser.
    CANCELLED,
    /// They are in the list no more; their row is gone when the transaction ends.
    REMOVED
  }

  /// Whether what is told leaves this server. While it does not, a personal link can only be handed
  /// over on the page itself.
  boolean reach();

  /// In the transaction that changed something, so that nobody is told what did not happen. Links
  /// are minted by [AttendeeLinks#mint].
  ///
  /// @param attendee as they are now
  Future<Void> tell(SqlClient on, Meeting meeting, Attendee attendee, News news);
}
