package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.live.LiveClient.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.convene.base.Json;
import org.convene.base.Role;
import org.convene.participant.Admission;
import org.convene.participant.CommitmentRef;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two real sockets and more: what crosses the wire, to whom, and when.
class LivePathTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private World world;
  private LiveClient fay;

  @BeforeEach
  void aSessionWithAFacilitator() {
    world = new World(DATABASE);
    fay = world.facilitator();
  }

  @AfterEach
  void end() {
    fay.close();
    world.close();
  }

  @Test
  void whatIsAcknowledgedIsInTheLogAndReachesEverybody() {
    LiveClient pia = world.participant("Pia");
    long revision = fay.does(message("openSession")).path("revision").asLong();

    assertThat(world.log().revision()).isEqualTo(revision);
    assertThat(pia.stateAt(revision).path("session").path("state").asText()).isEqualTo("open");
    assertThat(fay.stateAt(revision).path("session").path("state").asText()).isEqualTo("open");
    pia.close();
  }

  @Test
  void theSameCommandIdGivesTheSameAnswerAndActsOnce() {
    UUID id = UUID.randomUUID();
    ObjectNode add = item("Welcome");
    fay.command(id, add);
    fay.command(id, add);
    long first = fay.answer(id).path("revision").asLong();
    long second = fay.answer(id).path("revision").asLong();
    fay.drop();
    fay.connect();
    fay.command(id, add);

    assertThat(second).isEqualTo(first);
    assertThat(fay.answer(id).path("revision").asLong()).isEqualTo(first);
    assertThat(world.log().agenda().items()).hasSize(1);
  }

  @Test
  void participantsNeverReceiveDraftsNotesOrHiddenResults() {
    LiveClient pia = world.participant("Pia");
    ObjectNode add = item("Welcome");
    add.put("notes", "SECRET-NOTE");
    fay.does(message("openSession"));
    fay.does(add);
    String poll = poll("after-reveal", "participants", true);
    assertThat(pia.stateAt(world.log().revision()).path("polls")).isEmpty();

    fay.does(message("openPoll").put("poll", poll));
    pia.answer(pia.cast(poll, 1, choose(0)));
    fay.does(message("closePoll").put("poll", poll));
    JsonNode hidden = pia.stateAt(world.log().revision());
    fay.does(message("revealPoll").put("poll", poll));
    JsonNode shown = pia.stateAt(world.log().revision());

    assertThat(hidden.toString()).doesNotContain("SECRET-NOTE").doesNotContain("counts");
    assertThat(hidden.path("polls").get(0).path("cast").asInt()).isEqualTo(1);
    assertThat(
            shown.path("polls").get(0).path("result").path("counts").get(0).path("votes").asInt())
        .isEqualTo(1);
    pia.close();
  }

  @Test
  void aBallotIsSavedChangedAndCountedOnce() {
    LiveClient pia = world.participant("Pia");
    fay.does(message("openSession"));
    String poll = poll("live", "participants", true);
    fay.does(message("openPoll").put("poll", poll));
    UUID first = pia.cast(poll, 1, choose(0));
    assertThat(pia.answer(first).path("rev").asInt()).isEqualTo(1);
    pia.cast(first, poll, 1, choose(0));
    assertThat(pia.answer(first).path("rev").asInt()).isEqualTo(1);
    pia.answer(pia.cast(poll, 2, choose(1)));
    assertThat(pia.refusal(pia.cast(poll, 1, choose(0)))).isEqualTo("stale-ballot");
    JsonNode tally =
        fay.next(f ->
            f.path("type").asText().equals("tally")
                && f.path("counts").path(1).path("votes").asInt() == 1);

    assertThat(tally.path("cast").asInt()).isEqualTo(1);
    assertThat(tally.path("counts").get(0).path("votes").asInt()).isZero();
    fay.does(message("closePoll").put("poll", poll));
    assertThat(world.result().cast()).isEqualTo(1);
    pia.close();
  }

  @Test
  void anAnsweredBallotIsAnsweredAgainEvenAfterTheClose() {
    LiveClient pia = world.participant("Pia");
    fay.does(message("openSession"));
    String poll = poll("live", "participants", true);
    fay.does(message("openPoll").put("poll", poll));
    UUID id = pia.cast(poll, 1, choose(0));
    pia.answer(id);
    fay.does(message("closePoll").put("poll", poll));
    pia.cast(id, poll, 1, choose(0));

    assertThat(pia.answer(id).path("rev").asInt()).isEqualTo(1);
    assertThat(pia.refusal(pia.cast(poll, 2, choose(1)))).isEqualTo("poll-not-open");
    pia.close();
  }

  @Test
  void delegatesOfACommitmentShareOneMandate() {
    CommitmentRef ghent = world.commitment("Ghent");
    LiveClient ann = world.enter(world.person(Role.PARTICIPANT, "Ann", ghent));
    LiveClient bob = world.enter(world.person(Role.PARTICIPANT, "Bob", ghent));
    LiveClient eve = world.participant("Eve");
    fay.does(message("openSession"));
    String poll = poll("live", "commitments", true);
    fay.does(message("openPoll").put("poll", poll));
    ann.answer(ann.cast(poll, 1, choose(0)));
    JsonNode saved = bob.next("ballotSaved").path("ballot");

    assertThat(saved.path("by").asText()).isEqualTo("Ann");
    assertThat(bob.refusal(bob.cast(poll, 1, choose(1)))).isEqualTo("stale-ballot");
    bob.answer(bob.cast(poll, 2, choose(1)));
    assertThat(eve.refusal(eve.cast(poll, 1, choose(1)))).isEqualTo("no-mandate");
    fay.does(message("closePoll").put("poll", poll));
    assertThat(world.result().cast()).isEqualTo(1);
    ann.close();
    bob.close();
    eve.close();
  }

  @Test
  void aSavedBallotIsThereAfterAReconnect() {
    Admission person = world.person(Role.PARTICIPANT, "Pia", null);
    LiveClient pia = world.enter(person);
    fay.does(message("openSession"));
    String poll = poll("live", "participants", true);
    fay.does(message("openPoll").put("poll", poll));
    pia.answer(pia.cast(poll, 1, choose(1)));
    pia.drop();
    pia.open();
    pia.send(
        message("hello")
            .put("ticket", world.ticket(person))
            .put("session", world.session.toString()));
    JsonNode mine = pia.next("welcome").path("ballots").get(0);

    assertThat(mine.path("rev").asInt()).isEqualTo(1);
    assertThat(mine.path("ballot")).isEqualTo(choose(1));
    pia.close();
  }

  @Test
  void whoWasAwayEndsWhereWhoStayedIs() {
    LiveClient pia = world.participant("Pia");
    fay.does(item("One"));
    pia.stateAt(1);
    pia.drop();
    fay.does(item("Two"));
    long revision = fay.does(item("Three")).path("revision").asLong();
    pia.connect();

    assertThat(pia.stateAt(revision).path("agenda")).hasSize(3);
    assertThat(pia.stateAt(revision)).isEqualTo(world.enter(pia.admission()).stateAt(revision));
    pia.close();
  }

  @Test
  void twoFacilitatorsEditingAtOnceLoseNothingSilently() {
    LiveClient flo = world.facilitator();
    fay.does(item("Draft"));
    JsonNode mine = fay.stateAt(1).path("agenda").get(0);
    fay.answer(fay.command(edit(mine, "Fay's")));
    UUID late = flo.command(edit(mine, "Flo's"));
    JsonNode rejected = flo.answered(late);

    assertThat(rejected.path("problem").path("code").asText()).isEqualTo("edit-conflict");
    assertThat(rejected.path("problem").path("currentItem").path("title").path("en").asText())
        .isEqualTo("Fay's");
    flo.close();
  }

  @Test
  void aRemovedParticipantIsSentAwayForGoodUntilReadmitted() {
    LiveClient pia = world.participant("Pia");
    String id = pia.participant();
    fay.does(message("openSession"));
    fay.does(message("removeParticipant").put("participant", id));
    assertThat(pia.next("closed").path("code").asInt()).isEqualTo(4100);
    pia.open();
    pia.send(
        message("hello")
            .put("ticket", world.ticket(pia.admission()))
            .put("session", world.session.toString()));
    assertThat(pia.next("closed").path("code").asInt()).isEqualTo(4100);
    fay.does(message("showOnWall").put("mode", "join"));
    assertThat(world.connections()).as("who was turned away was never counted in").isEqualTo(1);

    fay.does(message("readmitParticipant").put("participant", id));
    pia.connect();
    assertThat(
            fay.refusal(
                fay.command(message("removeParticipant").put("participant", fay.participant()))))
        .isEqualTo("facilitator-stays");
    pia.close();
  }

  @Test
  void whoLosesTheLineDuringAVoteIsStillWaitedFor() {
    LiveClient pia = world.participant("Pia");
    LiveClient max = world.participant("Max");
    fay.does(message("openSession"));
    String poll = poll("live", "participants", true);
    fay.does(message("openPoll").put("poll", poll));
    fay.next(f -> f.path("type").asText().equals("tally") && f.path("eligible").asInt() == 2);
    max.drop();
    fay.next(f -> f.path("type").asText().equals("presence") && f.path("here").asInt() == 2);
    pia.answer(pia.cast(poll, 1, choose(0)));
    fay.does(message("closePoll").put("poll", poll));

    assertThat(world.result().eligible()).isEqualTo(2);
    assertThat(world.result().cast()).isEqualTo(1);
    pia.close();
    max.close();
  }

  @Test
  void onePersonInTwoTabsIsOneVoterAndHereOnce() {
    Admission person = world.person(Role.PARTICIPANT, "Pia", null);
    LiveClient tab = world.enter(person);
    LiveClient other = world.enter(person);
    fay.does(message("openSession"));
    String poll = poll("live", "participants", true);
    fay.does(message("openPoll").put("poll", poll));
    tab.answer(tab.cast(poll, 1, choose(0)));

    assertThat(other.next("ballotSaved").path("ballot").path("rev").asInt()).isEqualTo(1);
    JsonNode tally =
        fay.next(f -> f.path("type").asText().equals("tally") && f.path("cast").asInt() == 1);
    assertThat(tally.path("eligible").asInt()).isEqualTo(1);
    tab.close();
    other.close();
  }

  @Test
  void aWallSeesWhatParticipantsSeeAndMayDoNothing() {
    LiveClient wall = world.enter(world.wall());
    UUID id = wall.command(message("openSession"));
    assertThat(wall.refusal(id)).isEqualTo("facilitators-only");
    LiveClient pia = world.participant("Pia");
    assertThat(pia.refusal(pia.command(message("openSession")))).isEqualTo("facilitators-only");
    assertThat(world.log().revision()).isZero();
    wall.close();
    pia.close();
  }

  static ObjectNode item(String title) {
    ObjectNode add = message("addAgendaItem").put("kind", "discussion").put("minutes", 10);
    add.putObject("title").put("en", title);
    return add;
  }

  private static ObjectNode edit(JsonNode item, String title) {
    ObjectNode edit =
        message("editAgendaItem")
            .put("item", item.path("id").asText())
            .put("base", item.path("revision").asLong())
            .put("kind", "discussion")
            .put("minutes", 10);
    edit.putObject("title").put("en", title);
    return edit;
  }

  /// A new draft of a single choice between two options; its id.
  private String poll(String results, String voters, boolean changeable) {
    ObjectNode add = message("addPoll");
    ObjectNode draft =
        add.putObject("poll")
            .put("results", results)
            .put("voters", voters)
            .put("ballotsShownTo", "facilitators")
            .put("changeable", changeable)
            .put("abstention", true);
    draft.putObject("method").put("type", "single-choice");
    draft.putObject("question").put("en", "Which?");
    draft.putArray("options").addObject().putObject("label").put("en", "This");
    ((ArrayNode) draft.get("options")).addObject().putObject("label").put("en", "That");
    long revision = fay.does(add).path("revision").asLong();
    JsonNode polls = fay.stateAt(revision).path("polls");
    return polls.get(polls.size() - 1).path("id").asText();
  }

  private ObjectNode choose(int option) {
    JsonNode polls = fay.stateAt(0).path("polls");
    ObjectNode ballot = Json.MAPPER.createObjectNode().put("type", "options");
    ballot
        .putArray("options")
        .add(polls.get(polls.size() - 1).path("options").get(option).path("id").asText());
    return ballot;
  }
}
