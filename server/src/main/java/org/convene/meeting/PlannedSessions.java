package org.convene.meeting;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import org.convene.base.MeetingId;
import org.convene.base.SessionId;
import org.convene.base.Uuids;

/// The live session that every meeting has from the start: its agenda and polls are prepared there.
public final class PlannedSessions {
  static final String INSERT =
      "insert into session (id, meeting_id, code, epoch) values ($1, $2, $3, $4)";

  /// Without characters that are taken for one another.
  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int CODE_LENGTH = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PlannedSessions() {}

  /// In the transaction that adds the meeting. A code that is taken fails it, once in 900 million
  /// for each session there is.
  public static Future<SessionId> add(SqlClient connection, MeetingId meeting) {
    SessionId id = new SessionId(Uuids.v7());
    return connection
        .preparedQuery(INSERT)
        .execute(Tuple.of(id.value(), meeting.value(), code(), Uuids.v7()))
        .map(id);
  }

  private static String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }
}
