package org.convene.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Applies an event of the wire to a state of the wire, knowing nothing but that events carry the
/// thing as it is afterwards.
public final class Reducer {
  private Reducer() {}

  public static void apply(@Nullable ObjectNode state, JsonNode event) {
    if (state == null) {
      throw new AssertionError("an event before the first snapshot");
    }
    String type = event.path("type").asText();
    replace(state, event, "session");
    replace(state, event, "wall");
    if (event.path("item").isObject()) {
      set(list(state, "agenda"), event.path("item"));
    }
    if (type.equals("agendaItemRestored")) {
      event.path("items").forEach(item -> set(list(state, "agenda"), item));
    }
    if (type.equals("agendaItemRemoved")) {
      event.path("items").forEach(id -> remove(list(state, "agenda"), id.asText()));
    }
    if (event.has("order")) {
      order(list(state, "agenda"), event.path("order"));
    }
    if (event.path("poll").isObject()) {
      set(list(state, "polls"), event.path("poll"));
    } else if (event.has("poll")) {
      remove(list(state, "polls"), event.path("poll").asText());
    }
    if (type.equals("participantRemoved")) {
      list(state, "removed").add(event.path("participant"));
    }
    if (type.equals("participantReadmitted")) {
      removeValue(list(state, "removed"), event.path("participant"));
    }
  }

  private static void replace(ObjectNode state, JsonNode event, String part) {
    if (event.has(part)) {
      state.set(part, event.path(part));
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

  private static void remove(ArrayNode list, String id) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (list.get(i).path("id").asText().equals(id)) {
        list.remove(i);
      }
    }
  }

  private static void removeValue(ArrayNode list, JsonNode value) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (list.get(i).equals(value)) {
        list.remove(i);
      }
    }
  }

  private static void order(ArrayNode list, JsonNode order) {
    List<String> ids = new ArrayList<>();
    order.forEach(id -> ids.add(id.asText()));
    List<JsonNode> items = new ArrayList<>();
    list.forEach(items::add);
    items.sort(Comparator.comparingInt(item -> ids.indexOf(item.path("id").asText())));
    list.removeAll();
    list.addAll(items);
  }
}
