package org.convene.datepoll;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.convene.attendee.AttendeeList;
import org.convene.attendee.Partstat;
import org.convene.attendee.Person;
import org.convene.base.DatePollId;
import org.convene.base.InitiativeId;
import org.convene.base.Locales;
import org.convene.base.Refusal;
import org.convene.base.Uuids;
import org.convene.datepoll.DatePollStore.Found;
import org.convene.http.Site;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.planning.Additions;
import org.convene.planning.Announcements;
import org.convene.postgres.Database;
import org.jspecify.annotations.Nullable;

/// What organisers do with date polls, each in one transaction with what follows from it. A poll of
/// another initiative is none.
final class DatePolls {
  private final Database database;
  private final Site site;
  private final Clock clock;
  private final Tidings tidings;
  private final AttendeeList guests;
  private final Announcements announcements;
  private final Additions additions;

  /// @param announcements whoever invites those who answered to the meeting
  DatePolls(
      Database database,
      Site site,
      Clock clock,
      Tidings tidings,
      AttendeeList guests,
      Announcements announcements) {
    this.database = database;
    this.site = site;
    this.clock = clock;
    this.tidings = tidings;
    this.guests = guests;
    this.announcements = announcements;
    this.additions = new Additions(site);
  }

  Future<List<Found>> all(InitiativeId of) {
    return new DatePollStore(database.client()).all(of);
  }

  Future<Optional<Found>> find(InitiativeId of, DatePollId id) {
    return new DatePollStore(database.client()).find(of, id);
  }

  Future<Outcome<Found>> create(InitiativeId of, DatePollDraft draft) {
    Instant now = clock.instant();
    Optional<Refusal> flaw = DatePollRules.flawOfNew(draft, now);
    if (flaw.isPresent()) {
      return refused(flaw.get());
    }
    String locale = Locales.COMPLETE.getFirst();
    String slug = Slugs.secret(draft.title().read(locale, locale), "date");
    DatePoll poll = DatePollRules.create(new DatePollId(Uuids.v7()), of, slug, draft, now);
    return database
        .pool()
        .withTransaction(connection ->
            new DatePollStore(connection)
                .insert(poll)
                .compose(_ -> tell(connection, poll, draft, List.of()))
                .map(_ -> done(new Found(poll, List.of()))))
        .map(Objects::requireNonNull);
  }

  /// @param revision that the edit is based on
  Future<Outcome<Found>> edit(InitiativeId of, DatePollId id, long revision, DatePollDraft draft) {
    return locked(of, id, (connection, found) -> edit(connection, found, revision, draft));
  }

  private Future<Outcome<Found>> edit(
      SqlConnection connection, Found found, long revision, DatePollDraft draft) {
    DatePoll poll = found.poll();
    if (poll.revision() != revision) {
      return refused(
          Refusal.conflict("edit-conflict", "Somebody else has changed it meanwhile.")
              .with("current", DatePollView.of(found, site, clock.instant())));
    }
    Optional<Refusal> flaw = DatePollRules.flawOfEdit(poll, draft, found.answers());
    if (flaw.isPresent()) {
      return refused(flaw.get());
    }
    DatePoll edited = DatePollRules.edited(poll, draft);
    return new DatePollStore(connection)
        .save(edited)
        .compose(_ -> tell(connection, edited, draft, poll.asked()))
        .map(_ -> done(new Found(edited, found.answers())));
  }

  private Future<Void> tell(
      SqlConnection connection, DatePoll poll, DatePollDraft draft, List<Asked> before) {
    List<Asked> people = poll.asked().stream().filter(one -> !before.contains(one)).toList();
    return draft.notifying() && !people.isEmpty()
        ? tidings.asked(connection, poll, people)
        : Future.succeededFuture();
  }

  /// Closes it, or opens it again. What is so already stays as it is.
  Future<Outcome<Found>> close(InitiativeId of, DatePollId id, boolean close) {
    Instant now = clock.instant();
    return locked(
        of,
        id,
        (connection, found) -> {
          DatePoll poll = found.poll();
          if (poll.isDecided()) {
            return refused(DatePollRules.decided());
          }
          if (poll.isOpen(now) != close) {
            return Future.succeededFuture(done(found));
          }
          DatePoll changed = close ? poll.closed(now) : poll.reopened();
          return new DatePollStore(connection)
              .save(changed)
              .map(_ -> done(new Found(changed, found.answers())));
        });
  }

  /// Makes the meeting and tells everybody. A second choice finds the first.
  Future<Outcome<Meeting>> choose(
      InitiativeId of, DatePollId id, int candidate, MeetingStatus status) {
    return locked(of, id, (connection, found) -> choose(connection, found, candidate, status));
  }

  private Future<Outcome<Meeting>> choose(
      SqlConnection connection, Found found, int number, MeetingStatus status) {
    Instant now = clock.instant();
    DatePoll poll = found.poll();
    Optional<Refusal> flaw = DatePollRules.flawOfChoice(poll, number, now);
    if (flaw.isPresent()) {
      return refused(flaw.get());
    }
    Candidate candidate = poll.candidate(number).orElseThrow();
    return ChosenMeeting.make(connection, additions, poll, candidate, status, now)
        .compose(
            meeting -> decide(connection, found, poll.decided(meeting.id(), number, now), meeting));
  }

  private Future<Outcome<Meeting>> decide(
      SqlConnection connection, Found found, DatePoll decided, Meeting meeting) {
    return new DatePollStore(connection)
        .save(decided)
        .compose(_ -> bring(connection, decided, meeting, found.answers()))
        .compose(_ -> tidings.chosen(connection, decided, meeting, found.answers()))
        .compose(_ -> invite(connection, meeting))
        .map(_ -> done(meeting));
  }

  /// Whoever answered, as guests of any meeting are: with an entry for their calendar.
  private Future<Void> invite(SqlConnection connection, Meeting meeting) {
    return meeting.status() == MeetingStatus.DRAFT
        ? Future.succeededFuture()
        : announcements.changed(connection, meeting.id(), clock.instant());
  }

  /// Whoever answered is in the list of the meeting, with what they said to its date.
  private Future<Void> bring(
      SqlConnection connection, DatePoll decided, Meeting meeting, List<Answer> answers) {
    Candidate chosen = decided.candidate(Objects.requireNonNull(decided.chosen())).orElseThrow();
    Future<Void> done = Future.succeededFuture();
    for (Answer one : answers) {
      Person person = new Person(one.name(), one.email(), one.locale(), null);
      done = done.compose(_ -> guests.bring(connection, meeting, person, partstat(one.to(chosen))));
    }
    return done;
  }

  private static Partstat partstat(@Nullable Choice said) {
    return switch (said) {
      case YES -> Partstat.ACCEPTED;
      case IF_NEED_BE -> Partstat.TENTATIVE;
      case NO -> Partstat.DECLINED;
      case null -> Partstat.NEEDS_ACTION;
    };
  }

  private interface Change<T> {
    Future<Outcome<T>> on(SqlConnection connection, Found found);
  }

  private <T> Future<Outcome<T>> locked(InitiativeId of, DatePollId id, Change<T> change) {
    return database
        .pool()
        .withTransaction(connection ->
            new DatePollStore(connection)
                .lock(of, id)
                .compose(found ->
                    found
                        .map(one -> change.on(connection, one))
                        .orElseGet(() -> refused(DatePollRules.unknown()))))
        .map(Objects::requireNonNull);
  }

  private static <T> Outcome<T> done(T value) {
    return new Outcome.Done<>(value);
  }

  private static <T> Future<Outcome<T>> refused(Refusal refusal) {
    return Future.succeededFuture(new Outcome.Refused<>(refusal));
  }
}
