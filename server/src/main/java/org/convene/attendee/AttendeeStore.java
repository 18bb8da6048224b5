package org.convene.attendee;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.convene.base.AccountId;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.base.Uuids;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// Attendees and their answers, on a pool or on the connection of a transaction. What it changes of
/// places is only right while [Line] holds the meeting.
public final class AttendeeStore {
  private static final String COLUMNS =
      """
      a.id, a.meeting_id, a.series_id, a.account_id, a.name, a.email, a.locale, a.commitment_id, a.role, a.partstat,
      a.place, a.place_order, a.answered_at, a.answered_via, a.comment, a.answers, a.reply_sequence, a.reply_dtstamp
      """;

  static final String BY_ID = "select " + COLUMNS + " from attendee a where a.id = $1";

  static final String OF_MEETING =
      "select "
          + COLUMNS
          + " from attendee a where a.meeting_id = $1 and lower(a.email) = lower($2)";

  static final String OF_SERIES =
      "select "
          + COLUMNS
          + " from attendee a where a.series_id = $1 and lower(a.email) = lower($2)";

  static final String OF_DATES =
      "select "
          + COLUMNS
          + """
          from meeting m join attendee a on a.meeting_id = m.id
          where m.series_id = $1 and lower(a.email) = lower($2)
          """;

  /// A row of the date hides the same person's row of the series.
  static final String EFFECTIVE =
      "select "
          + COLUMNS
          + """
          from attendee a where a.meeting_id = $1
          union all
          select
          """
          + COLUMNS
          + """
          from meeting m join attendee a on a.series_id = m.series_id
          where m.id = $1
            and not exists (select from attendee o where o.meeting_id = $1 and lower(o.email) = lower(a.email))
          order by name, id
          """;

  static final String ALL_OF_SERIES =
      "select " + COLUMNS + " from attendee a where a.series_id = $1 order by a.name, a.id";

  /// As [#EFFECTIVE], for one person over all meetings.
  static final String OF_ACCOUNT =
      "select a.meeting_id as at, "
          + COLUMNS
          + """
          from attendee a where a.account_id = $1 and a.meeting_id is not null
          union all
          select m.id as at,
          """
          + COLUMNS
          + """
          from attendee a join meeting m on m.series_id = a.series_id
          where a.account_id = $1
            and not exists (select from attendee o where o.meeting_id = m.id and lower(o.email) = lower(a.email))
          """;

  static final String BY_UID =
      "select "
          + COLUMNS
          + """
          from meeting m join attendee a on a.meeting_id = m.id
          where m.uid = $1 and m.series_id is null and lower(a.email) = lower($2)
          union all
          select
          """
          + COLUMNS
          + """
          from series s join attendee a on a.series_id = s.id where s.uid = $1 and lower(a.email) = lower($2)
          """;

  /// Dates in the order in which organisers save them.
  static final String HOLD =
      "select id from meeting where uid = any($1) order by uid, recurrence_id, id for no key update";

  static final String DATE_OF_UID =
      "select m.id from meeting m join series s on s.id = m.series_id where s.uid = $1 and m.recurrence_id = $2";

  /// Nothing where the person is in the list already.
  static final String INSERT =
      """
      insert into attendee as a (id, meeting_id, series_id, account_id, name, email, locale, commitment_id, role)
      values ($1, $2, $3,
        (select c.id from account c join member m on m.account_id = c.id
          where m.initiative_id = $9 and lower(c.email) = lower($5) order by c.id limit 1),
        $4, $5, $6, $7, $8)
      on conflict do nothing
      returning
      """
          + COLUMNS;

  /// The answer to the series is the answer to the date, until there is another.
  static final String TO_DATE =
      """
      insert into attendee as a (id, meeting_id, account_id, name, email, locale, commitment_id, role, partstat,
        answered_at, answered_via, comment, reply_sequence, reply_dtstamp)
      select $1, $2, s.account_id, s.name, s.email, s.locale, s.commitment_id, s.role, s.partstat,
        s.answered_at, s.answered_via, s.comment, s.reply_sequence, s.reply_dtstamp
      from attendee s where s.id = $3
      on conflict do nothing
      returning
      """
          + COLUMNS;

  /// Without what they answered: the dates are others.
  static final String TO_SERIES =
      """
      insert into attendee (id, series_id, account_id, name, email, locale, commitment_id, role)
      select gen_random_uuid(), $2, account_id, name, email, locale, commitment_id, role
      from attendee where series_id = $1
      on conflict do nothing
      """;

  /// Only over an older answer. The same one again is not newer.
  static final String ANSWER =
      """
      update attendee a set partstat = $2, answered_at = $3, answered_via = $4, comment = $5, reply_sequence = $6,
        reply_dtstamp = $7
      where a.id = $1 and (a.reply_dtstamp is null or (a.reply_sequence, a.reply_dtstamp) < ($6, $7::timestamptz))
      returning
      """
          + COLUMNS;

  static final String PLACE =
      "update attendee a set place = $2, place_order = $3 where a.id = $1 returning " + COLUMNS;

  static final String PLACES =
      """
      select count(*) filter (where place = 'confirmed')::int as confirmed,
        count(*) filter (where place = 'waiting')::int as waiting,
        count(*) filter (where place = 'requested')::int as requested,
        coalesce(min(place_order) filter (where place = 'waiting'), 0) as first_waiting,
        coalesce(max(place_order), 0) as last_given
      from attendee where meeting_id = $1 and place <> 'none'
      """;

  static final String PROMOTE =
      """
      update attendee a set place = 'confirmed'
      where a.id in (select id from attendee where meeting_id = $1 and place = 'waiting' order by place_order limit $2)
      returning
      """
          + COLUMNS;

  static final String AHEAD =
      "select count(*)::int from attendee where meeting_id = $1 and place = 'waiting' and place_order < $2";

  static final String ANSWERS =
      """
      update attendee a set answers = $2, commitment_id = coalesce($3, a.commitment_id), locale = coalesce($4, a.locale)
      where a.id = $1 returning
      """
          + COLUMNS;

  static final String ROLE = "update attendee a set role = $2 where a.id = $1 returning " + COLUMNS;

  static final String DELETE = "delete from attendee where id = $1";

  private final SqlClient on;

  public AttendeeStore(SqlClient on) {
    this.on = on;
  }

  public Future<Optional<Attendee>> find(AttendeeId id) {
    return one(BY_ID, Tuple.of(id.value()));
  }

  /// Everybody who is invited to or registered for a meeting, those of its series among them, by
  /// name; also whoever cancelled or was refused.
  public Future<List<Attendee>> effective(MeetingId meeting) {
    return list(EFFECTIVE, Tuple.of(meeting.value()));
  }

  /// Who is invited to all dates of a series, by name.
  public Future<List<Attendee>> ofSeries(SeriesId series) {
    return list(ALL_OF_SERIES, Tuple.of(series.value()));
  }

  /// The meetings that somebody is invited to or registered for, each with the row that counts.
  public Future<Map<MeetingId, Attendee>> ofAccount(AccountId account) {
    return on.preparedQuery(OF_ACCOUNT)
        .execute(Tuple.of(account.value()))
        .map(rows -> {
          Map<MeetingId, Attendee> meetings = new LinkedHashMap<>();
          rows.forEach(
              row -> meetings.put(new MeetingId(row.getUUID("at")), AttendeeRows.attendee(row)));
          return meetings;
        });
  }

  /// The row of exactly this meeting, not of its series.
  public Future<Optional<Attendee>> ofMeeting(MeetingId meeting, String email) {
    return one(OF_MEETING, Tuple.of(meeting.value(), email));
  }

  public Future<Optional<Attendee>> ofSeries(SeriesId series, String email) {
    return one(OF_SERIES, Tuple.of(series.value(), email));
  }

  /// The row that an answer to `uid` without RECURRENCE-ID is for: of the one-off, or of the
  /// series.
  public Future<Optional<Attendee>> byUid(String uid, String email) {
    return one(BY_UID, Tuple.of(uid, email));
  }

  /// What somebody has said to single dates of a series.
  Future<Map<MeetingId, Attendee>> ofDates(SeriesId series, String email) {
    return list(OF_DATES, Tuple.of(series.value(), email))
        .map(rows -> {
          Map<MeetingId, Attendee> dates = new LinkedHashMap<>();
          rows.forEach(row -> dates.put(Objects.requireNonNull(row.meeting()), row));
          return dates;
        });
  }

  /// Locks the meetings with these UIDs, all dates of a series among them, as [Line] does with one.
  public Future<Void> hold(Set<String> uids) {
    return on.preparedQuery(HOLD).execute(Tuple.of(uids.toArray(String[]::new))).mapEmpty();
  }

  /// Which date of a series a UID with a RECURRENCE-ID names.
  public Future<Optional<MeetingId>> date(String uid, LocalDateTime recurrenceId) {
    return on.preparedQuery(DATE_OF_UID)
        .execute(Tuple.of(uid, recurrenceId))
        .map(rows -> first(rows).map(row -> new MeetingId(row.getUUID(0))));
  }

  /// Adds somebody, linked with the member of `initiative` who has that address; empty where they
  /// are in the list already. The address of an account is set by whoever operates the server, and
  /// nobody claims one by typing it: so the link shows the meeting in that member's calendars, and
  /// gives whoever typed the address nothing.
  Future<Optional<Attendee>> insert(Attendee a, InitiativeId initiative) {
    Tuple row =
        Tuple.tuple()
            .addUUID(a.id().value())
            .addUUID(a.meeting() == null ? null : a.meeting().value())
            .addUUID(a.series() == null ? null : a.series().value())
            .addString(a.name())
            .addString(a.email())
            .addString(a.locale())
            .addUUID(a.commitment() == null ? null : a.commitment().value())
            .addString(a.role().json())
            .addUUID(initiative.value());
    return one(INSERT, row);
  }

  /// The row of one date for somebody invited to the series: theirs from now on.
  public Future<Attendee> toDate(Attendee ofSeries, MeetingId date) {
    Tuple row = Tuple.of(Uuids.v7(), date.value(), ofSeries.id().value());
    return one(TO_DATE, row)
        .compose(made ->
            made.map(Future::succeededFuture)
                .orElseGet(
                    () -> ofMeeting(date, String.valueOf(ofSeries.email())).map(Optional::get)));
  }

  Future<Void> copy(SeriesId from, SeriesId to) {
    return on.preparedQuery(TO_SERIES).execute(Tuple.of(from.value(), to.value())).mapEmpty();
  }

  /// Keeps an answer where it is newer than the one there is; empty where it is not. What follows
  /// for the place is [Answers]' part.
  Future<Optional<Attendee>> answer(AttendeeId id, Answer answer) {
    return one(
        ANSWER,
        Tuple.of(
            id.value(),
            answer.partstat().json(),
            Columns.utc(answer.at()),
            answer.via().json(),
            answer.comment(),
            answer.order().sequence(),
            Columns.utc(answer.order().dtstamp())));
  }

  Future<Attendee> place(AttendeeId id, Place place, @Nullable Long order) {
    return the(PLACE, Tuple.of(id.value(), place.json(), order));
  }

  Future<Attendee> answers(AttendeeId id, Map<String, String> answers, @Nullable Person by) {
    return the(
        ANSWERS,
        Tuple.tuple()
            .addUUID(id.value())
            .addJsonObject(AttendeeRows.json(answers))
            .addUUID(by == null || by.commitment() == null ? null : by.commitment().value())
            .addString(by == null ? null : by.locale()));
  }

  Future<Attendee> role(AttendeeId id, AttendeeRole role) {
    return the(ROLE, Tuple.of(id.value(), role.json()));
  }

  Future<Void> delete(AttendeeId id) {
    return on.preparedQuery(DELETE).execute(Tuple.of(id.value())).mapEmpty();
  }

  /// @param capacity of the meeting
  public Future<Places> places(MeetingId meeting, @Nullable Integer capacity) {
    return on.preparedQuery(PLACES)
        .execute(Tuple.of(meeting.value()))
        .map(rows -> AttendeeRows.places(rows.iterator().next(), capacity));
  }

  /// Gives the first `count` who wait their places; returns them, first come first.
  Future<List<Attendee>> promote(MeetingId meeting, int count) {
    return list(PROMOTE, Tuple.of(meeting.value(), count))
        .map(promoted ->
            promoted.stream().sorted(java.util.Comparator.comparing(a -> order(a))).toList());
  }

  /// How many are before somebody who waits.
  Future<Integer> ahead(MeetingId meeting, long order) {
    return on.preparedQuery(AHEAD)
        .execute(Tuple.of(meeting.value(), order))
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  private static long order(Attendee a) {
    return a.order() == null ? 0 : a.order();
  }

  private Future<Optional<Attendee>> one(String sql, Tuple parameters) {
    return on.preparedQuery(sql)
        .execute(parameters)
        .map(rows -> first(rows).map(AttendeeRows::attendee));
  }

  private Future<Attendee> the(String sql, Tuple parameters) {
    return one(sql, parameters).map(Optional::orElseThrow);
  }

  private Future<List<Attendee>> list(String sql, Tuple parameters) {
    return on.preparedQuery(sql)
        .execute(parameters)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(AttendeeRows::attendee).toList());
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst();
  }
}
