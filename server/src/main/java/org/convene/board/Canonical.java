package org.convene.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.convene.base.Json;

/// JSON in one form only, as bytes that can be hashed: RFC 8785, of whose numbers only whole ones
/// between −(2⁵³−1) and 2⁵³−1 are used. Any other number is a string, so nobody needs the rules of
/// floating point.
public final class Canonical {
  private static final BigDecimal SAFE = BigDecimal.valueOf((1L << 53) - 1);
  private static final String ESCAPED = "\b\t\n\f\r\"\\";
  private static final String LETTERS = "btnfr\"\\";

  private Canonical() {}

  /// The bytes of a value that [#tree(Object)] made or [#isPlain] holds of.
  ///
  /// @throws IllegalArgumentException where a number has no place in it
  public static byte[] bytes(JsonNode value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return Hash.utf8(out.toString());
  }

  /// A value of ours as JSON of this form: numbers that are not whole or too large become strings.
  public static JsonNode tree(Object value) {
    return plain(Json.MAPPER.valueToTree(value));
  }

  private static JsonNode plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        ObjectNode object = Json.MAPPER.createObjectNode();
        node.properties().forEach(field -> object.set(field.getKey(), plain(field.getValue())));
        yield object;
      }
      case ARRAY -> {
        ArrayNode array = Json.MAPPER.createArrayNode();
        node.forEach(element -> array.add(plain(element)));
        yield array;
      }
      case NUMBER -> number(node.decimalValue());
      default -> node;
    };
  }

  private static JsonNode number(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() <= 0 && shortest.abs().compareTo(SAFE) <= 0
        ? Json.MAPPER.getNodeFactory().numberNode(shortest.longValueExact())
        : TextNode.valueOf(shortest.toPlainString());
  }

  /// Whether [#bytes] can write it.
  public static boolean isPlain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, ARRAY ->
          StreamSupport.stream(node.spliterator(), false).allMatch(Canonical::isPlain);
      case NUMBER -> node.isIntegralNumber() && node.decimalValue().abs().compareTo(SAFE) <= 0;
      case STRING, BOOLEAN, NULL -> true;
      case BINARY, MISSING, POJO -> false;
    };
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (!node.isContainerNode() && !isPlain(node)) {
      throw new IllegalArgumentException("no place in canonical JSON: " + node);
    }
    switch (node.getNodeType()) {
      case OBJECT -> writeObject(node, out);
      case ARRAY -> {
        String comma = "";
        out.append('[');
        for (JsonNode element : node) {
          out.append(comma);
          write(element, out);
          comma = ",";
        }
        out.append(']');
      }
      case STRING -> quote(node.textValue(), out);
      default -> out.append(node.asText());
    }
  }

  /// Names are sorted by their UTF-16 units, which is how Java compares strings.
  private static void writeObject(JsonNode node, StringBuilder out) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.sort(names);
    String comma = "";
    out.append('{');
    for (String name : names) {
      out.append(comma);
      quote(name, out);
      out.append(':');
      write(node.get(name), out);
      comma = ",";
    }
    out.append('}');
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int letter = ESCAPED.indexOf(c);
      if (letter >= 0) {
        out.append('\\').append(LETTERS.charAt(letter));
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
