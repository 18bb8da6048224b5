package org.convene.attendee;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.convene.attendee.Tidings.News;
import org.convene.base.MeetingId;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.SeriesStore;
import org.jspecify.annotations.Nullable;

/// Answers to invitations, by whichever way they come. The newest counts, by the sequence it
/// answers to and the time it was written (RFC 5546, 2.1.5), in whatever order they arrive. "No"
/// gives a place back; "yes" after that asks for one again.
public final class Answers {
  /// What became of an answer.
  public sealed interface Outcome {
    record Taken(Attendee attendee) implements Outcome {}

    /// There is one as new or newer: nothing has changed.
    record Old(Attendee attendee) implements Outcome {}

    /// Nobody with that address is invited to that.
    record Unknown() implements Outcome {}
  }

  private final Clock clock;
  private final Tidings tidings;

  public Answers(Clock clock, Tidings tidings) {
    this.clock = clock;
    this.tidings = tidings;
  }

  /// To be called before several answers are taken in one transaction. Each of them locks its
  /// meeting and may then raise the calendar revision, which locks the initiative; whoever
  /// registers does so in that order too, so a second meeting after the initiative would wait for
  /// each other.
  ///
  /// @param on the connection of a transaction
  /// @param uids what is answered to
  public Future<Void> hold(SqlClient on, Set<String> uids) {
    return new AttendeeStore(on).hold(uids);
  }

  /// An answer that names what it is for as calendars do.
  ///
  /// @param on the connection of a transaction
  /// @param recurrenceId of one date, local in the zone of its series; null for the meeting or the
  ///   whole series
  public Future<Outcome> reply(
      SqlClient on, String uid, @Nullable LocalDateTime recurrenceId, String email, Answer answer) {
    AttendeeStore store = new AttendeeStore(on);
    return recurrenceId == null
        ? store.byUid(uid, email).compose(found -> take(on, found, answer))
        : store
            .date(uid, recurrenceId)
            .compose(date ->
                date.isPresent()
                    ? ofDate(store, uid, date.get(), email)
                    : Future.succeededFuture(Optional.empty()))
            .compose(found -> take(on, found, answer));
  }

  /// @param on the connection of a transaction
  public Future<Outcome> answer(SqlClient on, AttendeeId id, Answer answer) {
    return new AttendeeStore(on).find(id).compose(found -> take(on, found, answer));
  }

  /// To one date of a series, from somebody who is invited to all of them and has an address.
  ///
  /// @param on the connection of a transaction
  public Future<Outcome> answer(SqlClient on, Attendee ofSeries, MeetingId date, Answer answer) {
    AttendeeStore store = new AttendeeStore(on);
    return store
        .ofMeeting(date, String.valueOf(ofSeries.email()))
        .compose(row ->
            row.isPresent()
                ? Future.succeededFuture(row)
                : store.toDate(ofSeries, date).map(Optional::of))
        .compose(found -> take(on, found, answer));
  }

  private static Future<Optional<Attendee>> ofDate(
      AttendeeStore store, String uid, MeetingId date, String email) {
    return store
        .ofMeeting(date, email)
        .compose(row ->
            row.isPresent()
                ? Future.succeededFuture(row)
                : store
                    .byUid(uid, email)
                    .compose(series ->
                        series.isEmpty()
                            ? Future.succeededFuture(Optional.empty())
                            : store.toDate(series.get(), date).map(Optional::of)));
  }

  private Future<Outcome> take(SqlClient on, Optional<Attendee> found, Answer given) {
    if (found.isEmpty()) {
      return Future.succeededFuture(new Outcome.Unknown());
    }
    Attendee a = found.get();
    Answer answer = given.via() == Via.MAIL ? given : given.after(a.reply());
    return a.meeting() == null
        ? ofSeries(on, a, answer)
        : Line.hold(on, a.meeting(), tidings, clock.instant(), line -> take(line, a, answer))
            .map(made -> made.orElseGet(Outcome.Unknown::new));
  }

  private static Future<Outcome> take(Line line, Attendee a, Answer answer) {
    return line.store
        .answer(a.id(), answer)
        .compose(taken -> {
          if (taken.isEmpty()) {
            return Future.succeededFuture(new Outcome.Old(a));
          }
          line.seen(taken.get());
          return follow(line, taken.get()).map(Outcome.Taken::new);
        });
  }

  private static Future<Attendee> follow(Line line, Attendee a) {
    if (a.partstat() == Partstat.DECLINED && a.place().isHeld()) {
      return line.leave(a, Place.CANCELLED);
    }
    boolean again =
        a.partstat() == Partstat.ACCEPTED
            && a.place() == Place.CANCELLED
            && line.closed().isEmpty();
    return again
        ? line.enter(a).compose(back -> line.tell(back, News.REGISTERED).map(back))
        : Future.succeededFuture(a);
  }

  private Future<Outcome> ofSeries(SqlClient on, Attendee a, Answer answer) {
    return new AttendeeStore(on)
        .answer(a.id(), answer)
        .compose(taken ->
            taken.isEmpty()
                ? Future.succeededFuture(new Outcome.Old(a))
                : risen(on, taken.get()).map(new Outcome.Taken(taken.get())));
  }

  private Future<Void> risen(SqlClient on, Attendee a) {
    if (a.account() == null || a.series() == null) {
      return Future.succeededFuture();
    }
    return new SeriesStore(on)
        .find(a.series())
        .compose(series ->
            CalendarRevisions.rise(on, series.orElseThrow().initiative(), clock.instant()));
  }
}
