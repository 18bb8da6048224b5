package org.convene.tally.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON with its places: no member twice, nothing after the end, nothing deep or long.
final class JsonText {
  /// Ours needs 6. Past it a file of nothing but brackets would use up the stack.
  private static final int MAX_DEPTH = 20;

  private static final int MAX_NUMBER = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Limits.MAX_LINE)
                  .maxNameLength(Limits.MAX_NAME)
                  .maxNumberLength(MAX_NUMBER)
                  .build())
          .build();

  private JsonText() {}

  static JsonValue read(byte[] utf8) throws UnreadableFile {
    // From text: places count characters then, and a byte order mark is not among them.
    String text = new String(utf8, StandardCharsets.UTF_8);
    try (JsonParser json =
        FACTORY.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      json.nextToken();
      JsonValue value = value(json);
      if (json.nextToken() != null) {
        throw place(json.currentTokenLocation()).refuse("something follows the JSON value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw place(e.getLocation()).refuse("not JSON: " + reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonValue value(JsonParser json) throws IOException, UnreadableFile {
    Place place = place(json.currentTokenLocation());
    JsonToken token = json.currentToken();
    if (token == null) {
      throw place.refuse("the file ends too early");
    }
    return switch (token) {
      case START_OBJECT -> new JsonValue.Members(place, members(json));
      case START_ARRAY -> new JsonValue.Items(place, items(json));
      case VALUE_STRING -> new JsonValue.Text(place, json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Number(place, json.getText());
      default -> new JsonValue.Other(place);
    };
  }

  private static Map<String, JsonValue> members(JsonParser json)
      throws IOException, UnreadableFile {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      members.put(name, value(json));
    }
    return members;
  }

  private static List<JsonValue> items(JsonParser json) throws IOException, UnreadableFile {
    List<JsonValue> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(json));
    }
    return items;
  }

  private static Place place(JsonLocation location) {
    return location == null ? Place.FILE : new Place(location.getLineNr(), location.getColumnNr());
  }

  /// The library names its own parts behind a bracket or on further lines.
  private static String reason(JsonProcessingException e) {
    String said = e.getOriginalMessage().lines().findFirst().orElse("");
    return said.replaceFirst(" ?\\((?:start marker|for|was expecting|through|from).*", "");
  }
}
