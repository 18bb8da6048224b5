package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.live.LiveClient.message;
import static org.convene.postgres.TestDatabase.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.UUID;
import java.util.stream.Stream;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Law: whatever a socket sends, it gets a named error, nothing changes, and nobody else notices.
class LiveBadInputTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String ID = "11111111-1111-4111-8111-111111111111";

  private World world;
  private LiveClient fay;
  private LiveClient pia;

  @BeforeEach
  void aSession() {
    world = new World(DATABASE);
    fay = world.facilitator();
    pia = world.participant("Pia");
  }

  @AfterEach
  void nothingHappenedAndOthersAreWell() {
    assertThat(world.log().revision()).isZero();
    assertThat(fay.does(message("openSession")).path("revision").asLong()).isEqualTo(1);
    fay.close();
    pia.close();
    world.close();
  }

  static Stream<Arguments> frames() {
    return Stream.of(
        Arguments.of("", "invalid-message"),
        Arguments.of("nonsense", "invalid-message"),
        Arguments.of("{", "invalid-message"),
        Arguments.of("[]", "invalid-message"),
        Arguments.of("null", "invalid-message"),
        Arguments.of("{} {}", "invalid-message"),
        Arguments.of("{}", "unknown-message"),
        Arguments.of("{\"type\":\"dance\"}", "unknown-message"),
        Arguments.of("{\"type\":7}", "unknown-message"),
        Arguments.of("{\"type\":\"command\"}", "invalid-message"),
        Arguments.of("{\"type\":\"command\",\"id\":\"7\",\"command\":{}}", "invalid-message"),
        Arguments.of(command("{}"), "unknown-command"),
        Arguments.of(command("[]"), "invalid-command"),
        Arguments.of(command("{\"type\":\"launchMissiles\"}"), "unknown-command"),
        Arguments.of(command("{\"type\":\"openPoll\"}"), "invalid-command"),
        Arguments.of(command("{\"type\":\"openPoll\",\"poll\":null}"), "invalid-command"),
        Arguments.of(command("{\"type\":\"openPoll\",\"poll\":\"x\"}"), "invalid-command"),
        Arguments.of(
            command("{\"type\":\"openPoll\",\"poll\":\"" + ID + "\",\"more\":1}"),
            "invalid-command"),
        Arguments.of(
            command("{\"type\":\"openPoll\",\"poll\":\"" + ID + "\"}"), "session-not-open"),
        Arguments.of(command("{\"type\":\"closePoll\",\"poll\":\"" + ID + "\"}"), "unknown-poll"),
        Arguments.of(
            command("{\"type\":\"finishAgendaItem\",\"item\":\"" + ID + "\"}"),
            "unknown-agenda-item"),
        Arguments.of(command("{\"type\":\"showOnWall\",\"mode\":\"fire\"}"), "invalid-command"),
        Arguments.of(
            command("{\"type\":\"removeParticipant\",\"participant\":\"" + ID + "\"}"),
            "unknown-participant"),
        Arguments.of(command(add("{}", "5")), "invalid-text"),
        Arguments.of(command(add("{\"en\":\" \"}", "5")), "invalid-text"),
        Arguments.of(command(add("{\"xx yy\":\"A\"}", "5")), "invalid-text"),
        Arguments.of(command(add("{\"en\":\"" + "A".repeat(501) + "\"}", "5")), "invalid-text"),
        Arguments.of(command(add("{\"en\":\"A\"}", "-1")), "invalid-agenda-item"),
        Arguments.of(command(add("{\"en\":\"A\"}", "1.5")), "invalid-command"),
        Arguments.of(command(add("{\"en\":\"A\"}", "\"5\"")), "invalid-command"),
        Arguments.of(command(add("{\"en\":\"A\"}", "99999999999")), "invalid-command"),
        Arguments.of(command(add("[]", "5")), "invalid-command"),
        Arguments.of(
            "{\"type\":\"hello\",\"ticket\":\"x\",\"session\":\"" + ID + "\"}", "hello-once"),
        Arguments.of("x".repeat(Limits.FRAME_BYTES + 1), "frame-too-large"));
  }

  private static String command(String body) {
    return "{\"type\":\"command\",\"id\":\"" + ID + "\",\"command\":" + body + "}";
  }

  private static String add(String title, String minutes) {
    return "{\"type\":\"addAgendaItem\",\"kind\":\"break\",\"title\":"
        + title
        + ",\"minutes\":"
        + minutes
        + "}";
  }

  @ParameterizedTest
  @MethodSource("frames")
  void whatIsWrongIsNamed(String frame, String code) {
    fay.send(frame);
    JsonNode problem = fay.next("rejected").path("problem");

    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("detail").asText())
        .isNotBlank()
        .doesNotContain("org.convene")
        .doesNotContain("java.");
  }

  @Test
  void aDeeplyNestedFrameIsRefused() {
    fay.send("{\"type\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}");
    assertThat(fay.next("rejected").path("problem").path("code").asText())
        .isEqualTo("invalid-message");
  }

  @Test
  void aBallotIsHeldToItsPoll() {
    assertThat(pia.refusal(pia.cast(ID, 1, message("abstain")))).isEqualTo("unknown-poll");
    assertThat(pia.refusal(pia.cast(ID, 0, message("abstain")))).isEqualTo("invalid-message");
    assertThat(pia.refusal(pia.cast(ID, 1, message("burn")))).isEqualTo("invalid-ballot");
    ObjectNode foreign = message("options");
    foreign.putArray("options").add("not-an-id");
    assertThat(pia.refusal(pia.cast(ID, 1, foreign))).isEqualTo("invalid-ballot");
  }

  @Test
  void commandsOfAnotherRoleAreRefused() {
    assertThat(pia.refusal(pia.command(message("openSession")))).isEqualTo("facilitators-only");
  }

  @Test
  void nothingComesBeforeHello() {
    LiveClient stranger = stranger();
    UUID id = stranger.command(message("openSession"));
    assertThat(stranger.refusal(id)).isEqualTo("hello-first");
    stranger.close();
  }

  @Test
  void aTicketIsUsedOnceForItsOwnSession() {
    String ticket = world.ticket(pia.admission());
    LiveClient stranger = stranger();
    stranger.send(message("hello").put("ticket", ticket).put("session", ID));
    assertThat(stranger.next("closed").path("code").asInt()).isEqualTo(4002);
    stranger.open();
    stranger.send(message("hello").put("ticket", ticket).put("session", world.session.toString()));
    assertThat(stranger.next("closed").path("code").asInt()).isEqualTo(4002);
    stranger.close();
  }

  @Test
  void aFloodIsRefusedAndThenCutOffWithoutHurtingOthers() {
    for (int i = 0; i < Limits.FRAMES_AT_ONCE + Limits.REFUSED_FRAMES + 50; i++) {
      pia.send("nonsense");
    }
    assertThat(
            pia.next(f -> f.path("problem").path("code").asText().equals("too-many-frames"))
                .path("type")
                .asText())
        .isEqualTo("rejected");
    assertThat(pia.next("closed").path("code").asInt()).isIn(4101, 4000);
  }

  @Test
  void aFloodOfBinaryFramesBeforeHelloIsCutOffAsWell() {
    LiveClient stranger = stranger();
    for (int i = 0; i < Limits.FRAMES_AT_ONCE + Limits.REFUSED_FRAMES + 50; i++) {
      stranger.sendBinary();
    }
    assertThat(stranger.next("closed").path("code").asInt()).isEqualTo(4101);
    stranger.close();
  }

  @Test
  void pagesOfOtherSitesAreNotLetIn() {
    assertThat(upgrade("https://evil.example", LiveEndpoint.SUBPROTOCOL)).isEqualTo(403);
    assertThat(upgrade("http://convene.example", LiveEndpoint.SUBPROTOCOL)).isEqualTo(101);
  }

  @Test
  void anotherProtocolIsNotSpoken() {
    assertThat(upgrade("http://convene.example", "chat")).isEqualTo(400);
  }

  private int upgrade(String origin, String subprotocol) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost("127.0.0.1")
            .setPort(world.port())
            .setURI("/live")
            .putHeader("Connection", "Upgrade")
            .putHeader("Upgrade", "websocket")
            .putHeader("Origin", origin)
            .putHeader("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
            .putHeader("Sec-WebSocket-Version", "13")
            .putHeader("Sec-WebSocket-Protocol", subprotocol);
    var client = DATABASE.vertx().createHttpClient();
    try {
      return await(
          client
              .request(options)
              .compose(request -> request.send())
              .map(HttpClientResponse::statusCode));
    } finally {
      await(client.close());
    }
  }

  private LiveClient stranger() {
    return new LiveClient(
            DATABASE.vertx(), world::port, world.session, pia.admission(), () -> "none")
        .open();
  }
}
