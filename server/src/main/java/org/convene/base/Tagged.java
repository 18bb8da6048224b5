package org.convene.base;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Sealed families of records as JSON objects whose `type` says which record: one table of names
/// for reading and writing.
public final class Tagged {
  /// What was read, or why it could not be.
  public sealed interface Read {
    record Value(Object value) implements Read {}

    record Broken(Refusal refusal) implements Read {}
  }

  private final String what;
  private final Map<String, Class<?>> byName = new HashMap<>();

  /// @param what names the family in refusals: `command` gives `unknown-command` and
  ///   `invalid-command`
  public Tagged(String what, Class<?>... families) {
    this.what = what;
    for (Class<?> family : families) {
      add(family);
    }
  }

  private void add(Class<?> type) {
    JsonTypeName name = type.getAnnotation(JsonTypeName.class);
    if (name != null) {
      byName.put(name.value(), type);
    } else if (type.isSealed()) {
      for (Class<?> member : Objects.requireNonNull(type.getPermittedSubclasses())) {
        add(member);
      }
    }
  }

  public ObjectNode write(Object value) {
    ObjectNode body = Json.MAPPER.valueToTree(value);
    return Json.MAPPER.createObjectNode().put("type", nameOf(value)).setAll(body);
  }

  public static String nameOf(Object value) {
    return Objects.requireNonNull(value.getClass().getAnnotation(JsonTypeName.class)).value();
  }

  public Read read(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return broken("invalid-" + what, "a " + what + " is a JSON object");
    }
    Class<?> type = byName.get(object.path("type").asText());
    if (type == null) {
      return broken("unknown-" + what, "there is no " + what + " of that type");
    }
    try {
      return new Read.Value(Json.MAPPER.treeToValue(object.deepCopy().without("type"), type));
    } catch (JsonProcessingException e) {
      return broken("invalid-" + what, Json.explain(e));
    }
  }

  private static Read broken(String code, String detail) {
    return new Read.Broken(Refusal.invalid(code, detail));
  }
}
