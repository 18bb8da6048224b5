package org.convene.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.convene.base.Json;
import org.convene.session.Audience;
import org.convene.session.EventView;
import org.convene.session.Logged;
import org.convene.session.SessionInfo;
import org.convene.session.SessionState;
import org.convene.session.StateView;
import org.convene.wire.ServerMessage;

/// A room's state and its newest events as each audience sees them: rendered once, encoded once.
/// Confined to the room's thread.
final class History {
  /// One event; an audience that may not know of it has no text.
  private record Rendered(long revision, Map<Audience, String> texts) {}

  private final SessionInfo info;
  private final Deque<Rendered> newest = new ArrayDeque<>();
  private final Map<Audience, Outgoing> snapshots = new EnumMap<>(Audience.class);
  private SessionState state;

  History(SessionInfo info, SessionState state) {
    this.info = info;
    this.state = state;
  }

  SessionState state() {
    return state;
  }

  SessionInfo info() {
    return info;
  }

  /// Takes the events in and gives each audience's frame for them. The state has already been
  /// decided.
  Map<Audience, Outgoing> advance(List<Logged> events) {
    long from = state.revision() + 1;
    for (Logged logged : events) {
      state = state.evolve(logged);
      remember(logged);
    }
    snapshots.clear();
    Map<Audience, Outgoing> frames = new EnumMap<>(Audience.class);
    for (Audience audience : Audience.values()) {
      frames.put(audience, events(audience, from));
    }
    forget();
    return frames;
  }

  Outgoing snapshot(Audience audience) {
    return snapshots.computeIfAbsent(
        audience,
        a ->
            Outgoing.state(
                new ServerMessage.Snapshot(
                    info.epoch(), state.revision(), StateView.of(info, state, a)),
                state.revision()));
  }

  /// What brings a client from `revision` of `epoch` to the newest: nothing, the missing events, or
  /// a snapshot where that is less to send; never half a tail.
  List<Outgoing> since(Audience audience, Optional<UUID> epoch, long revision) {
    boolean sameLog =
        epoch.isPresent() && epoch.get().equals(info.epoch()) && revision <= state.revision();
    if (sameLog && revision == state.revision()) {
      return List.of();
    }
    Outgoing snapshot = snapshot(audience);
    if (!sameLog || !remembers(revision + 1)) {
      return List.of(snapshot);
    }
    Outgoing tail = events(audience, revision + 1);
    return List.of(tail.bytes().length <= snapshot.bytes().length ? tail : snapshot);
  }

  private boolean remembers(long from) {
    return from > state.revision() || (!newest.isEmpty() && newest.getFirst().revision() <= from);
  }

  private void remember(Logged logged) {
    Map<Audience, String> texts = new EnumMap<>(Audience.class);
    for (Audience audience : Audience.values()) {
      EventView.of(info, logged, state, audience)
          .ifPresent(view -> texts.put(audience, write(view)));
    }
    newest.add(new Rendered(logged.revision(), texts));
  }

  /// After the frames were made: a batch may be longer than what is kept for those who come back.
  private void forget() {
    while (newest.size() > Limits.REMEMBERED_EVENTS) {
      newest.removeFirst();
    }
  }

  private Outgoing events(Audience audience, long from) {
    String texts =
        newest.stream()
            .filter(event -> event.revision() >= from && event.texts().containsKey(audience))
            .map(event -> event.texts().get(audience))
            .collect(Collectors.joining(",", "[", "]"));
    return Outgoing.state(
        new ServerMessage.Events(from, state.revision(), texts), state.revision());
  }

  private static String write(EventView view) {
    try {
      return Json.MAPPER.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written", e);
    }
  }
}
