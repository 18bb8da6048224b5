package org.convene.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.convene.base.CommandId;
import org.convene.session.Logged;

/// Which commands the log has answered, so that the same id gives the same answer again and acts
/// once. An id belongs to who sent it: nobody can use up another's. Keeps revisions only: for as
/// long as the room lives, what an event said may be collected. Confined to the room's thread.
final class Answered {
  private record Key(UUID actor, CommandId command) {}

  private final Map<Key, Long> last = new HashMap<>();

  void add(List<Logged> events) {
    events.forEach(event -> last.put(new Key(event.actor(), event.command()), event.revision()));
  }

  /// The revision of the last event that the command brought about.
  Optional<Long> find(UUID actor, CommandId command) {
    return Optional.ofNullable(last.get(new Key(actor, command)));
  }
}
