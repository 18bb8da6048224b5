package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
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
          at = excluded.at
        where p.at < excluded.at\
      """;

  private static final String OF_MEETING =
      """
      select p.id, a.name, p.starts_at, p.ends_at, p.comment, p.via, p.at
      from proposal p join attendee a on a.id = p.attendee_id
      where p.meeting_id = $1
      order by p.starts_at, p.at\
      """;

  private static final String ORGANISERS =
      """
      select c.name, c.email, c.locale from member m join account c on c.id = m.account_id join meeting t on t.id = $1
      where m.initiative_id = t.initiative_id and m.role = 'organiser' and c.email is not null
      order by c.id\
      """;

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

  /// By the time proposed.
  Future<List<Proposal>> of(MeetingId meeting) {
    return on.preparedQuery(OF_MEETING)
        .execute(Tuple.of(meeting.value()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(ProposalStore::read).toList());
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
