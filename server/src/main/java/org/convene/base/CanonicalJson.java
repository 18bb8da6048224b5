package org.convene.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// JSON of which there is one spelling only, so that whoever holds the same value computes the same
/// hash: RFC 8785 (JCS). Members are sorted by the UTF-16 units of their names, nothing is escaped
/// that need not be, and there is no white space.
///
/// Numbers are whole ones that a double can hold; other numbers are written as strings by whoever
/// has some, so that nobody needs the rules of floating point.
public final class CanonicalJson {
  private static final BigDecimal SAFE = BigDecimal.valueOf((1L << 53) - 1);

  private CanonicalJson() {}

  /// @param value a record, list or map, as [Json#MAPPER] writes it
  /// @return UTF-8
  /// @throws IllegalArgumentException if it holds a number that is not whole or too large
  public static byte[] write(Object value) {
    StringBuilder text = new StringBuilder();
    write(Json.MAPPER.valueToTree(value), text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode node, StringBuilder to) {
    if (node.isObject()) {
      object(node, to);
    } else if (node.isArray()) {
      array(node, to);
    } else if (node.isNumber()) {
      to.append(number(node.decimalValue()));
    } else {
      to.append(node.getNodeType() == JsonNodeType.STRING ? quoted(node.asText()) : node.asText());
    }
  }

  private static void object(JsonNode node, StringBuilder to) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
    String before = "{";
    for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
      to.append(before).append(quoted(member.getKey())).append(':');
      write(member.getValue(), to);
      before = ",";
    }
    to.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static void array(JsonNode node, StringBuilder to) {
    to.append('[');
    for (int i = 0; i < node.size(); i++) {
      to.append(i == 0 ? "" : ",");
      write(node.path(i), to);
    }
    to.append(']');
  }

  private static String number(BigDecimal value) {
    if (value.stripTrailingZeros().scale() > 0 || value.abs().compareTo(SAFE) > 0) {
      throw new IllegalArgumentException("no place in canonical JSON: " + value);
    }
    return value.toBigIntegerExact().toString();
  }

  /// Jackson escapes what RFC 8785 escapes, the control characters, but some of them in upper case.
  private static String quoted(String text) {
    try {
      String quoted = Json.MAPPER.writeValueAsString(text);
      return quoted.contains("\\u") ? lowerCaseEscapes(quoted) : quoted;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text cannot be written", e);
    }
  }

  private static String lowerCaseEscapes(String quoted) {
    StringBuilder text = new StringBuilder(quoted);
    for (int at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", at + 2)) {
      if (text.charAt(at + 1) == 'u') {
        for (int digit = at + 2; digit < at + 6; digit++) {
          text.setCharAt(digit, Character.toLowerCase(text.charAt(digit)));
        }
      }
    }
    return text.toString();
  }
}
