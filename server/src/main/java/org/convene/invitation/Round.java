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
import org.convene.invitation.Guest.Act;

/// Tells everybody concerned by one notice what is true now, as far as they do not know it.
///
/// That is more than the guests of what was saved: a series that was split is told with the series
/// it goes on from, and whoever was told of a date that has left it since gets that entry taken
/// back. So what quiet saves have left behind is made good by the next notice. All in one
/// transaction.
final class Round {
  private final SqlClient on;
  private final Invitations invitations;
  private final Instant now;

  Round(SqlClient on, Invitations invitations, Instant now) {
    this.on = on;
    this.invitations = invitations;
    this.now = now;
  }

  /// @param subject as [Unit#subject] has it; what is gone meanwhile is nobody's business
  Future<Void> about(UUID subject) {
    return new ToldStore(on)
        .family(subject, now)
        .compose(subjects -> each(subjects, id -> Units.named(on, id)))
        .map(found -> found.stream().flatMap(Optional::stream).toList())
        .compose(units ->
            units.isEmpty()
                ? Future.succeededFuture()
                : Spoken.names(on, units.getFirst().initiative())
                    .compose(names -> tell(units, names)));
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
