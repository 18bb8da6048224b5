package org.convene.bench.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.convene.base.Json;

/// What a run found, for programs: the same as its table and its curve. Sizes are bytes.
///
/// @param minutes of a soak, 0 where each fault was tried once
/// @param outcomes in their order
/// @param resident of a soak, every second
/// @param heap of a soak, after a collection
record Findings(
    int people,
    long seed,
    int minutes,
    List<Outcome> outcomes,
    List<Soak.Sample> resident,
    List<Soak.Sample> heap) {
  Findings {
    outcomes = List.copyOf(outcomes);
    resident = List.copyOf(resident);
    heap = List.copyOf(heap);
  }

  boolean held() {
    return outcomes.stream().allMatch(Outcome::held);
  }

  ObjectNode json() {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("people", people)
            .put("seed", seed)
            .put("minutes", minutes)
            .put("held", held());
    ArrayNode all = json.putArray("faults");
    outcomes.forEach(outcome -> all.add(json(outcome)));
    json.set("resident", json(resident));
    json.set("heap", json(heap));
    return json;
  }

  private static ObjectNode json(Outcome outcome) {
    ObjectNode json = Json.MAPPER.createObjectNode().put("fault", outcome.fault());
    if (!outcome.skipped().isEmpty()) {
      return json.put("skipped", outcome.skipped());
    }
    json.put("longestWaitMillis", outcome.slowestMillis())
        .put("heap", outcome.heap())
        .put("resident", outcome.resident());
    ObjectNode laws = json.putObject("laws");
    Arrays.stream(Law.values())
        .forEach(law ->
            laws.set(
                law.column(),
                Json.MAPPER.valueToTree(outcome.broken().getOrDefault(law, List.of()))));
    return json;
  }

  /// Pairs of seconds and bytes.
  private static ArrayNode json(List<Soak.Sample> samples) {
    ArrayNode pairs = Json.MAPPER.createArrayNode();
    samples.forEach(sample -> pairs.addArray().add(sample.seconds()).add(sample.bytes()));
    return pairs;
  }
}
