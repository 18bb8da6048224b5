package org.convene.attendee;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convene.attendee.Tidings.News;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.base.Uuids;
import org.convene.meeting.Meeting;
import org.convene.meeting.PlaceKeeper;

/// Registering for a meeting, giving the place back, and asking for it again. Each is one
/// transaction that locks the meeting; whoever gets a place by it is told in the same.
public final class Registrations implements PlaceKeeper {
  /// What became of a wish to register.
  public sealed interface Outcome {
    /// They were not in the list before.
    ///
    /// @param secret of their personal link, see [AttendeeLinks#path]
    record Made(Attendee attendee, String secret) implements Outcome {}

    /// Somebody with that address is in the list, invited or registered. They are told by mail;
    /// whoever wrote the form is not, for it may be a stranger. Where no mail is sent nothing has
    /// changed: nobody would notice what a stranger did.
    record Known(Attendee attendee) implements Outcome {}

    record Refused(Closed why) implements Outcome {}

    /// There is no such meeting.
    record NoMeeting() implements Outcome {}
  }

  private final Pool pool;
  private final Clock clock;
  private final Tidings tidings;

  public Registrations(Pool pool, Clock clock, Tidings tidings) {
    this.pool = pool;
    this.clock = clock;
    this.tidings = tidings;
  }

  /// Asks for a place. Doing it twice is doing it once: who has a place, waits, or was refused
  /// stays as they are and gets another link. Who cancelled goes behind all others.
  ///
  /// @param person with an address
  /// @param answers that fit the questions
  public Future<Outcome> register(MeetingId meeting, Person person, Map<String, String> answers) {
    return hold(meeting, line -> register(line, person, answers))
        .map(made -> made.orElseGet(Outcome.NoMeeting::new));
  }

  /// As [#register(MeetingId, Person, Map)], as part of somebody else's transaction.
  public Future<Outcome> register(
      SqlClient on, MeetingId meeting, Person person, Map<String, String> answers) {
    return Line.hold(on, meeting, tidings, clock.instant(), line -> register(line, person, answers))
        .map(made -> made.orElseGet(Outcome.NoMeeting::new));
  }

  private static Future<Outcome> register(Line line, Person person, Map<String, String> answers) {
    Optional<Closed> closed = line.closed();
    if (closed.isPresent()) {
      return Future.succeededFuture(
          closed.get() == Closed.DRAFT
              ? new Outcome.NoMeeting()
              : new Outcome.Refused(closed.get()));
    }
    return known(line, String.valueOf(person.email()))
        .compose(known ->
            known.isPresent()
                ? known(line, known.get(), person, answers)
                : made(line, person, answers));
  }

  private static Future<Outcome> made(Line line, Person person, Map<String, String> answers) {
    Attendee invited =
        Attendee.invited(
            new AttendeeId(Uuids.v7()), line.meeting.id(), null, person, AttendeeRole.PARTICIPANT);
    return line.store
        .insert(invited, line.meeting.initiative())
        .compose(row -> line.store.answers(row.orElseThrow().id(), answers, person))
        .compose(row -> enter(line, row))
        .compose(row ->
            line.tell(row, News.REGISTERED)
                .compose(_ -> AttendeeLinks.mint(line.on, row.id()))
                .map(secret -> new Outcome.Made(row, secret)));
  }

  private static Future<Outcome> known(
      Line line, Attendee known, Person person, Map<String, String> answers) {
    return line.isHeard()
        ? own(line, known).compose(row -> again(line, row, person, answers))
        : Future.succeededFuture(new Outcome.Known(known));
  }

  private static Future<Outcome> again(
      Line line, Attendee known, Person person, Map<String, String> answers) {
    boolean anew = known.place() == Place.NONE || known.place() == Place.CANCELLED;
    Future<Attendee> row =
        anew
            ? line.store
                .answers(known.id(), answers, person)
                .compose(changed -> enter(line, changed))
            : Future.succeededFuture(known);
    return row.compose(a -> line.tell(a, News.REGISTERED).map(_ -> new Outcome.Known(a)));
  }

  /// Whoever registers says by it that they come.
  private static Future<Attendee> enter(Line line, Attendee a) {
    Answer yes = line.answer(a, Partstat.ACCEPTED, Via.WEB);
    return line.store.answer(a.id(), yes).compose(_ -> line.enter(a));
  }

  /// The row of the meeting, or else that of its series.
  private static Future<Optional<Attendee>> known(Line line, String email) {
    Meeting meeting = line.meeting;
    return line.store
        .ofMeeting(meeting.id(), email)
        .compose(row ->
            row.isPresent() || meeting.occurrence() == null
                ? Future.succeededFuture(row)
                : line.store.ofSeries(meeting.occurrence().series(), email));
  }

  /// Places are of one date.
  private static Future<Attendee> own(Line line, Attendee a) {
    return a.meeting() == null
        ? line.store.toDate(a, line.meeting.id())
        : Future.succeededFuture(a);
  }

  /// Gives somebody's place back, or what they asked for; the next in line gets it. Empty where
  /// there is nothing to give back.
  public Future<Optional<Attendee>> cancel(AttendeeId id) {
    return with(
        id,
        (line, a) -> {
          if (!a.place().isHeld()) {
            return Future.succeededFuture(Optional.empty());
          }
          Answer no = line.answer(a, Partstat.DECLINED, Via.WEB);
          return line.store
              .answer(a.id(), no)
              .compose(_ -> line.leave(a, Place.CANCELLED))
              .compose(left -> line.tell(left, News.CANCELLED).map(Optional.of(left)));
        });
  }

  /// Asks again for what was cancelled, behind all others; empty where nothing was, or the
  /// registration is closed.
  public Future<Optional<Attendee>> again(AttendeeId id) {
    return with(
        id,
        (line, a) -> {
          if (a.place() != Place.CANCELLED || line.closed().isPresent()) {
            return Future.succeededFuture(Optional.empty());
          }
          return enter(line, a)
              .compose(back -> line.tell(back, News.REGISTERED).map(Optional.of(back)));
        });
  }

  /// Other answers to the questions.
  ///
  /// @param answers that fit the questions
  public Future<Optional<Attendee>> correct(AttendeeId id, Map<String, String> answers) {
    return with(
        id,
        (line, a) ->
            line.closed().isPresent()
                ? Future.succeededFuture(Optional.empty())
                : line.store.answers(a.id(), answers, null).map(Optional::of));
  }

  @Override
  public Future<Void> replanned(SqlClient on, MeetingId meeting) {
    return Line.hold(on, meeting, tidings, clock.instant(), line -> line.settle().map(line))
        .mapEmpty();
  }

  /// Whoever is invited to one part of a series is invited to the part that follows. What they
  /// answered stays with the first.
  public Future<Void> continued(SqlClient on, SeriesId from, SeriesId to) {
    return new AttendeeStore(on).copy(from, to);
  }

  /// In a transaction of its own.
  <T> Future<Optional<T>> hold(MeetingId meeting, Function<Line, Future<T>> change) {
    return pool.withTransaction(on -> Line.hold(on, meeting, tidings, clock.instant(), change))
        .map(made -> made == null ? Optional.empty() : made);
  }

  /// What is done to an attendee while their meeting is locked.
  @FunctionalInterface
  interface Change<T> {
    Future<Optional<T>> make(Line line, Attendee attendee);
  }

  /// Empty where the row is gone, or is of a series.
  <T> Future<Optional<T>> with(AttendeeId id, Change<T> change) {
    return new AttendeeStore(pool)
        .find(id)
        .compose(found -> {
          MeetingId meeting = found.map(Attendee::meeting).orElse(null);
          return meeting == null
              ? Future.succeededFuture(Optional.empty())
              : hold(meeting, line -> with(line, id, change)).map(made -> made.flatMap(x -> x));
        });
  }

  /// As they are now that nobody else changes them.
  private static <T> Future<Optional<T>> with(Line line, AttendeeId id, Change<T> change) {
    return line.store
        .find(id)
        .compose(found ->
            found.isPresent()
                ? change.make(line, found.get())
                : Future.succeededFuture(Optional.empty()));
  }
}
