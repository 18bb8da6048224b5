package org.convene.datepoll;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.convene.base.DatePollId;
import org.convene.base.InitiativeId;
import org.convene.base.Secrets;

/// Date polls and the answers to them.
final class DatePollStore {
  private static final String COLUMNS =
      """
      select id, initiative_id, slug, title, about, plan, zone, minutes, candidates, next_candidate, asked, names_shown,
        closes_at, closed_at, meeting_id, chosen, revision, created_at
      from date_poll
      """;

  static final String ALL = COLUMNS + "where initiative_id = $1 order by created_at desc, id";

  static final String BY_ID = COLUMNS + "where id = $1 and initiative_id = $2";

  static final String BY_SLUG = COLUMNS + "where slug = $1";

  /// Whoever changes a poll, or answers, has it alone: what an answer was checked against stays
  /// until it is written.
  static final String LOCK_BY_ID = BY_ID + " for update";

  static final String LOCK_BY_SLUG = BY_SLUG + " for update";

  static final String INSERT =
      """
      insert into date_poll (id, initiative_id, slug, title, about, plan, zone, minutes, candidates, next_candidate, asked,
        names_shown, closes_at, closed_at, meeting_id, chosen, revision, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
      """;

  /// What never changes is the key, so that one row of values serves both statements.
  static final String SAVE =
      """
      update date_poll set title = $4, about = $5, plan = $6, zone = $7, minutes = $8, candidates = $9, next_candidate = $10,
        asked = $11, names_shown = $12, closes_at = $13, closed_at = $14, meeting_id = $15, chosen = $16, revision = $17
      where id = $1 and initiative_id = $2 and slug = $3 and created_at = $18
      """;

  private static final String ANSWER_COLUMNS =
      "select id, date_poll_id, name, email, zone, locale, choices, answered_at from date_poll_answer ";

  static final String ANSWERS = ANSWER_COLUMNS + "where date_poll_id = any($1) order by id";

  static final String OWN_ANSWER = ANSWER_COLUMNS + "where date_poll_id = $1 and token_hash = $2";

  static final String INSERT_ANSWER =
      """
      insert into date_poll_answer (id, date_poll_id, name, email, zone, locale, choices, answered_at, token_hash)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  static final String CHANGE_ANSWER =
      """
      update date_poll_answer set name = $3, email = $4, zone = $5, locale = $6, choices = $7, answered_at = $8
      where id = $1 and date_poll_id = $2
      """;

  static final String WITHDRAW_ANSWER =
      "delete from date_poll_answer where id = $1 and date_poll_id = $2";

  /// A poll with all that was answered, in the order of the answers.
  record Found(DatePoll poll, List<Answer> answers) {}

  private final SqlClient client;

  DatePollStore(SqlClient client) {
    this.client = client;
  }

  /// The newest first.
  Future<List<Found>> all(InitiativeId of) {
    return client
        .preparedQuery(ALL)
        .execute(Tuple.of(of.value()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(DatePollRows::poll).toList())
        .compose(this::withAnswers);
  }

  Future<Optional<Found>> find(InitiativeId of, DatePollId id) {
    return one(BY_ID, Tuple.of(id.value(), of.value()));
  }

  /// Empty for what can be no slug, without asking: PostgreSQL takes no NUL in a text.
  Future<Optional<Found>> bySlug(String slug) {
    return slugged(BY_SLUG, slug);
  }

  /// As [#find], kept from others until the transaction ends.
  Future<Optional<Found>> lock(InitiativeId of, DatePollId id) {
    return one(LOCK_BY_ID, Tuple.of(id.value(), of.value()));
  }

  /// As [#bySlug], kept from others until the transaction ends.
  Future<Optional<Found>> lock(String slug) {
    return slugged(LOCK_BY_SLUG, slug);
  }

  Future<Void> insert(DatePoll poll) {
    return client.preparedQuery(INSERT).execute(DatePollRows.row(poll)).mapEmpty();
  }

  /// Of a poll that is locked.
  Future<Void> save(DatePoll poll) {
    return client.preparedQuery(SAVE).execute(DatePollRows.row(poll)).mapEmpty();
  }

  /// Whose personal link this is.
  Future<Optional<Answer>> own(DatePollId poll, String token) {
    return client
        .preparedQuery(OWN_ANSWER)
        .execute(Tuple.of(poll.value(), Buffer.buffer(Secrets.hash(token))))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).findFirst().map(DatePollRows::answer));
  }

  Future<Void> insert(DatePollId poll, Answer answer, String token) {
    Tuple row = DatePollRows.row(poll, answer).addBuffer(Buffer.buffer(Secrets.hash(token)));
    return client.preparedQuery(INSERT_ANSWER).execute(row).mapEmpty();
  }

  Future<Void> change(DatePollId poll, Answer answer) {
    return client.preparedQuery(CHANGE_ANSWER).execute(DatePollRows.row(poll, answer)).mapEmpty();
  }

  Future<Void> withdraw(DatePollId poll, Answer answer) {
    return client
        .preparedQuery(WITHDRAW_ANSWER)
        .execute(Tuple.of(answer.id(), poll.value()))
        .mapEmpty();
  }

  private Future<Optional<Found>> slugged(String sql, String slug) {
    return DatePoll.SLUG.matcher(slug).matches()
        ? one(sql, Tuple.of(slug))
        : Future.succeededFuture(Optional.empty());
  }

  private Future<Optional<Found>> one(String sql, Tuple key) {
    return client
        .preparedQuery(sql)
        .execute(key)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(DatePollRows::poll).toList())
        .compose(this::withAnswers)
        .map(found -> found.stream().findFirst());
  }

  private Future<List<Found>> withAnswers(List<DatePoll> polls) {
    UUID[] ids = polls.stream().map(poll -> poll.id().value()).toArray(UUID[]::new);
    return client
        .preparedQuery(ANSWERS)
        .execute(Tuple.of(ids))
        .map(rows -> DatePollRows.answers(rows))
        .map(answers ->
            polls.stream()
                .map(poll -> new Found(poll, answers.getOrDefault(poll.id(), List.of())))
                .toList());
  }
}
