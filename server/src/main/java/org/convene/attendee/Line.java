package org.convene.attendee;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.convene.attendee.Tidings.News;
import org.convene.base.MeetingId;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Registration.Policy;
import org.jspecify.annotations.Nullable;

/// The places of one meeting while its row is locked, in a transaction: whoever changes them waits
/// for whoever does so already, so first come is first served, and nobody waits while a place is
/// free.
final class Line {
  /// Weak enough for new rows that refer to the meeting, strong enough against each other and
  /// against whoever edits the meeting.
  static final String LOCK = "select id from meeting where id = $1 for no key update";

  final SqlClient on;
  final Meeting meeting;
  final AttendeeStore store;
  private final Tidings tidings;
  private final Instant now;
  private boolean seenInCalendars;

  private Line(SqlClient on, Meeting meeting, Tidings tidings, Instant now) {
    this.on = on;
    this.meeting = meeting;
    this.store = new AttendeeStore(on);
    this.tidings = tidings;
    this.now = now;
  }

  /// Runs `change` with the meeting locked; empty where there is no such meeting.
  static <T> Future<Optional<T>> hold(
      SqlClient on,
      MeetingId meeting,
      Tidings tidings,
      Instant now,
      Function<Line, Future<T>> change) {
    return on.preparedQuery(LOCK)
        .execute(Tuple.of(meeting.value()))
        .compose(_ -> new MeetingStore(on).find(meeting))
        .compose(found -> {
          if (found.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
          }
          Line line = new Line(on, found.get(), tidings, now);
          return change.apply(line).compose(made -> line.end().map(Optional.of(made)));
        });
  }

  /// Calendars of members show what they are registered for.
  private Future<Void> end() {
    return seenInCalendars
        ? CalendarRevisions.rise(on, meeting.initiative(), now)
        : Future.succeededFuture();
  }

  /// An answer given here and now, which goes before all that there are.
  Answer answer(Attendee a, Partstat partstat, Via via) {
    return Answer.now(partstat, via, meeting.revision().sequence(), now).after(a.reply());
  }

  /// Whether people hear of what is done in their name.
  boolean isHeard() {
    return tidings.reach();
  }

  Optional<Closed> closed() {
    return Closed.of(meeting, now);
  }

  /// Behind all others; with a place at once where one is free, or as a request where an organiser
  /// decides.
  Future<Attendee> enter(Attendee a) {
    Place asked =
        meeting.plan().registration().policy() == Policy.APPROVAL ? Place.REQUESTED : Place.WAITING;
    return places().compose(places -> place(a, asked, places.behind())).compose(this::settled);
  }

  /// Lets somebody in whom nobody has yet: where they stood if they asked, otherwise behind all
  /// others.
  Future<Attendee> admit(Attendee a) {
    return places()
        .compose(places -> {
          Long order = a.place() == Place.REQUESTED ? a.order() : Long.valueOf(places.behind());
          return place(a, Place.WAITING, order);
        })
        .compose(this::settled);
  }

  /// Before all others who wait.
  Future<Attendee> first(Attendee a) {
    return places().compose(places -> place(a, Place.WAITING, places.ahead()));
  }

  /// Gives a place back: the next gets it.
  ///
  /// @param as refused or cancelled
  Future<Attendee> leave(Attendee a, Place as) {
    return places()
        .compose(
            places -> place(a, as, a.order() == null ? Long.valueOf(places.behind()) : a.order()))
        .compose(this::settled);
  }

  Future<Void> remove(Attendee a) {
    return tell(a, News.REMOVED).compose(_ -> store.delete(a.id())).compose(_ -> settle(null));
  }

  /// Those who wait get what is free, in order, and are told.
  Future<Void> settle() {
    return settle(null);
  }

  Future<Void> tell(Attendee a, News news) {
    seen(a);
    return tidings.tell(on, meeting, a, news);
  }

  void seen(Attendee a) {
    seenInCalendars |= a.account() != null;
  }

  Future<Places> places() {
    return store.places(meeting.id(), meeting.plan().registration().capacity());
  }

  private Future<Attendee> settled(Attendee a) {
    return settle(a.id()).compose(_ -> store.find(a.id())).map(Optional::orElseThrow);
  }

  private Future<Attendee> place(Attendee a, Place place, @Nullable Long order) {
    seen(a);
    return store.place(a.id(), place, Objects.requireNonNull(order));
  }

  /// @param told who is told otherwise
  private Future<Void> settle(@Nullable AttendeeId told) {
    if (meeting.status() == MeetingStatus.CANCELLED || !now.isBefore(meeting.endsAt())) {
      return Future.succeededFuture();
    }
    return places()
        .compose(places ->
            places.promotable() == 0
                ? Future.succeededFuture(List.<Attendee>of())
                : store.promote(meeting.id(), places.promotable()))
        .compose(promoted -> tellAll(promoted.stream().filter(a -> !a.id().equals(told)).toList()));
  }

  private Future<Void> tellAll(List<Attendee> promoted) {
    Future<Void> all = Future.succeededFuture();
    for (Attendee a : promoted) {
      all = all.compose(_ -> tell(a, News.PROMOTED));
    }
    return all;
  }
}
