package org.convene.mail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.convene.base.InitiativeId;
import org.convene.postgres.Columns;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// Remembers which mails have come in, so that each is taken once.
public final class ReceivedStore {
  private static final String ADD =
      """
      insert into mail_received (message_id, received_at, address, subject, outcome, reason)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (message_id) do nothing\
      """;

  private static final String SET_ASIDE =
      """
      update mail_received set outcome = 'set-aside', reason = $2, initiative_id = $3 where message_id = $1\
      """;

  private static final String PAGE =
      """
      select message_id, received_at, address, subject, reason from mail_received
      where outcome = 'set-aside' and (initiative_id is null or initiative_id = any($1))
      order by received_at desc, message_id limit $2\
      """;

  private static final String FORGET =
      "delete from mail_received where received_at < now() - interval '400 days'";

  /// What was set aside (`SetAsideMail` in the contract).
  public record SetAside(
      String messageId,
      Instant receivedAt,
      @Nullable String from,
      @Nullable String subject,
      String reason) {}

  private final Database database;

  public ReceivedStore(Database database) {
    this.database = database;
  }

  /// Remembers the mail and hands it on, both or neither. One that came before is left alone.
  Future<Void> take(Received letter, Letters letters) {
    return database
        .pool()
        .withTransaction(client ->
            added(client, letter)
                .compose(
                    isNew -> isNew ? handOn(client, letter, letters) : Future.succeededFuture()))
        .mapEmpty();
  }

  private static Future<Boolean> added(SqlConnection client, Received letter) {
    return client
        .preparedQuery(ADD)
        .execute(
            row(letter.id(), letter.at(), letter.from().value(), letter.subject(), "taken", null))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Future<Void> handOn(SqlConnection client, Received letter, Letters letters) {
    return letters
        .take(client, letter)
        .compose(verdict ->
            switch (verdict) {
              case Letters.Verdict.Taken() -> Future.succeededFuture();
              case Letters.Verdict.SetAside(String reason, var initiative) ->
                  client
                      .preparedQuery(SET_ASIDE)
                      .execute(Tuple.of(letter.id(), reason, value(initiative)))
                      .mapEmpty();
            });
  }

  private static @Nullable UUID value(@Nullable InitiativeId initiative) {
    return initiative == null ? null : initiative.value();
  }

  /// Remembers a mail that is handed to nobody.
  ///
  /// @param outcome `ignored` or `set-aside`
  Future<Void> note(
      String id,
      Instant at,
      @Nullable String from,
      @Nullable String subject,
      String outcome,
      String reason) {
    return database
        .client()
        .preparedQuery(ADD)
        .execute(row(id, at, from, subject, outcome, reason))
        .mapEmpty();
  }

  /// What was set aside for these initiatives, or for nobody knows which; the newest first.
  Future<List<SetAside>> setAside(Collection<InitiativeId> initiatives, int limit) {
    return database
        .client()
        .preparedQuery(PAGE)
        .execute(
            Tuple.of(initiatives.stream().map(InitiativeId::value).toArray(UUID[]::new), limit))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(ReceivedStore::read).toList());
  }

  /// What came in more than a year ago.
  public Future<Void> forget() {
    return database.client().preparedQuery(FORGET).execute().mapEmpty();
  }

  private static SetAside read(Row row) {
    return new SetAside(
        row.getString("message_id"),
        Columns.instant(row, "received_at"),
        row.getString("address"),
        row.getString("subject"),
        Objects.requireNonNull(row.getString("reason")));
  }

  private static Tuple row(
      String id,
      Instant at,
      @Nullable String from,
      @Nullable String subject,
      String outcome,
      @Nullable String reason) {
    return Tuple.of(id, Columns.utc(at), from, subject, outcome, reason);
  }
}
