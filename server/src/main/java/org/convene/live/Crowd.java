package org.convene.live;

import io.vertx.core.Context;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.convene.session.Audience;

/// The connections of a room, by event loop and audience. A broadcast crosses to each loop once and
/// walks its connections there, so that its cost between threads does not grow with the room.
/// Confined to the room's thread, except that the sets of a loop are touched on that loop alone.
final class Crowd {
  private final Map<Context, Map<Audience, Set<LiveSocket>>> loops = new HashMap<>();
  private final Set<LiveSocket> all = new HashSet<>();

  int size() {
    return all.size();
  }

  /// On how many event loops connections are or were.
  int loops() {
    return loops.size();
  }

  void add(LiveSocket socket) {
    all.add(socket);
    Map<Audience, Set<LiveSocket>> sets = loops.computeIfAbsent(socket.loop(), _ -> emptySets());
    socket.on(() -> set(sets, socket.audience()).add(socket));
  }

  /// @return whether it was here
  boolean remove(LiveSocket socket) {
    if (!all.remove(socket)) {
      return false;
    }
    Map<Audience, Set<LiveSocket>> sets = loops.computeIfAbsent(socket.loop(), _ -> emptySets());
    socket.on(() -> set(sets, socket.audience()).remove(socket));
    return true;
  }

  void deliver(Audience audience, Outgoing frame) {
    each(audience, socket -> socket.deliver(frame));
  }

  void deliver(Outgoing frame) {
    for (Audience audience : Audience.values()) {
      deliver(audience, frame);
    }
  }

  /// For whoever is there when the loop comes to it; it may close connections.
  void each(Audience audience, Consumer<LiveSocket> work) {
    loops.forEach((loop, sets) -> loop.runOnContext(_ -> set(sets, audience).forEach(work)));
  }

  private static Set<LiveSocket> set(Map<Audience, Set<LiveSocket>> sets, Audience audience) {
    return sets.getOrDefault(audience, Set.of());
  }

  private static Map<Audience, Set<LiveSocket>> emptySets() {
    Map<Audience, Set<LiveSocket>> sets = new EnumMap<>(Audience.class);
    for (Audience audience : Audience.values()) {
      sets.put(audience, new LinkedHashSet<>());
    }
    return sets;
  }
}
