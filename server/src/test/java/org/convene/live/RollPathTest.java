package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.live.LiveClient.message;
import static org.convene.postgres.TestDatabase.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.base.Role;
import org.convene.participant.Admission;
import org.convene.participant.CommitmentRef;
import org.convene.poll.Result;
import org.convene.poll.Verdict;
import org.convene.postgres.TestDatabase;
import org.convene.roll.FrozenRolls;
import org.convene.roll.Roll;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Polls by a prepared roll: Ghent (weight 2, a city) has the delegates Lin, its head, and Max;
/// Leuven (1, a city) has lent its mandate to Ghent, its delegate is Eve; Solar (4, industry) names
/// nobody.
class RollPathTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private World world;
  private LiveClient fay;
  private CommitmentRef ghent;
  private CommitmentRef leuven;
  private CommitmentRef solar;
  private HolderId lin;
  private HolderId max;
  private HolderId eve;

  @BeforeEach
  void prepare() {
    world = new World(DATABASE);
    fay = world.facilitator();
    ghent = world.commitment("Ghent " + UUID.randomUUID());
    leuven = world.commitment("Leuven " + UUID.randomUUID());
    solar = world.commitment("Solar " + UUID.randomUUID());
    sql("insert into roll (session_id, proxy_cap) values ($1, 2)", world.session.value());
    lin = holder("Lin");
    max = holder("Max");
    eve = holder("Eve");
    mandate(ghent, "city", "2", null, lin, max);
    mandate(leuven, "city", "1", ghent, eve);
    mandate(solar, "industry", "4", null);
    fay.does(message("openSession"));
  }

  @AfterEach
  void close() {
    fay.close();
    world.close();
  }

  private static void sql(String sql, Object... values) {
    await(DATABASE.database().client().preparedQuery(sql).execute(Tuple.from(List.of(values))));
  }

  private HolderId holder(String name) {
    HolderId id = new HolderId(UUID.randomUUID());
    sql(
        "insert into holder (id, session_id, name) values ($1, $2, $3)",
        id.value(),
        world.session.value(),
        name);
    return id;
  }

  private void mandate(
      CommitmentRef of,
      String kind,
      String weight,
      @Nullable CommitmentRef lentTo,
      HolderId... who) {
    UUID session = world.session.value();
    sql(
        "insert into mandate (session_id, id, of, name, class, weight) values ($1, $2, 'commitment', $3, $4, $5::text::numeric)",
        session,
        of.id().value(),
        of.name(),
        kind,
        weight);
    if (lentTo != null) {
      sql("update mandate set lent_to = $2 where id = $1", of.id().value(), lentTo.id().value());
    }
    for (int i = 0; i < who.length; i++) {
      sql(
          "insert into mandate_holder values ($1, $2, $3, $4)",
          session,
          of.id().value(),
          who[i].value(),
          i);
    }
  }

  /// Somebody who came by their personal link.
  private LiveClient enter(String name, @Nullable CommitmentRef says, @Nullable HolderId holder) {
    Admission known = world.person(Role.PARTICIPANT, name, says);
    return world.enter(
        new Admission(known.session(), known.participant(), known.role(), name, says, holder));
  }

  private ObjectNode draft(String voters) {
    ObjectNode draft = message("unused");
    draft.remove("type");
    draft.putObject("question").put("en", "Do we?");
    draft.putObject("method").put("type", "yes-no-abstain");
    return draft
        .put("results", "live")
        .put("voters", voters)
        .put("ballotsShownTo", "facilitators")
        .put("changeable", true)
        .put("abstention", true);
  }

  private String open(ObjectNode draft) {
    fay.does(message("addPoll").set("poll", draft));
    String poll = world.log().polls().all().getLast().id().toString();
    fay.does(message("openPoll").put("poll", poll));
    return poll;
  }

  private ObjectNode choose(int option) {
    ObjectNode ballot = message("options");
    ballot
        .putArray("options")
        .add(world.log().polls().all().getLast().fields().options().get(option).id().toString());
    return ballot;
  }

  private UUID cast(
      LiveClient by, String poll, @Nullable CommitmentRef mandate, int rev, int option) {
    UUID id = UUID.randomUUID();
    ObjectNode cast = message("cast").put("id", id.toString()).put("poll", poll).put("rev", rev);
    if (mandate != null) {
      cast.put("mandate", mandate.id().toString());
    }
    by.send(cast.set("ballot", choose(option)));
    return id;
  }

  private Result close(String poll) {
    fay.does(message("closePoll").put("poll", poll));
    return Objects.requireNonNull(world.log().polls().all().getLast().result());
  }

  private static List<String> told(JsonNode mandates) {
    return StreamSupport.stream(mandates.path("mandates").spliterator(), false)
        .map(m ->
            m.path("name").asText().replaceAll(" .*", "")
                + " "
                + m.path("weight").asText()
                + " "
                + m.path("as").asText())
        .toList();
  }

  private Roll frozen(String poll) {
    return await(new FrozenRolls(DATABASE.database()).find(new PollId(UUID.fromString(poll))));
  }

  @Test
  void everybodyIsToldWhatTheyMayCastAtTheOpeningAndWhenTheyCome() {
    LiveClient phone = enter("Lin", ghent, lin);
    LiveClient stranger = enter("Pia", ghent, null);
    String poll = open(draft("roll"));
    assertThat(told(phone.next("mandates"))).containsExactly("Ghent 2 delegate", "Leuven 1 proxy");
    assertThat(told(stranger.next("mandates"))).isEmpty();
    LiveClient late = enter("Sol", solar, null);
    JsonNode mandates = late.next("mandates");
    assertThat(told(mandates)).containsExactly("Solar 4 delegate");
    assertThat(mandates.path("poll").asText()).isEqualTo(poll);
    List.of(phone, stranger, late).forEach(LiveClient::close);
  }

  @Test
  void mandatesAreCastByTheirHoldersAndAsProxiesAndCountByWeight() {
    LiveClient a = enter("Lin", ghent, lin);
    LiveClient b = enter("Max", ghent, max);
    LiveClient sol = enter("Sol", solar, null);
    String poll = open(draft("roll"));
    a.answer(cast(a, poll, null, 1, 0));
    a.answer(cast(a, poll, leuven, 1, 1));
    assertThat(b.next("ballotSaved").path("ballot").path("by").asText()).isEqualTo("Lin");
    b.answer(cast(b, poll, ghent, 2, 1));
    sol.answer(cast(sol, poll, null, 1, 0));
    Result result = close(poll);
    assertThat(result.cast()).isEqualTo(3);
    assertThat(Objects.requireNonNull(result.weight()).cast()).isEqualByComparingTo("7");
    assertThat(result.counts().getFirst().votes()).isEqualByComparingTo("4");
    assertThat(result.counts().getLast().votes()).isEqualByComparingTo("3");
    assertThat(Objects.requireNonNull(result.classes()))
        .extracting(c -> c.kind() + " " + c.cast() + "/" + c.eligible())
        .containsExactly("city 2/2", "industry 1/1");
    List.of(a, b, sol).forEach(LiveClient::close);
  }

  @Test
  void nobodyCastsWhatTheRollDoesNotGiveThem() {
    LiveClient impostor = enter("Pia", ghent, null);
    LiveClient e = enter("Eve", null, eve);
    String poll = open(draft("roll"));
    assertThat(impostor.refusal(cast(impostor, poll, null, 1, 0))).isEqualTo("not-on-the-roll");
    assertThat(impostor.refusal(cast(impostor, poll, ghent, 1, 0))).isEqualTo("not-on-the-roll");
    assertThat(e.refusal(cast(e, poll, ghent, 1, 0))).isEqualTo("not-your-mandate");
    e.answer(cast(e, poll, leuven, 1, 0));
    assertThat(close(poll).cast()).isEqualTo(1);
    impostor.close();
    e.close();
  }

  @Test
  void whoOnlySaysThatTheySpeakForACommitmentIsNotToldItsBallots() {
    LiveClient a = enter("Lin", ghent, lin);
    String poll = open(draft("roll"));
    a.answer(cast(a, poll, ghent, 1, 0));
    Admission impostor = world.person(Role.PARTICIPANT, "Pia", ghent);
    LiveClient pia =
        new LiveClient(
                DATABASE.vertx(),
                world::port,
                world.session,
                impostor,
                () -> world.ticket(impostor))
            .open();
    pia.send(
        message("hello")
            .put("ticket", world.ticket(impostor))
            .put("session", world.session.toString()));
    assertThat(pia.next("welcome").path("ballots")).isEmpty();
    a.close();
    pia.close();
  }

  @Test
  void whereTheFirstCountsTheSecondIsTold() {
    LiveClient a = enter("Lin", ghent, lin);
    LiveClient b = enter("Max", ghent, max);
    String poll = open(draft("roll").put("delegates", "first"));
    a.answer(cast(a, poll, ghent, 1, 0));
    JsonNode refused = b.answered(cast(b, poll, ghent, 2, 1));
    assertThat(refused.path("problem").path("code").asText()).isEqualTo("already-cast");
    assertThat(refused.path("problem").path("currentBallot").path("by").asText()).isEqualTo("Lin");
    a.close();
    b.close();
  }

  @Test
  void whereTheHeadCastsNobodyElseDoes() {
    LiveClient a = enter("Lin", ghent, lin);
    LiveClient b = enter("Max", ghent, max);
    String poll = open(draft("roll").put("delegates", "head"));
    assertThat(b.refusal(cast(b, poll, ghent, 1, 0))).isEqualTo("not-head-of-delegation");
    assertThat(b.refusal(cast(b, poll, leuven, 1, 0))).isEqualTo("not-head-of-delegation");
    a.answer(cast(a, poll, leuven, 1, 0));
    assertThat(close(poll).cast()).isEqualTo(1);
    a.close();
    b.close();
  }

  @Test
  void aDoubleMajorityNeedsEachClass() {
    LiveClient a = enter("Lin", ghent, lin);
    LiveClient sol = enter("Sol", solar, null);
    ObjectNode draft = draft("roll");
    draft.putObject("quorum").put("of", "weight").put("share", "1/2");
    draft.putObject("threshold").put("share", "2/3").put("base", "valid").put("byClass", true);
    String poll = open(draft);
    a.answer(cast(a, poll, ghent, 1, 0));
    a.answer(cast(a, poll, leuven, 1, 1));
    sol.answer(cast(sol, poll, null, 1, 0));
    Verdict verdict = Objects.requireNonNull(close(poll).verdict());
    assertThat(Objects.requireNonNull(verdict.quorum()).reached()).isTrue();
    Verdict.Passed yes = Objects.requireNonNull(verdict.options()).getFirst();
    assertThat(yes.votes()).isEqualByComparingTo("6");
    assertThat(yes.passed()).as("2 of 3 in the cities is two thirds").isTrue();
    assertThat(Objects.requireNonNull(yes.classes()))
        .extracting(Verdict.InClass::passed)
        .containsExactly(true, true);

    ObjectNode again = draft.deepCopy();
    again.putObject("threshold").put("share", "3/4").put("base", "valid").put("byClass", true);
    String second = open(again);
    a.answer(cast(a, second, ghent, 1, 0));
    a.answer(cast(a, second, leuven, 1, 1));
    sol.answer(cast(sol, second, null, 1, 0));
    Verdict.Passed now =
        Objects.requireNonNull(Objects.requireNonNull(close(second).verdict()).options())
            .getFirst();
    assertThat(now.passed()).as("6 of 7, but only 2 of 3 in the cities").isFalse();
    a.close();
    sol.close();
  }

  @Test
  void withoutAQuorumNothingPasses() {
    LiveClient a = enter("Lin", ghent, lin);
    ObjectNode draft = draft("roll");
    draft.putObject("quorum").put("of", "mandates").put("share", "1/2");
    draft.putObject("threshold").put("share", "1/2").put("base", "cast").put("byClass", false);
    String poll = open(draft);
    a.answer(cast(a, poll, ghent, 1, 0));
    Verdict verdict = Objects.requireNonNull(close(poll).verdict());
    assertThat(Objects.requireNonNull(verdict.quorum()).reached()).isFalse();
    assertThat(Objects.requireNonNull(verdict.options())).noneMatch(Verdict.Passed::passed);
    a.close();
  }

  @Test
  void thePollVotesByTheRollOfItsOpening() {
    LiveClient a = enter("Lin", ghent, lin);
    String poll = open(draft("roll"));
    sql("update mandate set weight = 100 where id = $1", ghent.id().value());
    sql("delete from holder where id = $1", lin.value());
    a.drop().connect();
    a.answer(cast(a, poll, ghent, 1, 0));
    assertThat(close(poll).counts().getFirst().votes()).isEqualByComparingTo("2");
    assertThat(frozen(poll).hash())
        .isEqualTo(Objects.requireNonNull(world.log().polls().all().getLast().roll()).hash());
    a.close();
  }

  @Test
  void whoComesLaterJoinsANamedPollByALoggedAmendment() {
    LiveClient pia = world.participant("Pia");
    String poll = open(draft("participants"));
    String before = Objects.requireNonNull(world.log().polls().all().getLast().roll()).hash();
    LiveClient late = world.participant("Late");
    late.answer(cast(late, poll, null, 1, 0));
    var roll = Objects.requireNonNull(world.log().polls().all().getLast().roll());
    assertThat(roll.mandates()).isEqualTo(2);
    assertThat(roll.hash()).isNotEqualTo(before).isEqualTo(frozen(poll).hash());
    assertThat(frozen(poll).byId()).containsKey(new MandateId(UUID.fromString(late.participant())));
    assertThat(close(poll).eligible()).isEqualTo(2);
    pia.close();
    late.close();
  }

  @Test
  void aPersonalLinkThatLeadsNowhereSendsItsBearerAway() {
    LiveClient a = enter("Lin", ghent, lin);
    world.rooms.release(world.session, java.util.Set.of(lin));
    assertThat(a.next("closed").path("code").asInt()).isEqualTo(4002);
    a.close();
  }

  @Test
  void aRollWithoutMandatesOpensNoPoll() {
    sql("delete from mandate where session_id = $1", world.session.value());
    fay.does(message("addPoll").set("poll", draft("roll")));
    String poll = world.log().polls().all().getLast().id().toString();
    assertThat(fay.refusal(fay.command(message("openPoll").put("poll", poll))))
        .isEqualTo("roll-empty");
  }
}
