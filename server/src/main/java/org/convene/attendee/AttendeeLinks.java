package org.convene.attendee;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.convene.base.Secrets;

/// Personal links: `/r/<secret>`. Each mail has its own, and all of them lead to the same page
/// until the attendee is removed. Only hashes are kept, so a link can be made but not read again.
public final class AttendeeLinks {
  static final String INSERT =
      "insert into attendee_link (token_hash, attendee_id) values ($1, $2)";

  static final String FIND = "select attendee_id from attendee_link where token_hash = $1";

  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  private AttendeeLinks() {}

  /// Where a secret stands in an address.
  public static String path(String secret) {
    return "/r/" + secret;
  }

  /// A new link's secret: never log it.
  public static Future<String> mint(SqlClient on, AttendeeId of) {
    String secret = Secrets.mint();
    return on.preparedQuery(INSERT).execute(Tuple.of(Secrets.hash(secret), of.value())).map(secret);
  }

  /// Whose link it is; empty for any that leads nowhere.
  public static Future<Optional<AttendeeId>> find(SqlClient on, String secret) {
    if (!SECRET.matcher(secret).matches()) {
      return Future.succeededFuture(Optional.empty());
    }
    return on.preparedQuery(FIND)
        .execute(Tuple.of(Secrets.hash(secret)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .map(row -> row.map(found -> new AttendeeId(found.getUUID(0))));
  }
}
