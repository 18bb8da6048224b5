package org.convene.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convene.base.CommandId;
import org.convene.base.Json;
import org.convene.base.Refusal;
import org.convene.http.Problem;
import org.convene.wire.ServerMessage;
import org.jspecify.annotations.Nullable;

/// What [ExampleStory] sends and receives, as files of examples and as one transcript.
final class StoryFrames {
  private final Map<String, JsonNode> examples = new LinkedHashMap<>();
  private final ArrayNode transcript = Json.MAPPER.createArrayNode();

  /// By file name, without `.json`; the transcript last.
  Map<String, JsonNode> all() {
    examples.put("transcript-facilitator", transcript);
    return examples;
  }

  /// An example that is not of the transcript.
  void put(String name, JsonNode message) {
    examples.put(name, message);
  }

  /// The first of its kind becomes an example; all of them are in the transcript.
  void client(String name, JsonNode message) {
    examples.putIfAbsent(name, message);
    transcript.addObject().put("from", "client").set("message", message);
  }

  void server(String name, Object message) {
    JsonNode json = json(message);
    examples.putIfAbsent(name, json);
    transcript.addObject().put("from", "server").set("message", json);
  }

  static JsonNode json(Object message) {
    try {
      return Json.MAPPER.readTree(
          switch (message) {
            case Outgoing frame -> frame.bytes();
            case ServerMessage one -> one.encode();
            default -> throw new AssertionError(message);
          });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static JsonNode rejected(@Nullable CommandId id, Refusal refusal) {
    return json(new ServerMessage.Rejected(id, Problem.of(refusal)));
  }
}
