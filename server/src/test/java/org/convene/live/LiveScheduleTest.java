package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.live.LiveClient.message;
import static org.convene.postgres.TestDatabase.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.convene.base.Json;
import org.convene.base.PollId;
import org.convene.poll.Poll;
import org.convene.postgres.TestDatabase;
import org.convene.session.Audience;
import org.convene.session.SessionState;
import org.convene.session.StateView;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Law: whatever several people do at once, through lost connections and repeated frames, everybody
/// ends in the state of the log, every acknowledged ballot counts, and none counts twice.
class LiveScheduleTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int STEPS = 250;

  /// What a voter has sent and not yet seen answered, or been acknowledged last.
  private static final class Voter {
    final LiveClient client;
    final Map<UUID, ObjectNode> unanswered = new HashMap<>();
    int rev;

    Voter(LiveClient client) {
      this.client = client;
    }
  }

  private final List<LiveClient> facilitators = new ArrayList<>();
  private final List<Voter> voters = new ArrayList<>();
  private Random random = new Random();
  private int titles;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everybodyEndsInTheStateOfTheLog(long seed) {
    random = new Random(seed);
    try (World world = new World(DATABASE)) {
      begin(world);
      String poll = openPoll(world);
      for (int i = 0; i < STEPS; i++) {
        step(poll);
      }
      settle();
      Map<String, Integer> acknowledged = count();
      facilitators.getFirst().does(message("closePoll").put("poll", poll));
      check(world, poll, acknowledged);
      facilitators.forEach(LiveClient::close);
      voters.forEach(voter -> voter.client.close());
    }
  }

  private void begin(World world) {
    for (int i = 0; i < 2; i++) {
      facilitators.add(world.facilitator());
    }
    for (int i = 0; i < 5; i++) {
      voters.add(new Voter(world.participant("Voter " + i)));
    }
    facilitators.getFirst().does(message("openSession"));
  }

  private String openPoll(World world) {
    ObjectNode add = message("addPoll");
    ObjectNode draft =
        add.putObject("poll")
            .put("results", "live")
            .put("voters", "participants")
            .put("ballotsShownTo", "everyone")
            .put("changeable", true)
            .put("abstention", false);
    draft.putObject("method").put("type", "single-choice");
    draft.putObject("question").put("en", "Which?");
    var options = draft.putArray("options");
    for (String label : List.of("One", "Two", "Three")) {
      options.addObject().putObject("label").put("en", label);
    }
    facilitators.getFirst().does(add);
    String poll = world.log().polls().all().getFirst().id().toString();
    facilitators.getFirst().does(message("openPoll").put("poll", poll));
    this.options =
        world.log().polls().all().getFirst().fields().options().stream()
            .map(o -> o.id().toString())
            .toList();
    return poll;
  }

  private List<String> options = List.of();

  private void step(String poll) {
    switch (random.nextInt(8)) {
      case 0 -> one(facilitators).command(LivePathTest.item("Item " + titles++));
      case 1 -> edit(one(facilitators));
      case 2 -> reconnect(one(voters));
      case 3 -> one(facilitators).drop().connect();
      case 4 -> repeat(one(voters), poll);
      default -> cast(one(voters), poll);
    }
  }

  /// On whatever this facilitator knows, which may be stale: then it is refused, and nothing is
  /// lost.
  private void edit(LiveClient facilitator) {
    JsonNode agenda = facilitator.stateAt(0).path("agenda");
    if (agenda.isEmpty()) {
      return;
    }
    JsonNode item = agenda.get(random.nextInt(agenda.size()));
    ObjectNode command =
        message(random.nextInt(4) == 0 ? "removeAgendaItem" : "moveAgendaItem")
            .put("item", item.path("id").asText())
            .put("base", item.path("revision").asLong());
    facilitator.command(command);
  }

  private void cast(Voter voter, String poll) {
    ObjectNode ballot = Json.MAPPER.createObjectNode().put("type", "options");
    ballot.putArray("options").add(options.get(random.nextInt(options.size())));
    voter.rev++;
    ObjectNode cast =
        message("cast")
            .put("id", UUID.randomUUID().toString())
            .put("poll", poll)
            .put("rev", voter.rev);
    cast.set("ballot", ballot);
    voter.unanswered.put(UUID.fromString(cast.path("id").asText()), cast);
    voter.client.send(cast);
  }

  private void repeat(Voter voter, String poll) {
    voter.unanswered.values().forEach(voter.client::send);
    if (voter.unanswered.isEmpty()) {
      cast(voter, poll);
    }
  }

  private void reconnect(Voter voter) {
    voter.client.drop().connect();
  }

  /// Everything unanswered is sent again over a fresh connection, until it is answered.
  private void settle() {
    for (Voter voter : voters) {
      reconnect(voter);
      Map<UUID, ObjectNode> again = Map.copyOf(voter.unanswered);
      again.values().forEach(voter.client::send);
      again.keySet().forEach(id -> voter.client.answered(id));
    }
  }

  /// What each voter's highest rev chose: the server must count exactly that.
  private Map<String, Integer> count() {
    Map<String, Integer> votes = new HashMap<>();
    for (Voter voter : voters) {
      voter.unanswered.values().stream()
          .filter(cast -> cast.path("rev").asInt() == voter.rev)
          .findFirst()
          .ifPresent(last ->
              votes.merge(last.path("ballot").path("options").get(0).asText(), 1, Integer::sum));
    }
    return votes;
  }

  private void check(World world, String pollId, Map<String, Integer> acknowledged) {
    SessionState log = world.log();
    Poll poll = log.polls().find(new PollId(UUID.fromString(pollId))).orElseThrow();
    Map<String, Integer> result = new HashMap<>();
    world.result().counts().stream()
        .filter(count -> count.votes().signum() > 0)
        .forEach(count -> result.put(count.option().toString(), count.votes().intValue()));
    assertThat(result).isEqualTo(acknowledged);
    assertThat(world.count("select count(*) from ballot where poll_id = '" + poll.id() + "'"))
        .isEqualTo(world.result().cast());
    assertThat(
            world.count(
                "select count(*) from session_event where session_id = '" + world.session + "'"))
        .isEqualTo(log.revision());
    everybodySees(world, log);
  }

  private void everybodySees(World world, SessionState log) {
    var info = await(world.sessions.info(world.session)).orElseThrow();
    for (LiveClient facilitator : facilitators) {
      assertThat(facilitator.stateAt(log.revision()))
          .isEqualTo(view(StateView.of(info, log, Audience.FACILITATOR)));
    }
    for (Voter voter : voters) {
      assertThat(voter.client.stateAt(log.revision()))
          .isEqualTo(view(StateView.of(info, log, Audience.PARTICIPANT)));
    }
  }

  private static JsonNode view(StateView view) {
    try {
      return Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(view));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
