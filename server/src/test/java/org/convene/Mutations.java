package org.convene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convene.base.Json;

/// Changes to a good input that make a strange one; the same for the same random numbers.
public final class Mutations {
  private static final int LONGEST_PIECE = 24;

  /// What stands where something else should.
  private static final List<String> STRANGE =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "2147483648",
          "9223372036854775808",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\"",
          "\"en\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "[]",
          "[null]",
          "{}",
          "{\"en\":\"A\"}",
          "{\"\":\"\"}",
          "[[[[[[[[]]]]]]]]");

  private static final String LETTERS =
      "\0\t\r\n \"'{}[]:;,=%&?/\\#<>09aZ-+.\u00e9\u202e\ud83e\udd16";

  private Mutations() {}

  /// Bytes turned, left out, doubled and put in.
  public static byte[] ofBytes(byte[] good, Random random) {
    byte[] bytes = good;
    for (int i = 0; i <= random.nextInt(4); i++) {
      bytes = changed(bytes, random);
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + random.nextInt(LONGEST_PIECE));
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    made.write(bytes, 0, at);
    switch (random.nextInt(4)) {
      case 0 -> made.writeBytes(letter(random));
      case 1 -> {
        made.write(bytes, at, to - at);
        made.write(bytes, at, to - at);
      }
      case 2 -> {
        byte[] noise = new byte[to - at];
        random.nextBytes(noise);
        made.writeBytes(noise);
      }
      default -> {
        // Left out.
      }
    }
    made.writeBytes(Arrays.copyOfRange(bytes, to, bytes.length));
    return made.toByteArray();
  }

  private static byte[] letter(Random random) {
    int at = random.nextInt(LETTERS.length());
    return LETTERS.substring(at, at + 1).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /// Members replaced by what is strange, left out, or added; still JSON.
  public static JsonNode ofJson(JsonNode good, Random random) {
    JsonNode made = good.deepCopy();
    for (int i = 0; i <= random.nextInt(3); i++) {
      List<JsonNode> holders = new ArrayList<>();
      collect(made, holders);
      if (!holders.isEmpty()) {
        change(holders.get(random.nextInt(holders.size())), random);
      }
    }
    return made;
  }

  private static void collect(JsonNode node, List<JsonNode> holders) {
    if (node.isContainerNode() && !node.isEmpty()) {
      holders.add(node);
      node.forEach(child -> collect(child, holders));
    }
  }

  private static void change(JsonNode holder, Random random) {
    JsonNode strange = parse(STRANGE.get(random.nextInt(STRANGE.size())));
    switch (holder) {
      case ObjectNode object -> {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
          case 0 -> object.remove(name);
          case 1 -> object.set(name + "2", strange);
          default -> object.set(name, strange);
        }
      }
      case ArrayNode array -> {
        int at = random.nextInt(array.size());
        switch (random.nextInt(3)) {
          case 0 -> array.remove(at);
          case 1 -> array.add(array.get(at).deepCopy());
          default -> array.set(at, strange);
        }
      }
      default -> {
        // Nothing else holds anything.
      }
    }
  }

  private static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
