package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convene.attendee.AttendeeStore;
import org.convene.invitation.Guest.Act;

/// Tells everybody concerned by one notice what is true now, as far as they do not know it.
///
/// That is more than the guests of what was saved: a series that was split is told with the series
/// it goes on from, and whoever was told of a date that has left it since gets that entry taken
/// back. So what quiet saves have left behind is made good by the next notice.
///
/// All in one transaction, which locks the meetings first: whoever registers, leaves or edits
/// meanwhile is told before this or after it, and never of a place that is gone. Whoever edits
/// holds the meetings before the notice too, so nobody waits for each other.
final class Round {
  private final SqlClient on;
  private final Invitations invitations;
  private final Instant now;

  Round(SqlClient on, Invitations invitations, Instant now) {
    this.on = on;
    this.invitations = invitations;
    this.now = now;
  }

  /// Takes the notice of it, if it is still due, and tells.
  ///
  /// @param subject as [Unit#subject] has it; what is gone meanwhile is nobody's business
  Future<Void> about(UUID subject) {
    return units(subject)
        .compose(this::hold)
        .compose(_ -> new NoticeStore(on).take(subject, now))
        .compose(due -> due ? units(subject).compose(this::tell) : Future.succeededFuture());
  }

  private Future<List<Unit>> units(UUID subject) {
    return new ToldStore(on)
        .family(subject, now)
        .compose(subjects -> each(subjects, id -> Units.named(on, id)))
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private Future<Void> hold(List<Unit> units) {
    return new AttendeeStore(on).hold(units.stream().map(Unit::uid).collect(Collectors.toSet()));
  }

  private Future<Void> tell(List<Unit> units) {
    return units.isEmpty()
        ? Future.succeededFuture()
        : Spoken.names(on, units.getFirst().initiative()).compose(names -> tell(units, names));
  }

  private Future<Void> tell(List<Unit> units, Spoken.Names names) {
    Guests reading = new Guests(on);
    return each(units, reading::hidden)
        .compose(hidden -> each(flat(hidden), guest -> invitations.hide(on, guest, names)))
        .compose(_ -> each(units, reading::of))
        .compose(guests -> tellEach(flat(guests), names));
  }

  /// What goes, goes first: another meeting may have come to stand in its place.
  private Future<Void> tellEach(List<Guest> guests, Spoken.Names names) {
    List<Guest> leaving = guests.stream().filter(g -> g.act(now) == Act.CANCEL).toList();
    Set<Act> entering = EnumSet.of(Act.INVITE, Act.UPDATE);
    List<Guest> changing = guests.stream().filter(g -> entering.contains(g.act(now))).toList();
    return each(leaving, guest -> invitations.tell(on, guest, names))
        .compose(_ -> each(changing, guest -> invitations.release(on, guest, names)))
        .compose(_ -> each(changing, guest -> invitations.tell(on, guest, names)))
        .mapEmpty();
  }

  private static <T> List<T> flat(List<List<T>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  /// One after the other: they share the transaction's connection.
  private static <T, R> Future<List<R>> each(List<T> all, Function<T, Future<R>> step) {
    List<R> results = new ArrayList<>();
    Future<Void> done = Future.succeededFuture();
    for (T one : all) {
      done = done.compose(_ -> step.apply(one)).onSuccess(results::add).mapEmpty();
    }
    return done.map(_ -> results);
  }
}
