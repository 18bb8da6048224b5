package org.convene.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
      update mail set state = 'cancelled', last_error = $2, secret = null
      where topic = $1 and state = 'waiting'\
      """;

  private static final String TOPICS =
      """
      select distinct topic from mail where starts_with(topic, $1) and state = 'waiting'\
      """;

  private final Clock clock;
  private final String host;

  /// @param site whose host stands in Message-IDs
  public Outbox(Clock clock, Site site) {
    this.clock = clock;
    this.host = site.uri().getHost();
  }

  /// @param client the caller's transaction
  /// @return false where a letter of that key was added before, whatever has become of it
  public Future<Boolean> add(SqlClient client, Letter letter) {
    UUID id = Uuids.v7();
    return client
        .preparedQuery(ADD)
        .execute(row(id, "<" + id + "@" + host + ">", letter))
        .map(rows -> rows.rowCount() == 1);
  }

  /// Takes back what still waits, because something newer says more; what is on its way stays.
  ///
  /// @param client the caller's transaction
  /// @return how many
  public Future<Integer> withdraw(SqlClient client, String topic, String reason) {
    return client.preparedQuery(WITHDRAW).execute(Tuple.of(topic, reason)).map(r -> r.rowCount());
  }

  /// What letters wait about.
  ///
  /// @param beginning of their topics
  public Future<List<String>> waiting(SqlClient client, String beginning) {
    return client
        .preparedQuery(TOPICS)
        .execute(Tuple.of(beginning))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList());
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
