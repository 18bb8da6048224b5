package org.convene.session;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convene.agenda.AgendaEvent.AgendaItemAdded;
import org.convene.agenda.AgendaFields;
import org.convene.agenda.AgendaItem;
import org.convene.base.AgendaItemId;
import org.convene.base.CommandId;
import org.convene.base.MeetingId;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.planning.AgendaCopies;

/// Writes the agenda of one session, as it stands, into the log of another that has none.
public final class CopiedAgendas implements AgendaCopies {
  private final SessionStore sessions;

  public CopiedAgendas(SessionStore sessions) {
    this.sessions = sessions;
  }

  @Override
  public Future<Void> copy(SqlConnection connection, MeetingId from, MeetingId to, Instant now) {
    Future<Optional<SessionId>> source = sessions.ofMeeting(connection, from);
    return source.compose(found ->
        found.isEmpty()
            ? Future.succeededFuture()
            : sessions
                .state(found.get())
                .map(state -> added(state.agenda().items(), now))
                .compose(log -> append(connection, to, log)));
  }

  private Future<Void> append(SqlConnection connection, MeetingId to, List<Logged> log) {
    return log.isEmpty()
        ? Future.succeededFuture()
        : sessions
            .ofMeeting(connection, to)
            .map(Optional::orElseThrow)
            .compose(id -> sessions.append(connection, id, log));
  }

  /// In reading order, parents before their children, each last among its siblings.
  private static List<Logged> added(List<AgendaItem> agenda, Instant now) {
    Map<AgendaItemId, AgendaItemId> copies = new HashMap<>();
    CommandId command = new CommandId(Uuids.v7());
    List<Logged> log = new ArrayList<>();
    for (AgendaItem item : agenda) {
      AgendaItemId copy = new AgendaItemId(Uuids.v7());
      copies.put(item.id(), copy);
      AgendaItemId parent = item.parent() == null ? null : copies.get(item.parent());
      var fields =
          new AgendaFields(
              item.title(), item.kind(), item.minutes(), item.presenter(), item.notes());
      var event = new SessionEvent.OnAgenda(new AgendaItemAdded(copy, fields, parent, null));
      log.add(new Logged(log.size() + 1, now, Uuids.NIL, command, event));
    }
    return log;
  }
}
