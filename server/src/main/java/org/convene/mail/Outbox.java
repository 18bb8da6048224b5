package org.convene.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.convene.base.Uuids;
import org.convene.http.Site;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// Where features put letters. A letter is a row in the caller's transaction: it is sent if and
/// only if that commits.
public final class Outbox {
  private static final String ADD =
      """
      insert into mail (id, initiative_id, kind, address, name, locale, subject, body, html, calendar, method,
        reply_address, reply_name, unsubscribe, secret, message_id, key, topic, created_at, due_at, good_until)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
      on conflict on constraint mail_key do nothing\
      """;

  private static final String WITHDRAW =
      """
      update mail set state = 'cancelled', last_error = $2, secret = null, key = key || ' ' || id
      where topic = $1 and state = 'waiting'\
      """;

  private static final String ADDED = "select key from mail where key = any($1)";

  private final Clock clock;
  private final String host;

  /// @param site whose host stands in Message-IDs
  public Outbox(Clock clock, Site site) {
    this.clock = clock;
    this.host = site.uri().getHost();
  }

  /// @param client the caller's transaction
  /// @return false where a letter of that key was added before, unless it was withdrawn
  public Future<Boolean> add(SqlClient client, Letter letter) {
    UUID id = Uuids.v7();
    return client
        .preparedQuery(ADD)
        .execute(row(id, "<" + id + "@" + host + ">", letter))
        .map(rows -> rows.rowCount() == 1);
  }

  /// Takes back what still waits, because something newer says more; what is on its way stays. The
  /// keys are free again: what was never said may be said later.
  ///
  /// @param client the caller's transaction
  /// @return how many
  public Future<Integer> withdraw(SqlClient client, String topic, String reason) {
    return client.preparedQuery(WITHDRAW).execute(Tuple.of(topic, reason)).map(r -> r.rowCount());
  }

  /// Which of these keys [#add] would find taken.
  public Future<Set<String>> added(SqlClient client, List<String> keys) {
    return client
        .preparedQuery(ADDED)
        .execute(Tuple.of(keys.toArray(String[]::new)))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .collect(Collectors.toSet()));
  }

  private Tuple row(UUID id, String messageId, Letter letter) {
    Content content = letter.content();
    CalendarPart calendar = content.calendar();
    Mailbox replyTo = letter.replyTo();
    Letter.Handling handling = letter.handling();
    return Tuple.of(id, letter.initiative().value(), letter.kind())
        .addString(letter.to().address().value())
        .addString(letter.to().name())
        .addString(content.locale())
        .addString(storable(content.subject()))
        .addString(storable(content.text()))
        .addString(storable(content.html()))
        .addString(calendar == null ? null : storable(calendar.content()))
        .addString(calendar == null ? null : calendar.method().name())
        .addString(replyTo == null ? null : replyTo.address().value())
        .addString(replyTo == null ? null : replyTo.name())
        .addString(letter.unsubscribe())
        .addString(letter.secret())
        .addString(messageId)
        .addString(handling.key())
        .addString(handling.topic())
        .addOffsetDateTime(Columns.utc(clock.instant()))
        .addOffsetDateTime(Columns.utc(handling.due()))
        .addOffsetDateTime(handling.goodUntil() == null ? null : Columns.utc(handling.goodUntil()));
  }

  /// PostgreSQL has no character 0.
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace("\0", "");
  }
}
