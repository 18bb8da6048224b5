package org.convene.feed;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.convene.base.AccountId;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.feed.Audience.Own;
import org.convene.feed.Audience.Standing;

/// What somebody has to do with, by the rows of those who are invited and registered.
public final class OwnMeetings implements Attending {
  static final String STANDING =
      """
      select a.meeting_id, a.series_id,
        case
          when a.partstat = 'declined' or a.place in ('refused', 'cancelled') then 'none'
          when a.place in ('requested', 'waiting') then 'waiting'
          else 'takes-part'
        end as standing
      from attendee a
      left join meeting m on m.id = a.meeting_id
      left join series s on s.id = a.series_id
      where a.account_id = $1 and coalesce(m.initiative_id, s.initiative_id) = $2
      """;

  private final SqlClient client;

  public OwnMeetings(SqlClient client) {
    this.client = client;
  }

  @Override
  public Future<Own> of(AccountId account, InitiativeId initiative) {
    return client
        .preparedQuery(STANDING)
        .execute(Tuple.of(account.value(), initiative.value()))
        .map(OwnMeetings::own);
  }

  private static Own own(RowSet<Row> rows) {
    Map<MeetingId, Standing> meetings = new HashMap<>();
    Map<SeriesId, Standing> series = new HashMap<>();
    for (Row row : rows) {
      Standing standing = standing(row.getString("standing"));
      UUID meeting = row.getUUID("meeting_id");
      if (meeting == null) {
        series.merge(new SeriesId(row.getUUID("series_id")), standing, OwnMeetings::more);
      } else {
        meetings.merge(new MeetingId(meeting), standing, OwnMeetings::more);
      }
    }
    return new Own(meetings, series);
  }

  private static Standing standing(String name) {
    return switch (name) {
      case "none" -> Standing.NONE;
      case "waiting" -> Standing.WAITING;
      default -> Standing.TAKES_PART;
    };
  }

  /// Somebody may stand in a list twice, under two addresses.
  private static Standing more(Standing a, Standing b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
