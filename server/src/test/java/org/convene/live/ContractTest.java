package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.base.Json;
import org.convene.poll.Ballot;
import org.convene.session.SessionCommand;
import org.convene.wire.ClientMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `contract/live.schema.json` and its examples say what the server does. The examples are written
/// by the server's own code; after a change of the protocol,
///
/// ```
/// CONVENE_WRITE_EXAMPLES=1 mvn -pl server test -Dtest=ContractTest
/// ```
///
/// writes them anew, to be read before they are committed.
class ContractTest {
  private static final Path CONTRACT =
      Path.of(System.getProperty("convene.root", ".."), "contract");
  private static final Path EXAMPLES = CONTRACT.resolve("examples/live");
  private static final Set<String> CLIENT = Set.of("hello", "command", "cast");
  private static final ObjectNode SCHEMA = read(CONTRACT.resolve("live.schema.json"));

  static Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .filter(name -> !name.startsWith("transcript"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void theExamplesAreWhatTheServerWritesToday() throws IOException {
    Map<String, JsonNode> told = ExampleStory.tell();
    if (System.getenv("CONVENE_WRITE_EXAMPLES") != null) {
      write(told);
    }
    Map<String, JsonNode> stored = new TreeMap<>();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      files.forEach(
          file -> stored.put(file.getFileName().toString().replace(".json", ""), read(file)));
    }
    assertThat(stored.keySet()).isEqualTo(new TreeSet<>(told.keySet()));
    told.forEach((name, json) -> assertThat(stored.get(name)).as(name).isEqualTo(reread(json)));
  }

  private static void write(Map<String, JsonNode> told) throws IOException {
    Files.createDirectories(EXAMPLES);
    for (var example : told.entrySet()) {
      Files.writeString(
          EXAMPLES.resolve(example.getKey() + ".json"), example.getValue().toPrettyString() + "\n");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void anExampleFitsTheSchemaAndSaysNothingThatTheSchemaDoesNot(String name) {
    ObjectNode example = example(name);
    boolean fromClient = CLIENT.contains(example.path("type").asText());
    assertThat(schema(fromClient ? "ClientMessage" : "ServerMessage").validate(example)).isEmpty();
    assertThat(schema(fromClient ? "ServerMessage" : "ClientMessage").validate(example))
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatAClientSendsIsUnderstoodWhole(String name) throws IOException {
    ObjectNode example = example(name);
    if (!CLIENT.contains(example.path("type").asText())) {
      return;
    }
    assertThat(ClientMessage.read(example.toString()))
        .isInstanceOfSatisfying(
            ClientMessage.Read.Message.class,
            read -> assertThat(reread(again(read.message()))).isEqualTo(example));
  }

  /// The message written from what was understood of it.
  private static JsonNode again(ClientMessage message) {
    return switch (message) {
      case ClientMessage.Hello hello -> ClientMessage.JSON.write(hello);
      case ClientMessage.Command(var id, var command) ->
          ClientMessage.JSON.write(new ClientMessage.Command(id, understood(command)));
      case ClientMessage.Cast(var id, var poll, var mandate, int rev, var ballot) ->
          ClientMessage.JSON.write(new ClientMessage.Cast(id, poll, mandate, rev, ballot(ballot)));
    };
  }

  private static JsonNode understood(JsonNode command) {
    if (SessionCommand.read(command)
        instanceof SessionCommand.Read.Command(SessionCommand understood)) {
      return SessionCommand.JSON.write(ExampleStory.inner(understood));
    }
    throw new AssertionError("not understood: " + command);
  }

  private static JsonNode ballot(JsonNode ballot) {
    return Json.MAPPER.valueToTree(Json.MAPPER.convertValue(ballot, Ballot.class));
  }

  @Test
  void everyMessageCommandAndEventHasAnExample() throws IOException {
    Set<String> messages = new TreeSet<>();
    Set<String> commands = new TreeSet<>();
    Set<String> events = new TreeSet<>();
    for (String name : names()) {
      ObjectNode example = example(name);
      messages.add(example.path("type").asText());
      commands.add(example.path("command").path("type").asText());
      example.path("events").forEach(event -> events.add(event.path("type").asText()));
    }
    assertThat(messages).containsAll(types("ClientMessage")).containsAll(types("ServerMessage"));
    assertThat(commands).containsAll(types("Command"));
    assertThat(events).containsAll(types("Event"));
  }

  /// The values of `type` in a union.
  private static Set<String> types(String union) {
    return stream(SCHEMA.at("/$defs/" + union + "/oneOf"))
        .map(member -> member.path("$ref").asText().replace("#", ""))
        .map(member -> SCHEMA.at(member + "/properties/type/const").asText())
        .collect(Collectors.toSet());
  }

  private static ObjectNode example(String name) {
    return read(EXAMPLES.resolve(name + ".json"));
  }

  /// A schema in which nothing may stand that it does not name, so that it cannot fall behind.
  private static Schema schema(String definition) {
    ObjectNode closed = SCHEMA.deepCopy();
    closed.remove("$id");
    closed.remove("oneOf");
    close(closed.path("$defs"));
    closed.put("$ref", "#/$defs/" + definition);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(closed);
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && object.path("type").asText().equals("object")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ContractTest::close);
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /// Trees made of values tell 7 from 7L; trees that were read do not.
  private static JsonNode reread(JsonNode made) {
    try {
      return Json.MAPPER.readTree(made.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends JsonNode> T read(Path file) {
    try {
      return (T) Json.MAPPER.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
