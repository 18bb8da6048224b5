package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.SeriesStore;

/// Reads meetings with the series they are of.
final class Units {
  private static final String SUBJECT_OF_UID =
      """
      select coalesce(series_id, id) from meeting where uid = $1 limit 1\
      """;

  private static final String FOLLOWING = "select id from series where follows_id = $1 limit 1";

  private Units() {}

  /// The meeting alone, or its whole series.
  static Future<Optional<Unit>> of(SqlClient on, MeetingId meeting) {
    return new MeetingStore(on)
        .find(meeting)
        .compose(found ->
            found.isPresent()
                ? of(on, found.get()).map(Optional::of)
                : Future.succeededFuture(Optional.empty()));
  }

  static Future<Optional<Unit>> ofUid(SqlClient on, String uid) {
    return on.preparedQuery(SUBJECT_OF_UID)
        .execute(Tuple.of(uid))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .compose(row ->
            row.isPresent()
                ? named(on, row.get().getUUID(0))
                : Future.succeededFuture(Optional.empty()));
  }

  /// @param subject as [Unit#subject] has it
  static Future<Optional<Unit>> named(SqlClient on, UUID subject) {
    return ofSeries(on, new SeriesId(subject))
        .compose(series ->
            series.isPresent() ? Future.succeededFuture(series) : of(on, new MeetingId(subject)));
  }

  /// The series that goes on from one, after "this and following".
  static Future<Optional<Unit>> following(SqlClient on, Unit unit) {
    return unit.series() == null
        ? Future.succeededFuture(Optional.empty())
        : on.preparedQuery(FOLLOWING)
            .execute(Tuple.of(unit.series().id().value()))
            .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
            .compose(row ->
                row.isPresent()
                    ? ofSeries(on, new SeriesId(row.get().getUUID(0)))
                    : Future.succeededFuture(Optional.empty()));
  }

  private static Future<Unit> of(SqlClient on, Meeting meeting) {
    return meeting.occurrence() == null
        ? Future.succeededFuture(new Unit(null, List.of(meeting)))
        : ofSeries(on, meeting.occurrence().series()).map(Optional::orElseThrow);
  }

  private static Future<Optional<Unit>> ofSeries(SqlClient on, SeriesId id) {
    return new SeriesStore(on)
        .find(id)
        .compose(series ->
            series.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : new MeetingStore(on)
                    .ofSeries(id)
                    .map(dates ->
                        dates.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Unit(series.get(), dates))));
  }
}
