package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.live.LiveClient.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.convene.ServerProcess;
import org.convene.base.Json;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.participant.Admission;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Law: a server process that is killed in the middle of a vote, and started again on what it left,
/// has lost nothing that it acknowledged and counts nothing twice, whatever its clients send again.
class KillTest {
  private static final int KILLS = 2;
  private static final int VOTERS = 6;

  /// Below the burst that one connection may send.
  private static final int ROUNDS = 40;

  /// A person with a phone: what they sent, and what was acknowledged of it.
  private static final class Person {
    final LiveClient client;
    final Map<UUID, ObjectNode> unanswered = new LinkedHashMap<>();
    final List<UUID> acknowledged = new ArrayList<>();
    int rev;
    int ackedRev;

    Person(LiveClient client) {
      this.client = client;
    }
  }

  @TempDir Path data;

  private final Random random = new Random(7);
  private final Vertx vertx = Vertx.vertx();
  private final List<Person> voters = new ArrayList<>();
  private @Nullable ServerProcess server;
  private String session = "";
  private int titles;

  @AfterEach
  void end() throws InterruptedException {
    if (server != null) {
      server.close();
    }
    vertx.close();
  }

  @Test
  void nothingAcknowledgedIsLostAndNothingCountsTwice() throws Exception {
    server = ServerProcess.start(data);
    Person fay = facilitator();
    join();
    String poll = openPoll(fay.client);
    List<String> options = options(fay.client);

    for (int kill = 0; kill < KILLS; kill++) {
      int deadly = ROUNDS / 4 + random.nextInt(ROUNDS / 2);
      for (int round = 0; round < ROUNDS; round++) {
        addItem(fay);
        voters.forEach(voter -> cast(voter, poll, options));
        if (round == deadly) {
          process().kill();
          break;
        }
      }
      afterwards(fay);
      voters.forEach(this::afterwards);
      server = ServerProcess.start(data);
      reconnect(fay);
      voters.forEach(this::reconnect);
    }
    check(fay, poll);
  }

  private Person facilitator() throws Exception {
    Browser browser = new Browser(() -> process().url());
    String link = printed("facilitator");
    browser.post(
        "/api/auth/sign-in",
        Json.MAPPER
            .createObjectNode()
            .put("token", link.substring(link.indexOf("#token=") + 7).split(" ")[0]));
    session = browser.get("/api/join/" + code()).path("session").asText();
    return person(browser, Role.FACILITATOR, null);
  }

  private void join() {
    for (int i = 0; i < VOTERS; i++) {
      Browser browser = new Browser(() -> process().url());
      ObjectNode body =
          Json.MAPPER.createObjectNode().put("code", code()).put("name", "Voter " + i);
      browser.post("/api/sessions/" + session + "/join", body);
      voters.add(person(browser, Role.PARTICIPANT, session));
    }
  }

  private Person person(Browser browser, Role role, @Nullable String guestOf) {
    SessionId id = new SessionId(UUID.fromString(session));
    Admission admission = new Admission(id, new ParticipantId(UUID.randomUUID()), role, "", null);
    LiveClient client =
        new LiveClient(
            vertx,
            () -> URI.create(process().url()).getPort(),
            id,
            admission,
            () -> browser.ticket(session, guestOf));
    return new Person(client.connect());
  }

  private ServerProcess process() {
    return Objects.requireNonNull(server);
  }

  private String printed(String name) {
    return process().output().stream()
        .map(String::strip)
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  private String code() {
    String link = printed("join");
    return link.substring(link.indexOf("/j/") + 3).split(" ")[0];
  }

  private static String openPoll(LiveClient facilitator) {
    ObjectNode add = message("addPoll");
    ObjectNode draft =
        add.putObject("poll")
            .put("results", "live")
            .put("voters", "participants")
            .put("ballotsShownTo", "facilitators")
            .put("changeable", true)
            .put("abstention", false);
    draft.putObject("method").put("type", "single-choice");
    draft.putObject("question").put("en", "Which?");
    var options = draft.putArray("options");
    List.of("One", "Two", "Three")
        .forEach(label -> options.addObject().putObject("label").put("en", label));
    long revision = facilitator.does(add).path("revision").asLong();
    String id = last(facilitator.stateAt(revision).path("polls")).path("id").asText();
    facilitator.does(message("openPoll").put("poll", id));
    return id;
  }

  private static List<String> options(LiveClient facilitator) {
    List<String> ids = new ArrayList<>();
    last(facilitator.stateAt(0).path("polls"))
        .path("options")
        .forEach(o -> ids.add(o.path("id").asText()));
    return ids;
  }

  private static JsonNode last(JsonNode list) {
    return list.get(list.size() - 1);
  }

  private void addItem(Person fay) {
    UUID id = UUID.randomUUID();
    ObjectNode command = LivePathTest.item("Item " + titles++);
    ObjectNode frame = message("command").put("id", id.toString());
    frame.set("command", command);
    fay.unanswered.put(id, frame);
    fay.client.send(frame);
  }

  private void cast(Person voter, String poll, List<String> options) {
    UUID id = UUID.randomUUID();
    voter.rev++;
    ObjectNode frame =
        message("cast").put("id", id.toString()).put("poll", poll).put("rev", voter.rev);
    frame
        .putObject("ballot")
        .put("type", "options")
        .putArray("options")
        .add(options.get(random.nextInt(options.size())));
    voter.unanswered.put(id, frame);
    voter.client.send(frame);
  }

  /// Takes note of every acknowledgement that came before the end.
  private void afterwards(Person person) {
    person.client.next("closed");
    for (UUID id : List.copyOf(person.unanswered.keySet())) {
      person
          .client
          .seen(id)
          .filter(frame -> frame.path("type").asText().equals("ack"))
          .ifPresent(ack -> acknowledge(person, id, ack));
    }
  }

  private static void acknowledge(Person person, UUID id, JsonNode ack) {
    person.unanswered.remove(id);
    person.acknowledged.add(id);
    person.ackedRev = Math.max(person.ackedRev, ack.path("rev").asInt());
  }

  /// Comes back, and sends again what was never answered: the same frames with the same ids.
  private void reconnect(Person person) {
    person.client.connect();
    Map<UUID, ObjectNode> again = new LinkedHashMap<>(person.unanswered);
    again.values().forEach(person.client::send);
    again.forEach((id, _) -> {
      JsonNode answer = person.client.answered(id);
      if (answer.path("type").asText().equals("ack")) {
        acknowledge(person, id, answer);
      } else {
        assertThat(answer.path("problem").path("code").asText()).isEqualTo("stale-ballot");
        person.unanswered.remove(id);
      }
    });
  }

  private void check(Person fay, String poll) {
    long revision =
        fay.client.does(message("closePoll").put("poll", poll)).path("revision").asLong();
    ObjectNode state = fay.client.stateAt(revision);
    Map<String, Integer> titlesSeen = new HashMap<>();
    state
        .path("agenda")
        .forEach(item -> titlesSeen.merge(item.path("title").path("en").asText(), 1, Integer::sum));
    for (int i = 0; i < titles; i++) {
      assertThat(titlesSeen).as("every item once").containsEntry("Item " + i, 1);
    }
    JsonNode result = last(state.path("polls")).path("result");
    assertThat(result.path("cast").asInt()).isEqualTo(VOTERS);
    int votes = 0;
    for (JsonNode count : result.path("counts")) {
      votes += count.path("votes").asInt();
    }
    assertThat(votes).isEqualTo(VOTERS);
    for (Person voter : voters) {
      assertThat(voter.acknowledged).isNotEmpty();
      assertThat(voter.ackedRev).as("the last ballot counts").isEqualTo(voter.rev);
    }
  }
}
