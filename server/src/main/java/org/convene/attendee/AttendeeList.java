package org.convene.attendee;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.convene.attendee.Tidings.News;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.convene.base.SeriesId;
import org.convene.base.Uuids;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.Meeting;
import org.jspecify.annotations.Nullable;

/// What organisers do with the list of a meeting: invite, let in, refuse, move up, remove. Nobody
/// is invited twice, and nothing here sends an invitation: that is for whoever composes them.
public final class AttendeeList {
  /// What an organiser wishes for one person; what is null stays.
  ///
  /// @param place confirmed, refused or cancelled
  /// @param first before all others who wait
  public record Wish(@Nullable AttendeeRole role, @Nullable Place place, boolean first) {}

  /// Somebody to invite.
  public record Invited(Person person, AttendeeRole role) {}

  private final Pool pool;
  private final Clock clock;
  private final Tidings tidings;

  public AttendeeList(Pool pool, Clock clock, Tidings tidings) {
    this.pool = pool;
    this.clock = clock;
    this.tidings = tidings;
  }

  /// @param series to all its dates; null for this meeting only
  public Future<Void> invite(Meeting meeting, @Nullable SeriesId series, List<Invited> people) {
    return pool.withTransaction(
            on -> {
              AttendeeStore store = new AttendeeStore(on);
              MeetingId at = series == null ? meeting.id() : null;
              Future<Boolean> members = Future.succeededFuture(false);
              for (Invited one : people) {
                members =
                    members.compose(before ->
                        store
                            .insert(invited(at, series, one), meeting.initiative())
                            .map(row -> before | row.map(Attendee::account).isPresent()));
              }
              return members.compose(some -> some ? rise(on, meeting) : Future.succeededFuture());
            })
        .mapEmpty();
  }

  /// Puts those into the list of a new meeting who have said elsewhere whether they come, such as
  /// in a date poll. Who is in it already stays as they are.
  ///
  /// @param on the transaction that makes the meeting
  public Future<Void> bring(SqlClient on, Meeting meeting, Person person, Partstat said) {
    AttendeeStore store = new AttendeeStore(on);
    Attendee row = invited(meeting.id(), null, new Invited(person, AttendeeRole.PARTICIPANT));
    Answer answer = Answer.now(said, Via.WEB, meeting.revision().sequence(), clock.instant());
    return store
        .insert(row, meeting.initiative())
        .compose(added ->
            added.isPresent() && said != Partstat.NEEDS_ACTION
                ? store.answer(added.get().id(), answer).mapEmpty()
                : Future.succeededFuture());
  }

  private static Attendee invited(
      @Nullable MeetingId meeting, @Nullable SeriesId series, Invited one) {
    return Attendee.invited(new AttendeeId(Uuids.v7()), meeting, series, one.person(), one.role());
  }

  /// @param id of the meeting's effective list
  /// @return why not, if not; then nothing has changed
  public Future<Optional<Refusal>> change(Meeting meeting, AttendeeId id, Wish wish) {
    return hold(meeting, line -> of(line, id).compose(found -> change(line, found, wish)));
  }

  private static Future<Optional<Refusal>> change(Line line, Optional<Attendee> found, Wish wish) {
    if (found.isEmpty()) {
      return refused(unknown());
    }
    Attendee a = found.get();
    Optional<Refusal> refusal = flaw(a, wish);
    return refusal.isPresent()
        ? Future.succeededFuture(refusal)
        : recast(line, a, wish.role())
            .compose(_ -> seated(line, a, wish))
            .map(Optional.<Refusal>empty());
  }

  /// Why a wish cannot be fulfilled.
  static Optional<Refusal> flaw(Attendee a, Wish wish) {
    if (wish.first() && a.place() != Place.WAITING) {
      return Optional.of(
          Refusal.conflict("not-waiting", "only who is in the waiting list can be moved up in it"));
    }
    return wish.place() == Place.CONFIRMED && a.place() == Place.WAITING
        ? Optional.of(
            Refusal.conflict(
                "meeting-full", "no place is free: raise the capacity, or move them up"))
        : Optional.empty();
  }

  private static Future<Attendee> recast(Line line, Attendee a, @Nullable AttendeeRole role) {
    line.seen(a);
    return role == null ? Future.succeededFuture(a) : line.store.role(a.id(), role);
  }

  private static Future<Attendee> seated(Line line, Attendee a, Wish wish) {
    if (wish.first()) {
      return own(line, a).compose(line::first);
    }
    Place place = wish.place();
    if (place == null || place == a.place()) {
      return Future.succeededFuture(a);
    }
    return own(line, a)
        .compose(row ->
            switch (place) {
              case CONFIRMED -> told(line, line.admit(row), News.APPROVED);
              case REFUSED -> told(line, line.leave(row, Place.REFUSED), News.REFUSED);
              case CANCELLED ->
                  row.place().isHeld()
                      ? told(line, line.leave(row, Place.CANCELLED), News.CANCELLED)
                      : Future.succeededFuture(row);
              case NONE, REQUESTED, WAITING -> Future.succeededFuture(row);
            });
  }

  private static Future<Attendee> told(Line line, Future<Attendee> changed, News news) {
    return changed.compose(a -> line.tell(a, news).map(a));
  }

  /// Places are of one date.
  private static Future<Attendee> own(Line line, Attendee a) {
    return a.meeting() == null
        ? line.store.toDate(a, line.meeting.id())
        : Future.succeededFuture(a);
  }

  /// Takes somebody off the list of the meeting, or of its series where they stand in that.
  ///
  /// @return why not, if not
  public Future<Optional<Refusal>> remove(Meeting meeting, AttendeeId id) {
    return hold(
        meeting,
        line ->
            of(line, id)
                .compose(found ->
                    found.isEmpty()
                        ? refused(unknown())
                        : line.remove(found.get()).map(Optional.<Refusal>empty())));
  }

  private Future<Optional<Refusal>> hold(
      Meeting meeting, java.util.function.Function<Line, Future<Optional<Refusal>>> change) {
    return pool.withTransaction(on -> Line.hold(on, meeting.id(), tidings, clock.instant(), change))
        .map(made ->
            made == null ? Optional.of(unknown()) : made.orElseGet(() -> Optional.of(unknown())));
  }

  /// Only who stands in this list.
  private static Future<Optional<Attendee>> of(Line line, AttendeeId id) {
    SeriesId series = line.meeting.occurrence() == null ? null : line.meeting.occurrence().series();
    return line.store
        .find(id)
        .map(found ->
            found.filter(a ->
                line.meeting.id().equals(a.meeting())
                    || (series != null && series.equals(a.series()))));
  }

  private Future<Void> rise(SqlClient on, Meeting meeting) {
    return CalendarRevisions.rise(on, meeting.initiative(), clock.instant());
  }

  private static Future<Optional<Refusal>> refused(Refusal refusal) {
    return Future.succeededFuture(Optional.of(refusal));
  }

  static Refusal unknown() {
    return Refusal.unknown("unknown-attendee", "Nobody with this id is in the list.");
  }
}
