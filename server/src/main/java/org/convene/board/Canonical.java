package org.convene.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.stream.StreamSupport;
import org.convene.base.CanonicalJson;
import org.convene.base.Json;

/// What can stand on a board, as JSON and as the bytes that are hashed: RFC 8785, of whose numbers
/// only whole ones between −(2⁵³−1) and 2⁵³−1 are used. Any other number is a string.
public final class Canonical {
  private static final BigDecimal SAFE = BigDecimal.valueOf((1L << 53) - 1);

  private Canonical() {}

  /// @param value that [#tree] made, or [#isPlain] holds of
  public static byte[] bytes(JsonNode value) {
    return CanonicalJson.write(value);
  }

  /// A value of ours, with strings for numbers that are not whole or too large.
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

  /// A whole number that fits is an `int` where it can be one, as a reader of JSON makes it.
  private static JsonNode number(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    if (shortest.scale() > 0 || shortest.abs().compareTo(SAFE) > 0) {
      return TextNode.valueOf(shortest.toPlainString());
    }
    long whole = shortest.longValueExact();
    return whole == (int) whole
        ? Json.MAPPER.getNodeFactory().numberNode((int) whole)
        : Json.MAPPER.getNodeFactory().numberNode(whole);
  }

  /// Whether it can be written, and was written in that way.
  public static boolean isPlain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, ARRAY ->
          StreamSupport.stream(node.spliterator(), false).allMatch(Canonical::isPlain);
      case NUMBER -> node.isIntegralNumber() && node.decimalValue().abs().compareTo(SAFE) <= 0;
      case STRING, BOOLEAN -> true;
      case NULL, BINARY, MISSING, POJO -> false;
    };
  }
}
