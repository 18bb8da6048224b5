package org.convene.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.convene.base.HolderId;
import org.convene.base.ParticipantId;
import org.convene.base.SessionId;
import org.convene.session.Logged;
import org.convene.session.SessionInfo;
import org.convene.session.SessionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rooms of this node, loaded when somebody enters and forgotten when empty. Safe for any
/// thread.
public final class Rooms {
  private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

  private final RoomParts parts;
  private final Map<SessionId, Future<Optional<Room>>> rooms = new ConcurrentHashMap<>();
  private volatile boolean closing;

  public Rooms(RoomParts parts) {
    this.parts = parts;
  }

  /// The session's room, if there is such a session. Completes on some event loop.
  Future<Optional<Room>> room(SessionId id) {
    if (closing) {
      return Future.failedFuture("the server is stopping");
    }
    Future<Optional<Room>> room = rooms.computeIfAbsent(id, this::load);
    room.onComplete(loaded -> {
      if (loaded.failed()) {
        LOG.warn("session {}: its room could not be loaded", id, loaded.cause());
      }
      if (loaded.failed() || loaded.result().isEmpty()) {
        rooms.remove(id, room);
      }
    });
    return room;
  }

  LiveMetrics metrics() {
    return parts.metrics();
  }

  /// Who is connected to the session on this node. Completes with nobody where it is not loaded.
  public Future<Set<ParticipantId>> here(SessionId id) {
    Future<Optional<Room>> room = rooms.get(id);
    return room == null
        ? Future.succeededFuture(Set.of())
        : room.compose(
            loaded -> loaded.map(this::here).orElseGet(() -> Future.succeededFuture(Set.of())));
  }

  /// Personal links lead nowhere any more: connections that came by them are sent to come again.
  public void release(SessionId id, Set<HolderId> holders) {
    Future<Optional<Room>> room = rooms.get(id);
    if (room != null) {
      room.onSuccess(loaded -> loaded.ifPresent(in -> in.post(() -> in.release(holders))));
    }
  }

  private Future<Set<ParticipantId>> here(Room room) {
    return room.ask(room::here);
  }

  private Future<Optional<Room>> load(SessionId id) {
    // Not the context of the request that happened to come first: the loop below it.
    Context loop = ((ContextInternal) parts.vertx().getOrCreateContext()).unwrap();
    return parts
        .sessions()
        .info(id)
        .compose(info ->
            info.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : load(loop, info.get()).map(Optional::of));
  }

  private Future<Room> load(Context loop, SessionInfo info) {
    return parts
        .attendance()
        .endOpenStays(info.id())
        .compose(_ -> parts.sessions().tail(info.id(), 0))
        .compose(log -> start(new Room(loop, parts, replay(info, log), answered(log))));
  }

  private Future<Room> start(Room room) {
    return room.start()
        .map(room)
        .onSuccess(_ -> forgetWhenEmpty(room))
        .onFailure(_ -> room.close());
  }

  /// Renders only what somebody may still come back for.
  private static History replay(SessionInfo info, List<Logged> log) {
    int old = Math.max(0, log.size() - Limits.REMEMBERED_EVENTS);
    SessionState state = SessionState.NEW;
    for (Logged logged : log.subList(0, old)) {
      state = state.evolve(logged);
    }
    History history = new History(info, state);
    history.advance(log.subList(old, log.size()));
    return history;
  }

  private static Answered answered(List<Logged> log) {
    Answered answered = new Answered();
    answered.add(log);
    return answered;
  }

  private void forgetWhenEmpty(Room room) {
    parts
        .vertx()
        .setTimer(
            Limits.EMPTY_SECONDS * 1000L,
            _ ->
                room.post(() -> {
                  if (!room.isEmpty()) {
                    forgetWhenEmpty(room);
                  } else {
                    rooms.remove(room.id());
                    room.close();
                  }
                }));
  }

  /// Takes nobody in any more, finishes what is under way and sends everybody to come back.
  public Future<Void> close() {
    closing = true;
    List<Future<Void>> closed = new ArrayList<>();
    rooms
        .values()
        .forEach(loading ->
            closed.add(
                loading
                    .compose(room ->
                        room.map(r -> r.askLater(r::close)).orElseGet(Future::succeededFuture))
                    .onFailure(e -> LOG.warn("a room did not close in order", e))));
    return Future.join(closed).mapEmpty();
  }
}
