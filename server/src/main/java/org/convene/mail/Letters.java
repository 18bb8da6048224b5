package org.convene.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import org.convene.base.InitiativeId;
import org.jspecify.annotations.Nullable;

/// Takes in what arrives in the mailbox: the port of whoever understands calendars.
@FunctionalInterface
public interface Letters {
  sealed interface Verdict {
    record Taken() implements Verdict {}

    /// It fits nothing; people may want to look at it.
    ///
    /// @param reason one English sentence
    /// @param initiative whose it seems to be; null shows it to the organisers of every initiative
    record SetAside(String reason, @Nullable InitiativeId initiative) implements Verdict {}
  }

  /// Called once for each mail, as far as it commits. A failed future rolls everything back, and
  /// the mail comes again.
  ///
  /// @param client the transaction that remembers that the mail was taken
  Future<Verdict> take(SqlClient client, Received letter);
}
