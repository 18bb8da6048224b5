package org.convene.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.convene.base.InitiativeId;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// The outbox as organisers see it: only mails of their initiatives.
public final class MailStore {
  /// Stands where a personal link's secret was.
  private static final String HIDDEN = "…";

  private static final String PAGE =
      """
      select id, kind, address, name, locale, subject, method, state, attempts, created_at, due_at, sent_at, last_error
      from mail
      where initiative_id = any($1) and ($2::text is null or state = $2) and id < $3
      order by id desc limit $4\
      """;

  private static final String FIND =
      """
      select id, kind, address, name, locale, subject, method, state, attempts, created_at, due_at, sent_at, last_error,
        message_id, body, html, calendar
      from mail where initiative_id = any($1) and id = $2\
      """;

  private static final String RETRY =
      """
      update mail set state = 'waiting', due_at = $3, attempts = 0, good_until = null
      where initiative_id = any($1) and id = $2 and state in ('waiting', 'failed')\
      """;

  private static final String CANCEL =
      """
      update mail set state = 'cancelled', secret = null
      where initiative_id = any($1) and id = $2 and state in ('waiting', 'failed')\
      """;

  private static final String FORGET =
      """
      delete from mail
      where state in ('sent', 'cancelled', 'failed') and created_at < now() - interval '400 days'\
      """;

  private final SqlClient client;

  public MailStore(SqlClient client) {
    this.client = client;
  }

  /// The newest first.
  ///
  /// @param before the last of the page before
  Future<List<MailView>> page(
      Collection<InitiativeId> initiatives, @Nullable MailState state, UUID before, int limit) {
    return client
        .preparedQuery(PAGE)
        .execute(Tuple.of(ids(initiatives), state == null ? null : state.word(), before, limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(MailStore::view).toList());
  }

  Future<Optional<MailView.Whole>> find(Collection<InitiativeId> initiatives, UUID mail) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(ids(initiatives), mail))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .map(row -> row.map(MailStore::whole));
  }

  /// Sends it soon, even where it was worth nothing any more.
  ///
  /// @return false where it is not waiting and has not failed
  Future<Boolean> retry(Collection<InitiativeId> initiatives, UUID mail, Instant now) {
    return changes(RETRY, Tuple.of(ids(initiatives), mail, Columns.utc(now)));
  }

  /// @return false where it is not waiting and has not failed
  Future<Boolean> cancel(Collection<InitiativeId> initiatives, UUID mail) {
    return changes(CANCEL, Tuple.of(ids(initiatives), mail));
  }

  /// What was settled more than a year ago.
  public Future<Void> forget() {
    return client.preparedQuery(FORGET).execute().mapEmpty();
  }

  private Future<Boolean> changes(String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
  }

  private static UUID[] ids(Collection<InitiativeId> initiatives) {
    return initiatives.stream().map(InitiativeId::value).toArray(UUID[]::new);
  }

  private static MailView view(Row row) {
    String method = row.getString("method");
    OffsetDateTime sentAt = row.getOffsetDateTime("sent_at");
    return new MailView(
        row.getUUID("id"),
        row.getString("kind"),
        new Mailbox(new MailAddress(row.getString("address")), row.getString("name")),
        row.getString("locale"),
        row.getString("subject"),
        method == null ? null : CalendarPart.Method.valueOf(method),
        MailState.of(row.getString("state")),
        row.getInteger("attempts"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "due_at"),
        sentAt == null ? null : sentAt.toInstant(),
        row.getString("last_error"));
  }

  private static MailView.Whole whole(Row row) {
    String html = row.getString("html");
    return new MailView.Whole(
        view(row),
        row.getString("message_id"),
        row.getString("body").replace(Content.SECRET, HIDDEN),
        html == null ? null : html.replace(Content.SECRET, HIDDEN),
        row.getString("calendar"));
  }
}
