package org.convene.datepoll;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.convene.base.Refusal;
import org.convene.base.Secrets;
import org.convene.base.Uuids;
import org.convene.datepoll.DatePollStore.Found;
import org.convene.postgres.Database;

/// What people answer to date polls, without an account. Who has answered is known by the secret of
/// their personal link; a secret of another poll, or none of ours, is `unknown-date-poll`.
final class Answers {
  private final Database database;
  private final Clock clock;

  Answers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Future<Optional<Found>> find(String slug) {
    return new DatePollStore(database.client()).bySlug(slug);
  }

  Future<Optional<Answer>> own(DatePoll poll, String token) {
    return new DatePollStore(database.client()).own(poll.id(), token);
  }

  /// @return the secret to change it by, told this once
  Future<Outcome<String>> give(String slug, Answer.Given given) {
    return locked(slug, (connection, found) -> give(connection, found, given));
  }

  private Future<Outcome<String>> give(SqlConnection connection, Found found, Answer.Given given) {
    Optional<Refusal> flaw = flaw(found, given, found.answers().size());
    if (flaw.isPresent()) {
      return refused(flaw.get());
    }
    String token = Secrets.mint();
    Answer answer = answer(Uuids.v7(), given, new TreeMap<>());
    return new DatePollStore(connection)
        .insert(found.poll().id(), answer, token)
        .map(_ -> new Outcome.Done<>(token));
  }

  Future<Outcome<String>> change(String slug, String token, Answer.Given given) {
    return own(
        slug,
        token,
        (connection, found, own) -> {
          Optional<Refusal> flaw = flaw(found, given, found.answers().size() - 1);
          return flaw.isPresent()
              ? refused(flaw.get())
              : new DatePollStore(connection)
                  .change(found.poll().id(), answer(own.id(), given, withdrawn(found, own)))
                  .map(_ -> new Outcome.Done<>(token));
        });
  }

  Future<Outcome<String>> withdraw(String slug, String token) {
    return own(
        slug,
        token,
        (connection, found, own) ->
            found.poll().isOpen(clock.instant())
                ? new DatePollStore(connection)
                    .withdraw(found.poll().id(), own)
                    .map(_ -> new Outcome.Done<>(token))
                : refused(DatePollRules.closed()));
  }

  private Optional<Refusal> flaw(Found found, Answer.Given given, int others) {
    return DatePollRules.flawOfAnswer(found.poll(), given, others, clock.instant());
  }

  /// What was said to candidates that were withdrawn since is no longer asked, and stays.
  private static SortedMap<Integer, Choice> withdrawn(Found found, Answer own) {
    SortedMap<Integer, Choice> said = new TreeMap<>(own.choices());
    found.poll().candidates().stream()
        .filter(Candidate::stands)
        .forEach(candidate -> said.remove(candidate.number()));
    return said;
  }

  private Answer answer(UUID id, Answer.Given given, Map<Integer, Choice> besides) {
    SortedMap<Integer, Choice> choices = new TreeMap<>(besides);
    choices.putAll(given.choices());
    return new Answer(
        id, given.name(), given.email(), given.zone(), given.locale(), choices, clock.instant());
  }

  private interface Change {
    Future<Outcome<String>> on(SqlConnection connection, Found found);
  }

  private interface OwnChange {
    Future<Outcome<String>> on(SqlConnection connection, Found found, Answer own);
  }

  private Future<Outcome<String>> own(String slug, String token, OwnChange change) {
    return locked(
        slug,
        (connection, found) ->
            new DatePollStore(connection)
                .own(found.poll().id(), token)
                .compose(own ->
                    own.map(one -> change.on(connection, found, one))
                        .orElseGet(() -> refused(DatePollRules.unknown()))));
  }

  private Future<Outcome<String>> locked(String slug, Change change) {
    return database
        .pool()
        .withTransaction(connection ->
            new DatePollStore(connection)
                .lock(slug)
                .compose(found ->
                    found
                        .map(one -> change.on(connection, one))
                        .orElseGet(() -> refused(DatePollRules.unknown()))))
        .map(Objects::requireNonNull);
  }

  private static Future<Outcome<String>> refused(Refusal refusal) {
    return Future.succeededFuture(new Outcome.Refused<>(refusal));
  }
}
