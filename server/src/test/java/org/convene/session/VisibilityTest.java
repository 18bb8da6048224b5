package org.convene.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.session.SessionWorld.GUEST;
import static org.convene.session.SessionWorld.INFO;
import static org.convene.session.SessionWorld.POLL;
import static org.convene.session.SessionWorld.fields;
import static org.convene.session.SessionWorld.given;
import static org.convene.session.SessionWorld.itemAdded;
import static org.convene.session.SessionWorld.pollAdded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.convene.base.Json;
import org.convene.base.Role;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.poll.ResultsShown;
import org.convene.poll.Tally;
import org.convene.session.RandomHistory.Step;
import org.convene.session.RandomHistory.Wish;
import org.convene.session.SessionEvent.OnPoll;
import org.convene.session.SessionEvent.ParticipantRemoved;
import org.convene.wire.Reducer;
import org.jspecify.annotations.Nullable;

/// What is sent to whom: enough to follow, and nothing that they may not know.
class VisibilityTest {
  @Provide
  Arbitrary<List<Wish>> wishes() {
    Arbitrary<Integer> choice = Arbitraries.integers().between(0, 12);
    return Combinators.combine(Arbitraries.integers().between(0, 41), choice, choice, choice)
        .as(Wish::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(90);
  }

  @Property(tries = 300)
  void whoAppliesTheEventsOfTheirAudienceHasTheStateThatALaterSnapshotGives(
      @ForAll("wishes") List<Wish> wishes, @ForAll @IntRange(max = 80) int entering)
      throws Exception {
    List<Step> history = RandomHistory.of(wishes);
    int from = Math.min(entering, history.size() - 1);
    for (Audience audience : Audience.values()) {
      ObjectNode state = snapshot(history.get(from).after(), audience);
      for (Step step : history.subList(from + 1, history.size())) {
        String event = RandomHistory.wire(step, audience);
        if (event != null) {
          Reducer.apply(state, Json.MAPPER.readTree(event));
        }
      }
      assertSame(state, snapshot(history.getLast().after(), audience));
    }
  }

  @Property(tries = 300)
  void noSecretIsInTheBytesOfParticipantsOrTheWall(@ForAll("wishes") List<Wish> wishes)
      throws Exception {
    for (Step step : RandomHistory.of(wishes)) {
      for (Audience audience : List.of(Audience.PARTICIPANT, Audience.WALL)) {
        assertNone(step.secrets(), snapshot(step.after(), audience).toString());
        String event = RandomHistory.wire(step, audience);
        assertNone(step.secrets(), event == null ? "" : event);
      }
    }
  }

  private static void assertNone(Set<String> secrets, String bytes) {
    assertThat(secrets).filteredOn(bytes::contains).as("secrets in %s", bytes).isEmpty();
  }

  /// Facilitators lose nothing by it: what is kept from others is there for them.
  @Property(tries = 100)
  void facilitatorsSeeTheNotesAndTheDrafts(@ForAll("wishes") List<Wish> wishes) throws Exception {
    Step last = RandomHistory.of(wishes).getLast();
    String bytes = snapshot(last.after(), Audience.FACILITATOR).toString();
    last.after()
        .agenda()
        .items()
        .forEach(item -> assertThat(bytes).contains(Objects.requireNonNull(item.notes())));
    last.after().polls().all().forEach(poll -> assertThat(bytes).contains(poll.id().toString()));
  }

  /// Who was removed is a set.
  private static void assertSame(ObjectNode got, ObjectNode expected) {
    assertThat(setOf(got.remove("removed"))).isEqualTo(setOf(expected.remove("removed")));
    assertThat(got).isEqualTo(expected);
  }

  private static Set<JsonNode> setOf(@Nullable JsonNode list) {
    Set<JsonNode> set = new HashSet<>();
    if (list != null) {
      list.forEach(set::add);
    }
    return set;
  }

  private static ObjectNode snapshot(SessionState state, Audience audience) throws Exception {
    String json = Json.MAPPER.writeValueAsString(StateView.of(INFO, state, audience));
    return (ObjectNode) Json.MAPPER.readTree(json);
  }

  @Example
  void everyRoleHasItsAudience() {
    assertThat(Audience.of(Role.FACILITATOR)).isEqualTo(Audience.FACILITATOR);
    assertThat(Audience.of(Role.PARTICIPANT)).isEqualTo(Audience.PARTICIPANT);
    assertThat(Audience.of(Role.OBSERVER)).isEqualTo(Audience.PARTICIPANT);
    assertThat(Audience.of(Role.WALL)).isEqualTo(Audience.WALL);
  }

  @Example
  void onlyFacilitatorsHaveTheNotesAndWhoWasRemoved() throws Exception {
    SessionState state = given(itemAdded(), new ParticipantRemoved(GUEST)).state();
    assertThat(snapshot(state, Audience.FACILITATOR).toString())
        .contains("smile", GUEST.toString());
    assertThat(snapshot(state, Audience.PARTICIPANT).toString())
        .doesNotContain("smile", "notes", "removed", GUEST.toString());
  }

  @Example
  void aDraftIsNotThereForAnybodyElse() throws Exception {
    SessionState state = given(pollAdded()).state();
    assertThat(snapshot(state, Audience.FACILITATOR).path("polls")).hasSize(1);
    assertThat(snapshot(state, Audience.WALL).path("polls")).isEmpty();
  }

  @Example
  void aClosedPollShowsItsTurnoutAndOnceRevealedItsResult() throws Exception {
    OnPoll closed =
        new OnPoll(new PollClosed(POLL, new Tally(fields(ResultsShown.LIVE)).result(7)));
    var hidden = given(pollAdded(), new OnPoll(new PollOpened(POLL)), closed);
    JsonNode poll = snapshot(hidden.state(), Audience.PARTICIPANT).path("polls").get(0);
    assertThat(poll.path("eligible").asInt()).isEqualTo(7);
    assertThat(poll.has("result")).isFalse();
    assertThat(snapshot(hidden.state(), Audience.FACILITATOR).path("polls").get(0).has("result"))
        .isTrue();
    var revealed = hidden.and(List.of(new OnPoll(new PollPublished(POLL))));
    assertThat(snapshot(revealed.state(), Audience.WALL).path("polls").get(0).has("result"))
        .isTrue();
  }
}
