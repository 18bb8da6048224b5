package org.convene.planning;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Occurrence;
import org.convene.meeting.SeriesStore;
import org.convene.postgres.Columns;
import org.convene.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// People agree on local time. Where a country changes its clocks, a new time zone database moves
/// the instants of what is to come: that is a reschedule, and calendars have to hear of it. At the
/// start of the server, since a database comes with a new one.
public final class Retiming {
  private static final Logger LOG = LoggerFactory.getLogger(Retiming.class);

  /// What has not ended, by what was known of the zone when it was saved.
  static final String TO_COME =
      """
      select id, initiative_id, local_start, local_end, zone, starts_at, ends_at from meeting
      where ends_at > $1 order by id
      """;

  private record Moved(MeetingId meeting, InitiativeId initiative) {}

  private final Database database;
  private final Clock clock;
  private final Announcements announcements;

  /// @param announcements whoever tells the guests
  public Retiming(Database database, Clock clock, Announcements announcements) {
    this.database = database;
    this.clock = clock;
    this.announcements = announcements;
  }

  /// Waits; not on an event loop. In one transaction: all that has moved, or nothing.
  ///
  /// @return how many meetings have moved
  public int run() {
    SqlConnection connection = database.pool().getConnection().await();
    try {
      Transaction transaction = connection.begin().await();
      int moved = save(connection);
      transaction.commit().await();
      return moved;
    } finally {
      // Rolls back what was not committed.
      connection.close().await();
    }
  }

  private int save(SqlConnection connection) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var rows = connection.preparedQuery(TO_COME).execute(Tuple.of(Columns.utc(now))).await();
    List<Moved> moved =
        StreamSupport.stream(rows.spliterator(), false)
            .filter(Retiming::hasMoved)
            .map(row ->
                new Moved(
                    new MeetingId(row.getUUID("id")),
                    new InitiativeId(row.getUUID("initiative_id"))))
            .toList();
    Set<SeriesId> raised = new HashSet<>();
    moved.forEach(one -> save(connection, one, raised, now));
    moved.forEach(one -> announcements.changed(connection, one.meeting(), now).await());
    moved.stream()
        .map(Moved::initiative)
        .distinct()
        .forEach(of -> CalendarRevisions.rise(connection, of, now).await());
    if (!moved.isEmpty()) {
      LOG.info("the time zone database has moved {} meetings", moved.size());
    }
    return moved.size();
  }

  private static boolean hasMoved(Row row) {
    ZoneId zone = ZoneId.of(row.getString("zone"));
    return !instant(row.getLocalDateTime("local_start"), zone)
            .equals(Columns.instant(row, "starts_at"))
        || !instant(row.getLocalDateTime("local_end"), zone)
            .equals(Columns.instant(row, "ends_at"));
  }

  private static Instant instant(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }

  /// A meeting knows only its local time: saving it stores the instants that follow from that.
  private static void save(
      SqlConnection connection, Moved moved, Set<SeriesId> raised, Instant now) {
    MeetingStore meetings = new MeetingStore(connection);
    Meeting meeting = meetings.find(moved.meeting()).await().orElseThrow();
    Occurrence date = meeting.occurrence();
    int next = meeting.revision().sequence() + 1;
    if (date != null) {
      next = Math.max(next, raise(connection, date.series(), raised, now));
    }
    meetings.save(meeting.at(meeting.status(), meeting.revision().moved(next, now))).await();
  }

  /// @return the sequence that the series has then
  private static int raise(
      SqlConnection connection, SeriesId id, Set<SeriesId> raised, Instant now) {
    SeriesStore store = new SeriesStore(connection);
    var series = store.find(id).await().orElseThrow();
    if (!raised.add(id)) {
      return series.revision().sequence();
    }
    int next =
        Planned.of(series, new MeetingStore(connection).ofSeries(id).await(), Set.of())
            .next(series);
    store.save(series.at(series.status(), series.revision().moved(next, now))).await();
    return next;
  }
}
