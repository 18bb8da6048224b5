package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.live.LiveClient.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convene.Mutations;
import org.convene.base.Json;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Law: a frame gets exactly one answer, an acknowledgement or a named refusal, whatever it holds;
/// and whoever comes afterwards is shown the same as those who saw it all. The seeds are the
/// examples of the contract, with the ids of things that are there.
class FrameFuzzTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int CONNECTIONS = 48;
  private static final int FRAMES = Limits.FRAMES_AT_ONCE - 15;
  private static final Path EXAMPLES = Path.of("..", "contract", "examples", "live");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-0000-7000-8000-[0-9a-f]{12}");

  private final Random random = new Random(5);

  @Test
  void whateverAFrameHoldsItIsAnsweredOnce() throws IOException {
    List<JsonNode> seeds = seeds();
    try (World world = new World(DATABASE);
        LiveClient fay = world.facilitator();
        LiveClient pia = world.participant("Pia")) {
      fay.does(message("openSession"));
      for (int i = 0; i < CONNECTIONS; i++) {
        LiveClient sender = i % 4 == 0 ? pia : fay;
        List<String> ids = ids(fay);
        for (int frame = 0; frame < FRAMES; frame++) {
          sender.send(mutated(seeds.get(random.nextInt(seeds.size())), ids));
        }
        for (int frame = 0; frame < FRAMES; frame++) {
          assertAnswered(sender.next(FrameFuzzTest::isAnswer));
        }
        sender.drop().connect();
      }
      long revision = fay.does(LivePathTest.item("The last")).path("revision").asLong();
      try (LiveClient anew = world.facilitator()) {
        assertThat(anew.stateAt(revision)).isEqualTo(fay.stateAt(revision));
      }
    }
  }

  private static boolean isAnswer(JsonNode frame) {
    return Set.of("ack", "rejected", "closed").contains(frame.path("type").asText());
  }

  private static void assertAnswered(JsonNode answer) {
    assertThat(answer.path("type").asText()).as(answer.toString()).isIn("ack", "rejected");
    if (answer.path("type").asText().equals("rejected")) {
      assertThat(answer.at("/problem/status").asInt()).as(answer.toString()).isBetween(400, 499);
      assertThat(answer.at("/problem/detail").asText())
          .isNotBlank()
          .doesNotContain("org.convene")
          .doesNotContain("java.");
    }
  }

  private static List<JsonNode> seeds() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      List<JsonNode> seeds = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        // A closed session refuses all the rest.
        if (name.matches("(command|cast|hello).*") && !name.equals("command-closeSession.json")) {
          seeds.add(Json.MAPPER.readTree(Files.readString(file)));
        }
      }
      return seeds;
    }
  }

  /// Of everything there is in the session.
  private static List<String> ids(LiveClient fay) {
    ObjectNode state = fay.stateAt(fay.revision());
    List<String> ids = new ArrayList<>(List.of(fay.participant()));
    for (String list : List.of("agenda", "polls")) {
      state.path(list).forEach(thing -> ids.add(thing.path("id").asText()));
    }
    state
        .path("polls")
        .forEach(
            poll -> poll.path("options").forEach(option -> ids.add(option.path("id").asText())));
    return ids;
  }

  private String mutated(JsonNode seed, List<String> ids) {
    String text = seed.toString();
    String fresh =
        ID.matcher(text)
            .replaceAll(_ -> ids.get(random.nextInt(ids.size())))
            .replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + UUID.randomUUID() + "\"");
    return switch (random.nextInt(4)) {
      case 0 -> fresh;
      case 1 ->
          new String(
              Mutations.ofBytes(fresh.getBytes(StandardCharsets.UTF_8), random),
              StandardCharsets.UTF_8);
      default -> Mutations.ofJson(parse(fresh), random).toString();
    };
  }

  private static JsonNode parse(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
