package org.convene.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often a meeting or series was changed, and when.
///
/// @param number rises with each edit; an edit names the one it is based on
/// @param sequence RFC 5545: rises with start, end, zone, rule, exceptions, status, place and link,
///   and only with them: calendars ask people again
/// @param revisedAt of the last edit; DTSTAMP and LAST-MODIFIED in feeds
/// @param cancelledAt null while it is not
/// @param agenda rises with each edit of the planned agenda
public record Revision(
    long number,
    int sequence,
    Instant createdAt,
    Instant revisedAt,
    @Nullable Instant cancelledAt,
    long agenda) {

  public static Revision first(Instant now) {
    return new Revision(1, 0, now, now, null, 0);
  }

  /// After an edit that nobody has to look at again.
  public Revision edited(Instant now) {
    return new Revision(number + 1, sequence, createdAt, now, cancelledAt, agenda);
  }

  /// After one that they do.
  ///
  /// @param next higher than the present sequence
  public Revision moved(int next, Instant now) {
    return new Revision(number + 1, next, createdAt, now, cancelledAt, agenda);
  }

  public Revision cancelled(int next, Instant now) {
    return new Revision(number + 1, next, createdAt, now, now, agenda);
  }

  public Revision restored(int next, Instant now) {
    return new Revision(number + 1, next, createdAt, now, null, agenda);
  }
}
