package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.convene.attendee.AttendeeId;
import org.convene.base.MeetingId;
import org.convene.mail.MailAddress;
import org.convene.mail.Mailbox;
import org.convene.postgres.Columns;

/// Proposals of other times, one for each guest and meeting: the latest.
final class ProposalStore {
  private static final String PUT =
      """
      insert into proposal as p (id, attendee_id, meeting_id, starts_at, ends_at, comment, via, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict on constraint proposal_once do update
        set starts_at = excluded.starts_at, ends_at = excluded.ends_at, comment = excluded.comment, via = excluded.via,
          at = excluded.at, declined_at = null
        where p.at < excluded.at\
      """;

  /// Neither declined nor past, and not the time at which the meeting is.
  private static final String OPEN =
      """
      select p.id, a.name, p.starts_at, p.ends_at, p.comment, p.via, p.at
      from proposal p join attendee a on a.id = p.attendee_id join meeting m on m.id = p.meeting_id
      where p.meeting_id = $1 and p.declined_at is null and p.starts_at > $2
        and (p.starts_at, p.ends_at) <> (m.starts_at, m.ends_at)
      order by p.starts_at, p.at\
      """;

  /// Locks it: of two organisers one declines.
  private static final String ONE =
      """
      select attendee_id, starts_at, ends_at, via, declined_at from proposal
      where meeting_id = $1 and id = $2 for update\
      """;

  private static final String DECLINE = "update proposal set declined_at = $2 where id = $1";

  private static final String ORGANISERS =
      """
      select c.name, c.email, c.locale from member m join account c on c.id = m.account_id join meeting t on t.id = $1
      where m.initiative_id = t.initiative_id and m.role = 'organiser' and c.email is not null
      order by c.id\
      """;

  /// A proposal as whoever declines it needs it.
  record Made(
      AttendeeId attendee, Instant startsAt, Instant endsAt, boolean byMail, boolean isDeclined) {}

  /// Somebody who plans, and the language they read.
  record Organiser(Mailbox mailbox, String locale) {}

  private final SqlClient on;

  ProposalStore(SqlClient on) {
    this.on = on;
  }

  /// @return false where there is a later one
  Future<Boolean> put(AttendeeId of, MeetingId meeting, Proposal p) {
    return on.preparedQuery(PUT)
        .execute(
            Tuple.of(p.id(), of.value(), meeting.value())
                .addOffsetDateTime(Columns.utc(p.startsAt()))
                .addOffsetDateTime(Columns.utc(p.endsAt()))
                .addString(p.comment())
                .addString(p.via())
                .addOffsetDateTime(Columns.utc(p.at())))
        .map(rows -> rows.rowCount() == 1);
  }

  /// What is left to decide, by the time proposed.
  Future<List<Proposal>> open(MeetingId meeting, Instant now) {
    return on.preparedQuery(OPEN)
        .execute(Tuple.of(meeting.value(), Columns.utc(now)))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(ProposalStore::read).toList());
  }

  Future<Optional<Made>> find(MeetingId meeting, UUID id) {
    return on.preparedQuery(ONE)
        .execute(Tuple.of(meeting.value(), id))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).findFirst().map(ProposalStore::made));
  }

  private static Made made(Row row) {
    return new Made(
        new AttendeeId(row.getUUID("attendee_id")),
        Columns.instant(row, "starts_at"),
        Columns.instant(row, "ends_at"),
        row.getString("via").equals("mail"),
        row.getOffsetDateTime("declined_at") != null);
  }

  Future<Void> decline(UUID id, Instant now) {
    return on.preparedQuery(DECLINE).execute(Tuple.of(id, Columns.utc(now))).mapEmpty();
  }

  /// Those of the meeting's initiative who have an address.
  Future<List<Organiser>> organisers(MeetingId meeting) {
    return on.preparedQuery(ORGANISERS)
        .execute(Tuple.of(meeting.value()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .flatMap(row ->
                    MailAddress.of(row.getString("email")).map(a -> organiser(a, row)).stream())
                .toList());
  }

  private static Organiser organiser(MailAddress address, Row row) {
    String locale = row.getString("locale");
    return new Organiser(new Mailbox(address, row.getString("name")), locale == null ? "" : locale);
  }

  private static Proposal read(Row row) {
    return new Proposal(
        row.getUUID("id"),
        row.getString("name"),
        Columns.instant(row, "starts_at"),
        Columns.instant(row, "ends_at"),
        row.getString("comment"),
        row.getString("via"),
        Columns.instant(row, "at"));
  }
}
