package org.convene.feed;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convene.agenda.AgendaItemView;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.MeetingStore.Stamp;
import org.convene.meeting.PlannedAgendas;
import org.convene.meeting.Series;
import org.convene.meeting.SeriesStore;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Keeps the newest [Listing], and reads of a newer one only what has changed.
///
/// Waits; on virtual threads.
final class Listings {
  private final Database database;
  private final PlannedAgendas agendas;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Listing newest;

  Listings(Database database, PlannedAgendas agendas) {
    this.database = database;
    this.agendas = agendas;
  }

  /// As it was at `head`, or later. Of many who ask at once one reads.
  Listing at(Head head) {
    Listing known = newest;
    if (known != null && isAt(known, head)) {
      return known;
    }
    reading.lock();
    try {
      known = newest;
      if (known == null || !isAt(known, head)) {
        known = read(known);
        newest = known;
      }
      return known;
    } finally {
      reading.unlock();
    }
  }

  /// The initiative, too, may have been renamed.
  private static boolean isAt(Listing known, Head head) {
    return known.head().initiative().equals(head.initiative())
        && known.head().revision() >= head.revision();
  }

  private Listing read(@Nullable Listing known) {
    Read read = database.pool().withTransaction(connection -> read(connection, known)).await();
    Map<MeetingId, Listed> before = known == null ? Map.of() : known.meetings();
    Map<MeetingId, Meeting> changed =
        read.changed.stream().collect(Collectors.toMap(Meeting::id, Function.identity()));
    Map<MeetingId, List<AgendaItemView>> planned = agendas.agendas(changed.keySet()).await();
    Map<MeetingId, Listed> all = new HashMap<>();
    for (Stamp stamp : read.stamps) {
      Meeting meeting = changed.get(stamp.id());
      Listed listed =
          meeting == null
              ? before.get(stamp.id())
              : new Listed(meeting, planned.getOrDefault(stamp.id(), List.of()));
      if (listed != null) {
        all.put(stamp.id(), listed);
      }
    }
    return Listing.of(
        read.head,
        all,
        read.series.stream().collect(Collectors.toMap(Series::id, Function.identity())));
  }

  private record Read(Head head, List<Stamp> stamps, List<Meeting> changed, List<Series> series) {}

  private static Future<Read> read(SqlConnection connection, @Nullable Listing known) {
    return connection
        .query(FeedStore.ONE_MOMENT)
        .execute()
        .compose(_ -> FeedStore.head(connection))
        .map(Optional::orElseThrow)
        .compose(head -> read(connection, head, known));
  }

  private static Future<Read> read(SqlClient client, Head head, @Nullable Listing known) {
    InitiativeId initiative = head.initiative().id();
    MeetingStore meetings = new MeetingStore(client);
    Future<List<Series>> series = new SeriesStore(client).all(initiative);
    Future<List<Stamp>> stamps = meetings.stamps(initiative);
    Future<List<Meeting>> changed = stamps.map(all -> changed(all, known)).compose(meetings::these);
    return Future.all(series, stamps, changed)
        .map(_ -> new Read(head, stamps.result(), changed.result(), series.result()));
  }

  private static Collection<MeetingId> changed(List<Stamp> stamps, @Nullable Listing known) {
    return stamps.stream()
        .filter(stamp -> {
          Listed listed = known == null ? null : known.meetings().get(stamp.id());
          return listed == null || !listed.stamp().equals(stamp);
        })
        .map(Stamp::id)
        .toList();
  }
}
