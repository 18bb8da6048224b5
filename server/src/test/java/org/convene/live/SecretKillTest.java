package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.live.LiveClient.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.convene.ServerProcess;
import org.convene.base.Json;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.convene.base.Secrets;
import org.convene.base.SessionId;
import org.convene.participant.Admission;
import org.convene.secret.Blinding;
import org.convene.secret.TokenKey;
import org.convene.secret.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Law: a server that is killed while secret ballots come in, and started again on what it left,
/// has every ballot in the urn that it acknowledged, and none twice, whatever is sent again.
class SecretKillTest {
  private static final int VOTERS = 24;

  /// Acknowledged when the end comes: the others are on their way.
  private static final int DEADLY = 8;

  private record Token(byte[] token, byte[] signature) {
    String hash() {
      return Secrets.hex(token);
    }
  }

  @TempDir Path data;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient anybody = HttpClient.newHttpClient();
  private final List<Token> tokens = new ArrayList<>();
  private final List<String> access = new ArrayList<>();
  private @Nullable ServerProcess server;
  private String session = "";
  private String poll = "";
  private List<String> options = List.of();

  @AfterEach
  void end() throws InterruptedException {
    if (server != null) {
      server.close();
    }
    vertx.close();
  }

  @Test
  void everyAcknowledgedTokenIsInTheUrnOnce() throws Exception {
    server = ServerProcess.start(data);
    LiveClient facilitator = facilitator();
    join();
    open(facilitator);
    for (String voter : access) {
      tokens.add(token(voter));
    }

    Set<Token> acknowledged = castUntilTheEnd();
    facilitator.next("closed");
    server = ServerProcess.start(data);

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(DEADLY);
    for (Token token : acknowledged) {
      assertThat(cast(token, options.getLast())).as("another ballot comes too late").isEqualTo(409);
    }
    for (Token token : tokens) {
      assertThat(cast(token, options.getFirst())).as("the same ballot again").isEqualTo(200);
    }
    facilitator.connect();
    long revision =
        facilitator.does(message("closePoll").put("poll", poll)).path("revision").asLong();
    JsonNode result = last(facilitator.stateAt(revision).path("polls")).path("result");
    assertThat(result.path("cast").asInt()).isEqualTo(VOTERS);
    assertThat(result.at("/counts/0/votes").asInt()).isEqualTo(VOTERS);
    assertThat(inTheBundle())
        .containsExactlyInAnyOrderElementsOf(tokens.stream().map(Token::hash).toList());
  }

  private Set<Token> castUntilTheEnd() throws Exception {
    Set<Token> acknowledged = ConcurrentHashMap.newKeySet();
    CountDownLatch deadly = new CountDownLatch(DEADLY);
    try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Token token : tokens) {
        phones.submit(() -> {
          assertThat(cast(token, options.getFirst())).isEqualTo(200);
          acknowledged.add(token);
          deadly.countDown();
          return token;
        });
      }
      deadly.await();
      process().kill();
    }
    return acknowledged;
  }

  private int cast(Token token, String option) throws IOException, InterruptedException {
    ObjectNode body =
        Json.MAPPER
            .createObjectNode()
            .put("token", base64(token.token))
            .put("signature", base64(token.signature));
    body.putObject("ballot").put("type", "options").putArray("options").add(option);
    return send(request("/api/polls/" + poll + "/secret-ballots", null, body)).statusCode();
  }

  private List<String> inTheBundle() throws Exception {
    JsonNode bundle = Json.MAPPER.readTree(send(request(ofPoll("/bundle"), null, null)).body());
    return StreamSupport.stream(bundle.path("ballots").spliterator(), false)
        .map(ballot -> ballot.at("/leaf/token").asText())
        .toList();
  }

  private Token token(String voter) throws Exception {
    JsonNode keys = Json.MAPPER.readTree(send(request(ofPoll("/token-key"), voter, null)).body());
    TokenKey key = Json.MAPPER.treeToValue(keys.at("/keys/0/key"), TokenKey.class);
    byte[] token = Blinding.prepare(Variant.PSS_RANDOMIZED, Secrets.bytes());
    Blinding blinding = Blinding.blind(key, Variant.PSS_RANDOMIZED, token);
    ObjectNode body =
        Json.MAPPER
            .createObjectNode()
            .put("mandate", keys.at("/mandates/0/mandate").asText())
            .put("from", 0);
    body.putArray("blinded").add(base64(blinding.blinded()));
    JsonNode answer = Json.MAPPER.readTree(send(request(ofPoll("/tokens"), voter, body)).body());
    byte[] signature = Base64.getUrlDecoder().decode(answer.at("/signatures/0").asText());
    return new Token(token, blinding.finish(signature).orElseThrow());
  }

  private void open(LiveClient facilitator) {
    ObjectNode add = message("addPoll");
    ObjectNode draft =
        add.putObject("poll")
            .put("results", "after-close")
            .put("voters", "participants")
            .put("secrecy", "secret")
            .put("ballotsShownTo", "facilitators")
            .put("changeable", false)
            .put("abstention", true);
    draft.putObject("method").put("type", "single-choice");
    draft.putObject("question").put("en", "Who chairs?");
    List.of("Ada", "Grace")
        .forEach(
            label -> draft.withArray("options").addObject().putObject("label").put("en", label));
    long revision = facilitator.does(add).path("revision").asLong();
    JsonNode added = last(facilitator.stateAt(revision).path("polls"));
    poll = added.path("id").asText();
    options =
        StreamSupport.stream(added.path("options").spliterator(), false)
            .map(option -> option.path("id").asText())
            .toList();
    facilitator.does(message("openPoll").put("poll", poll));
  }

  private LiveClient facilitator() {
    Browser browser = new Browser(() -> process().url());
    String link = printed("facilitator");
    browser.post(
        "/api/auth/sign-in",
        Json.MAPPER
            .createObjectNode()
            .put("token", link.substring(link.indexOf("#token=") + 7).split(" ")[0]));
    session = browser.get("/api/join/" + code()).path("session").asText();
    return client(browser, Role.FACILITATOR, null);
  }

  private void join() {
    for (int i = 0; i < VOTERS; i++) {
      Browser browser = new Browser(() -> process().url());
      ObjectNode body =
          Json.MAPPER.createObjectNode().put("code", code()).put("name", "Voter " + i);
      access.add(
          browser.post("/api/sessions/" + session + "/join", body).path("accessToken").asText());
      client(browser, Role.PARTICIPANT, session);
    }
  }

  private LiveClient client(Browser browser, Role role, @Nullable String guestOf) {
    SessionId id = new SessionId(UUID.fromString(session));
    Admission admission = new Admission(id, new ParticipantId(UUID.randomUUID()), role, "", null);
    return new LiveClient(
            vertx,
            () -> URI.create(process().url()).getPort(),
            id,
            admission,
            () -> browser.ticket(session, guestOf))
        .connect();
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

  private String ofPoll(String path) {
    return "/api/sessions/" + session + "/polls/" + poll + path;
  }

  private HttpRequest request(String path, @Nullable String voter, @Nullable ObjectNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(process().url() + path))
            .header("Content-Type", "application/json");
    if (voter != null) {
      request.header("Authorization", "Bearer " + voter);
    }
    return (body == null
            ? request.GET()
            : request.POST(HttpRequest.BodyPublishers.ofString(body.toString())))
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return anybody.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private ServerProcess process() {
    return Objects.requireNonNull(server);
  }

  private static JsonNode last(JsonNode list) {
    return list.get(list.size() - 1);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
