package org.convene.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// The outbox as its senders see it. Several may be at work: a mail is claimed by one of them,
/// until a time; one that has not reported by then has died, and its mail is due again.
///
/// What a sender reports counts only while the claim is its own: the claim's end is the proof.
final class OutboxStore {
  private static final String ANY_DUE =
      """
      select exists (select from mail
        where (state = 'waiting' and due_at <= $1) or (state = 'sending' and claimed_until <= $1))\
      """;

  private static final String CLAIM =
      """
      with due as (
        select id from mail
        where ((state = 'waiting' and due_at <= $1) or (state = 'sending' and claimed_until <= $1))
        order by due_at, id limit 1 for update skip locked)
      update mail m set state = 'sending', claimed_until = $2, attempts = m.attempts + 1
      from due where m.id = due.id
      returning m.id, m.address, m.name, m.locale, m.subject, m.body, m.html, m.calendar, m.method,
        m.reply_address, m.reply_name, m.unsubscribe, m.secret, m.message_id, m.topic, m.created_at, m.attempts\
      """;

  private static final String SENT =
      """
      update mail set state = 'sent', sent_at = $3, claimed_until = null, last_error = null, secret = null
      where id = $1 and state = 'sending' and claimed_until = $2\
      """;

  private static final String PUT_OFF =
      """
      update mail set state = 'waiting', due_at = $3, claimed_until = null, last_error = $4
      where id = $1 and state = 'sending' and claimed_until = $2\
      """;

  private static final String FAILED =
      """
      update mail set state = 'failed', claimed_until = null, last_error = $3
      where id = $1 and state = 'sending' and claimed_until = $2\
      """;

  private static final String WITHDRAWN =
      """
      update mail set state = 'cancelled', claimed_until = null, last_error = $3, secret = null, key = key || ' ' || id
      where id = $1 and state = 'sending' and claimed_until = $2\
      """;

  private static final String TOO_LATE =
      """
      update mail set state = 'cancelled', claimed_until = null, last_error = 'not sent in time', secret = null
      where good_until <= $1 and (state = 'waiting' or (state = 'sending' and claimed_until <= $1))\
      """;

  private final SqlClient client;

  OutboxStore(SqlClient client) {
    this.client = client;
  }

  Future<Boolean> anyDue(Instant now) {
    return client
        .preparedQuery(ANY_DUE)
        .execute(Tuple.of(Columns.utc(now)))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /// The mail that has been due longest, and that nobody else has claimed.
  ///
  /// @param until the claim's end, in whole microseconds
  Future<Optional<Mail>> claim(Instant now, Instant until) {
    return client
        .preparedQuery(CLAIM)
        .execute(Tuple.of(Columns.utc(now), Columns.utc(until)))
        .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(mail(rows)));
  }

  Future<Boolean> sent(Mail mail, Instant claim, Instant now) {
    return report(SENT, Tuple.of(mail.id(), Columns.utc(claim), Columns.utc(now)));
  }

  Future<Boolean> putOff(Mail mail, Instant claim, Instant due, String reason) {
    return report(PUT_OFF, Tuple.of(mail.id(), Columns.utc(claim), Columns.utc(due), reason));
  }

  Future<Boolean> failed(Mail mail, Instant claim, String reason) {
    return report(FAILED, Tuple.of(mail.id(), Columns.utc(claim), reason));
  }

  /// Takes back what does not hold any more; its key is free again, see [Outbox#withdraw].
  Future<Boolean> withdrawn(Mail mail, Instant claim, String reason) {
    return report(WITHDRAWN, Tuple.of(mail.id(), Columns.utc(claim), reason));
  }

  /// Cancels what is worth nothing any more.
  Future<Void> cancelTooLate(Instant now) {
    return client.preparedQuery(TOO_LATE).execute(Tuple.of(Columns.utc(now))).mapEmpty();
  }

  private Future<Boolean> report(String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
  }

  private static Mail mail(RowSet<Row> rows) {
    Row row = rows.iterator().next();
    return new Mail(
        row.getUUID("id"),
        row.getString("message_id"),
        new Mailbox(new MailAddress(row.getString("address")), row.getString("name")),
        row.getString("topic"),
        content(row).filled(row.getString("secret")),
        replyTo(row),
        row.getString("unsubscribe"),
        Columns.instant(row, "created_at"),
        row.getInteger("attempts"));
  }

  static Content content(Row row) {
    String calendar = row.getString("calendar");
    return new Content(
        row.getString("locale"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("html"),
        calendar == null
            ? null
            : new CalendarPart(CalendarPart.Method.valueOf(row.getString("method")), calendar));
  }

  private static @Nullable Mailbox replyTo(Row row) {
    String address = row.getString("reply_address");
    return address == null
        ? null
        : new Mailbox(new MailAddress(address), row.getString("reply_name"));
  }
}
