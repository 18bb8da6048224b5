package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.attendee.Attendee;
import org.convene.attendee.AttendeeId;
import org.convene.attendee.AttendeeStore;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;

/// Reads who is to be told of a meeting or series.
final class Guests {
  /// Who is in the list of a date, and not in that of its series.
  private static final String DATES_WITH_GUESTS =
      """
      select distinct m.id from meeting m join attendee a on a.meeting_id = m.id
      where m.series_id = $1 and not exists (
        select from attendee s where s.series_id = $1 and lower(s.email) = lower(a.email))\
      """;

  private static final String HIDDEN =
      """
      select a.id from told t join attendee a on a.id = t.attendee_id join meeting m on m.id = a.meeting_id
      where m.series_id = $1 and exists (
        select from attendee s where s.series_id = $1 and lower(s.email) = lower(a.email))
      order by a.id\
      """;

  private final SqlClient on;
  private final AttendeeStore attendees;

  Guests(SqlClient on) {
    this.on = on;
    this.attendees = new AttendeeStore(on);
  }

  /// Everybody, by name; those of single dates after those of the series.
  Future<List<Guest>> of(Unit unit) {
    Future<List<Guest>> all =
        unit.series() == null
            ? attendees.effective(unit.first().id()).map(rows -> guests(rows, unit))
            : ofSeries(unit, unit.series().id());
    return all.compose(this::withTold);
  }

  /// One of them.
  Future<Guest> one(Attendee attendee, Unit unit) {
    MeetingId meeting = attendee.meeting();
    Unit theirs =
        meeting == null || unit.series() == null
            ? unit
            : new Unit(unit.series(), List.of(unit.date(meeting).orElseThrow()));
    return withTold(List.of(new Guest(attendee, theirs, Optional.empty()))).map(List::getFirst);
  }

  private Future<List<Guest>> ofSeries(Unit unit, SeriesId series) {
    return attendees
        .ofSeries(series)
        .compose(rows -> {
          List<Guest> all = new ArrayList<>(guests(rows, unit));
          return on.preparedQuery(DATES_WITH_GUESTS)
              .execute(Tuple.of(series.value()))
              .compose(dates -> {
                Future<Void> each = Future.succeededFuture();
                for (Row row : dates) {
                  MeetingId date = new MeetingId(row.getUUID(0));
                  each = each.compose(_ -> ofDate(unit, date).onSuccess(all::addAll).mapEmpty());
                }
                return each.map(_ -> all);
              });
        });
  }

  private Future<List<Guest>> ofDate(Unit unit, MeetingId date) {
    Unit only = new Unit(unit.series(), List.of(unit.date(date).orElseThrow()));
    return attendees
        .effective(date)
        .compose(rows ->
            attendees
                .ofSeries(java.util.Objects.requireNonNull(unit.series()).id())
                .map(ofAll ->
                    guests(
                        rows.stream()
                            .filter(a -> a.meeting() != null && !isAmong(ofAll, a))
                            .toList(),
                        only)));
  }

  private static boolean isAmong(List<Attendee> all, Attendee one) {
    return one.email() != null
        && all.stream().anyMatch(each -> one.email().equalsIgnoreCase(each.email()));
  }

  private static List<Guest> guests(List<Attendee> rows, Unit unit) {
    return rows.stream().map(row -> new Guest(row, unit, Optional.empty())).toList();
  }

  private Future<List<Guest>> withTold(List<Guest> guests) {
    return new ToldStore(on).with(guests);
  }

  /// Those who are in the list of a date and in that of its series, which goes before: what they
  /// were told of the date.
  Future<List<Guest>> hidden(Unit unit) {
    if (unit.series() == null) {
      return Future.succeededFuture(List.of());
    }
    return on.preparedQuery(HIDDEN)
        .execute(Tuple.of(unit.series().id().value()))
        .compose(rows -> {
          List<Guest> all = new ArrayList<>();
          Future<Void> each = Future.succeededFuture();
          for (Row row : rows) {
            AttendeeId id = new AttendeeId(row.getUUID(0));
            each =
                each.compose(
                        _ -> attendees.find(id).compose(found -> one(found.orElseThrow(), unit)))
                    .onSuccess(all::add)
                    .mapEmpty();
          }
          return each.map(_ -> all);
        });
  }
}
