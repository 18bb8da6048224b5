package org.convene.datepoll;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import org.convene.base.DatePollId;
import org.convene.base.InitiativeId;
import org.convene.base.Secrets;
import org.convene.base.Uuids;

/// Date polls that have been answered when they are first there: those of an example. Nobody has
/// the personal links to these answers.
public final class AnsweredPolls {
  private AnsweredPolls() {}

  /// Nobody is told.
  ///
  /// @param on the connection of a transaction
  /// @param draft without a flaw; its candidates get the numbers from 1 on
  /// @param answers in order
  public static Future<Void> add(
      SqlClient on,
      InitiativeId of,
      String slug,
      DatePollDraft draft,
      List<Answer> answers,
      Instant now) {
    DatePollStore store = new DatePollStore(on);
    DatePoll poll = DatePollRules.create(new DatePollId(Uuids.v7()), of, slug, draft, now);
    Future<Void> done = store.insert(poll);
    for (Answer answer : answers) {
      done = done.compose(_ -> store.insert(poll.id(), answer, Secrets.mint()));
    }
    return done;
  }
}
