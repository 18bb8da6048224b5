package org.convene.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one client shows of the session: the state, and the revision it is of. Applies messages by
/// `docs/protocol.md` alone: an event carries the thing as it is afterwards.
final class Screen {
  private @Nullable String epoch;
  private @Nullable ObjectNode state;
  private long revision;

  /// Where to go on from.
  ///
  /// @return false where there is no state yet
  boolean resume(ObjectNode hello) {
    if (state == null) {
      return false;
    }
    hello.put("epoch", epoch).put("revision", revision);
    return true;
  }

  long revision() {
    return revision;
  }

  ObjectNode state() {
    return Objects.requireNonNull(state, "no snapshot has come");
  }

  boolean hasState() {
    return state != null;
  }

  /// @return false where something is missing, so that the client has to come again
  boolean apply(JsonNode message) {
    return switch (message.path("type").asText()) {
      case "snapshot" -> {
        snapshot(message);
        yield true;
      }
      case "events" -> events(message);
      default -> true;
    };
  }

  private void snapshot(JsonNode message) {
    String of = message.path("epoch").asText();
    long at = message.path("revision").asLong();
    if (state == null || !of.equals(epoch) || at >= revision) {
      epoch = of;
      revision = at;
      state = (ObjectNode) message.path("state").deepCopy();
    }
  }

  private boolean events(JsonNode message) {
    if (message.path("to").asLong() <= revision) {
      return true;
    }
    if (state == null || message.path("from").asLong() > revision + 1) {
      return false;
    }
    for (JsonNode event : message.path("events")) {
      if (event.path("revision").asLong() > revision) {
        apply(state, event);
      }
    }
    revision = message.path("to").asLong();
    return true;
  }

  private static void apply(ObjectNode state, JsonNode event) {
    for (String part : List.of("session", "wall")) {
      if (event.has(part)) {
        state.set(part, event.path(part));
      }
    }
    if (event.path("item").isObject()) {
      set(list(state, "agenda"), event.path("item"));
    }
    event
        .path("items")
        .forEach(item -> {
          if (item.isObject()) {
            set(list(state, "agenda"), item);
          }
        });
    if (event.has("order")) {
      order(list(state, "agenda"), event.path("order"));
    }
    if (event.path("poll").isObject()) {
      set(list(state, "polls"), event.path("poll"));
    }
  }

  private static ArrayNode list(ObjectNode state, String part) {
    return (ArrayNode) state.get(part);
  }

  private static void set(ArrayNode list, JsonNode thing) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).path("id").equals(thing.path("id"))) {
        list.set(i, thing);
        return;
      }
    }
    list.add(thing);
  }

  /// What the order does not name is gone.
  private static void order(ArrayNode list, JsonNode order) {
    List<String> ids = new ArrayList<>();
    order.forEach(id -> ids.add(id.asText()));
    List<JsonNode> items = new ArrayList<>();
    list.forEach(item -> {
      if (ids.contains(item.path("id").asText())) {
        items.add(item);
      }
    });
    items.sort(Comparator.comparingInt(item -> ids.indexOf(item.path("id").asText())));
    list.removeAll();
    list.addAll(items);
  }
}
