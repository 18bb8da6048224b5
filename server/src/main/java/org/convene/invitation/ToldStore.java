package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.convene.attendee.AttendeeId;
import org.convene.calendar.RecurrenceId;
import org.convene.meeting.Meeting;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// What everybody's calendar was told last. On the connection of a transaction.
final class ToldStore {
  private static final String TOLD =
      """
      select attendee_id, method, version, uid, recurrence_id, zone, starts_at, until, sequence, at
      from told where attendee_id = any($1)\
      """;

  /// Nobody who is just being removed.
  private static final String TELL =
      """
      insert into told (attendee_id, method, version, uid, recurrence_id, zone, starts_at, until, sequence, at)
      select id, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp() from attendee where id = $1
      on conflict (attendee_id) do update set method = excluded.method, version = excluded.version,
        uid = excluded.uid, recurrence_id = excluded.recurrence_id, zone = excluded.zone,
        starts_at = excluded.starts_at, until = excluded.until, sequence = excluded.sequence, at = excluded.at\
      """;

  private static final String OF_DATE =
      """
      select t.attendee_id, t.recurrence_id, t.zone from told t join attendee a on a.id = t.attendee_id
      where t.uid = $1 and lower(a.email) = lower($2) and a.meeting_id is not null\
      """;

  private static final String FORGET = "delete from told where attendee_id = $1";

  /// What is told together: series that go on from each other, and whatever has left them since
  /// somebody was told of it. Of series only those that are to come, or that somebody still
  /// believes are.
  private static final String FAMILY =
      """
      with recursive family (id) as (
        select $1::uuid
        union
        select case when s.id = f.id then s.follows_id else s.id end
        from family f join series s on (s.id = f.id and s.follows_id is not null) or s.follows_id = f.id
      ), believed as (
        select t.uid, coalesce(a.series_id, m.series_id, m.id) as subject
        from told t join attendee a on a.id = t.attendee_id left join meeting m on m.id = a.meeting_id
        where t.method = 'REQUEST' and t.until > $2
      )
      select id from family where id = $1
      union
      select f.id from family f where exists (
        select from meeting m where m.series_id = f.id and m.ends_at > $2)
      union
      select b.subject from family f join believed b on b.subject = f.id
      union
      select b.subject from family f join series s on s.id = f.id join believed b on b.uid = s.uid\
      """;

  private final SqlClient on;

  ToldStore(SqlClient on) {
    this.on = on;
  }

  /// The same guests with what they were told.
  Future<List<Guest>> with(List<Guest> guests) {
    UUID[] ids = guests.stream().map(g -> g.attendee().id().value()).toArray(UUID[]::new);
    return on.preparedQuery(TOLD)
        .execute(Tuple.of(ids))
        .map(rows -> {
          Map<UUID, Told> told = new HashMap<>();
          rows.forEach(row -> told.put(row.getUUID("attendee_id"), told(row)));
          return guests.stream()
              .map(g ->
                  new Guest(
                      g.attendee(),
                      g.unit(),
                      Optional.ofNullable(told.get(g.attendee().id().value()))))
              .toList();
        });
  }

  private static Told told(Row row) {
    return new Told(
        row.getString("method"),
        row.getString("version"),
        new Told.Entry(
            row.getString("uid"),
            row.getLocalDateTime("recurrence_id"),
            ZoneId.of(row.getString("zone"))),
        Columns.instant(row, "starts_at"),
        Columns.instant(row, "until"),
        row.getInteger("sequence"),
        Columns.instant(row, "at"));
  }

  /// Remembers what a guest was told, in the transaction that puts the mail into the outbox.
  ///
  /// @param method `REQUEST` or `CANCEL`
  Future<Void> tell(Guest guest, String method) {
    List<Meeting> dates = guest.unit().dates();
    Instant starts = dates.stream().map(Meeting::startsAt).min(Instant::compareTo).orElseThrow();
    Instant until = dates.stream().map(Meeting::endsAt).max(Instant::compareTo).orElseThrow();
    Told.Entry entry = guest.entry();
    return on.preparedQuery(TELL)
        .execute(
            Tuple.of(guest.attendee().id().value(), method, guest.version(), entry.uid())
                .addLocalDateTime(entry.start())
                .addString(entry.zone().getId())
                .addOffsetDateTime(Columns.utc(starts))
                .addOffsetDateTime(Columns.utc(until))
                .addInteger(guest.sequence()))
        .mapEmpty();
  }

  /// Who was told under this address of a meeting, or of one date of a series, as this entry.
  ///
  /// @param date null: the whole of the UID
  Future<Optional<AttendeeId>> ofDate(String uid, @Nullable RecurrenceId date, String email) {
    return on.preparedQuery(OF_DATE)
        .execute(Tuple.of(uid, email))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> isAt(row, date))
                .findFirst()
                .map(row -> new AttendeeId(row.getUUID("attendee_id"))));
  }

  /// Programs may name a date in any zone.
  private static boolean isAt(Row row, @Nullable RecurrenceId date) {
    LocalDateTime start = row.getLocalDateTime("recurrence_id");
    if (start == null || date == null) {
      return start == null && date == null;
    }
    ZoneId zone = ZoneId.of(row.getString("zone"));
    return date.in(zone).equals(start);
  }

  Future<Void> forget(AttendeeId attendee) {
    return on.preparedQuery(FORGET).execute(Tuple.of(attendee.value())).mapEmpty();
  }

  /// What else has to be looked at when something is told, itself among it: by [Unit#subject].
  Future<List<UUID>> family(UUID subject, Instant now) {
    return on.preparedQuery(FAMILY)
        .execute(Tuple.of(subject, Columns.utc(now)))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).toList());
  }
}
