package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.live.LiveClient.message;
import static org.convene.postgres.TestDatabase.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.sqlclient.Row;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.convene.App;
import org.convene.ServeSettings;
import org.convene.base.Json;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.convene.base.Secrets;
import org.convene.base.SessionId;
import org.convene.board.Bundle;
import org.convene.board.Receipt;
import org.convene.board.Verification;
import org.convene.invitation.Notices;
import org.convene.mail.MailSettings;
import org.convene.participant.Admission;
import org.convene.postgres.TestDatabase;
import org.convene.secret.Blinding;
import org.convene.secret.TokenKey;
import org.convene.secret.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Plays the database reader: a secret poll of fifty people over real sockets, then every table
/// with every column, the places and transactions of its rows, and the log. Nothing there ties a
/// ballot to a voter, by content or by order.
class SecretPollTest {
  private static final int VOTERS = 50;

  /// Beyond it an order of fifty is no accident: more than four standard deviations.
  private static final double CORRELATED = 0.6;

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @TempDir static Path folder;

  private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
  private static final PrintStream ERR = System.err;
  private static @Nullable App app;
  private static @Nullable Browser signedIn;

  /// Somebody with a phone.
  private static final class Voter {
    final Browser browser;
    final LiveClient client;
    final String access;
    String mandate = "";
    byte[] token = new byte[0];
    byte[] blinded = new byte[0];
    byte[] signature = new byte[0];
    String option = "";

    Voter(Browser browser, LiveClient client, String access) {
      this.browser = browser;
      this.client = client;
      this.access = access;
    }

    String hash() {
      return Secrets.hex(token);
    }
  }

  private final HttpClient anybody = HttpClient.newHttpClient();
  private final Random random = new Random();
  private final List<Voter> voters = new ArrayList<>();
  private String session = "";
  private String poll = "";

  @BeforeAll
  static void start() throws Exception {
    System.setErr(new PrintStream(LOG, true, StandardCharsets.UTF_8));
    app =
        App.start(
            new ServeSettings(
                0,
                "127.0.0.1",
                Optional.empty(),
                folder,
                Optional.of(DATABASE.address()),
                false,
                OptionalInt.of(0),
                "127.0.0.1",
                Optional.empty(),
                Set.of(),
                MailSettings.NONE,
                Notices.QUIET));
    signedIn = signIn();
  }

  /// Once: the link is used up by it.
  private static Browser signIn() {
    Browser browser = new Browser(SecretPollTest::url);
    String link = printed("facilitator");
    browser.post(
        "/api/auth/sign-in",
        Json.MAPPER
            .createObjectNode()
            .put("token", link.substring(link.indexOf("#token=") + 7).split(" ")[0]));
    return browser;
  }

  @AfterAll
  static void stop() {
    Objects.requireNonNull(app).close();
    System.setErr(ERR);
  }

  @Test
  void nothing_that_is_stored_or_logged_ties_a_ballot_to_a_voter() throws Exception {
    LiveClient facilitator = facilitator();
    join(VOTERS);
    List<String> options = open(facilitator, "secret");

    List<Voter> signing = shuffled();
    Map<String, String> beforeSigning = dump();
    for (Voter voter : signing) {
      haveTokenSigned(voter);
    }
    Map<String, String> signed = dump();
    assertThat(changed(beforeSigning, signed)).isSubsetOf("secret_page");

    List<Voter> casting = shuffled();
    for (Voter voter : casting) {
      voter.option = options.get(random.nextInt(options.size()));
      cast(voter, 200);
    }
    Map<String, String> cast = dump();
    assertThat(changed(signed, cast)).isSubsetOf("secret_page");
    nothingTies(cast, signing, casting);

    refusals(options);
    close(facilitator);
    Map<String, String> closed = dump();
    nothingTies(closed, signing, casting);
    assertThat(closed.get("secret_page")).doesNotContain("issued");
    assertThat(transactions("secret_page")).hasSize(1);
    assertThat(number("select count(*)::int from token_key where private_key is not null"))
        .isZero();
    nothingLogged();
    anybodyCanCheck(casting);
    facilitator.close();
    voters.forEach(voter -> voter.client.close());
  }

  @Test
  void who_voted_by_name_gets_the_receipt_of_their_own_ballot_only() throws Exception {
    LiveClient facilitator = facilitator();
    join(3);
    List<String> options = open(facilitator, "named");
    for (int i = 0; i < 2; i++) {
      Voter voter = voters.get(i);
      voter.option = options.get(i);
      UUID id = voter.client.cast(poll, 1, (ObjectNode) Json.MAPPER.readTree(ballot(voter.option)));
      assertThat(voter.client.answered(id).path("type").asText()).isEqualTo("ack");
    }
    get("/receipt", voters.getFirst().access, 409);
    facilitator.does(message("closePoll").put("poll", poll));
    for (Voter voter : voters.subList(0, 2)) {
      assertThat(get("/receipt", voter.access, 200).path("leaf").toString()).contains(voter.option);
    }
    get("/receipt", voters.getLast().access, 404);
    get("/receipt?mandate=" + voters.getFirst().client.participant(), voters.get(1).access, 404);
    get("/receipt", null, 401);
    facilitator.close();
    voters.forEach(voter -> voter.client.close());
  }

  private void nothingTies(Map<String, String> dump, List<Voter> signing, List<Voter> casting) {
    String everything = String.join("\n", dump.values());
    for (Voter voter : voters) {
      assertThat(everything)
          .doesNotContain(base64(voter.token))
          .doesNotContain(base64(voter.signature))
          .doesNotContain(base64(voter.blinded))
          .doesNotContain(hex(voter.token))
          .doesNotContain(hex(voter.signature));
      everything
          .lines()
          .filter(row -> row.contains(voter.hash()))
          .forEach(row ->
              voters.forEach(other ->
                  assertThat(row)
                      .doesNotContain(other.mandate)
                      .doesNotContain(other.client.participant())));
    }
    assertThat(number("select count(*)::int from ballot where poll_id = '" + poll + "'")).isZero();
    for (Map.Entry<String, String> table : dump.entrySet()) {
      List<String> stored = order(table.getValue());
      if (!stored.isEmpty()) {
        assertThat(stored).as(table.getKey() + " is in the order of the hashes").isSorted();
        assertThat(Math.abs(correlation(stored, signing))).isLessThan(CORRELATED);
        assertThat(Math.abs(correlation(stored, casting))).isLessThan(CORRELATED);
      }
    }
  }

  /// The voters' tokens in the order in which a table has them.
  private List<String> order(String table) {
    Map<Integer, String> places = new TreeMap<>();
    for (Voter voter : voters) {
      int at = table.indexOf(voter.hash());
      if (at >= 0) {
        places.put(at, voter.hash());
      }
    }
    return List.copyOf(places.values());
  }

  /// Spearman's, between two orders of the same voters.
  private static double correlation(List<String> stored, List<Voter> acted) {
    List<String> order = acted.stream().map(Voter::hash).toList();
    int n = stored.size();
    double squares =
        IntStream.range(0, n).mapToDouble(i -> Math.pow(order.indexOf(stored.get(i)) - i, 2)).sum();
    return 1 - 6 * squares / (n * ((double) n * n - 1));
  }

  private void nothingLogged() {
    String log = LOG.toString(StandardCharsets.UTF_8);
    assertThat(log).doesNotContain("secret").doesNotContain(poll);
    voters.forEach(
        voter -> assertThat(log).doesNotContain(voter.hash()).doesNotContain(base64(voter.token)));
  }

  private void refusals(List<String> options) throws Exception {
    Voter voter = voters.getFirst();
    cast(voter, 200);
    String own = voter.option;
    voter.option = options.stream().filter(o -> !o.equals(own)).findFirst().orElseThrow();
    assertThat(cast(voter, 409).path("code").asText()).isEqualTo("token-used");
    voter.option = own;
    UUID id = voter.client.cast(poll, 1, (ObjectNode) Json.MAPPER.readTree(ballot(own)));
    assertThat(voter.client.refusal(id)).isEqualTo("secret-poll");
    JsonNode again = post("/tokens", voter.access, tokens(voter, random(256)), 409);
    assertThat(again.path("code").asText()).isEqualTo("tokens-issued");
    assertThat(
            post("/tokens", voter.access, tokens(voters.get(1), random(256)), 403)
                .path("code")
                .asText())
        .isEqualTo("not-your-mandate");
  }

  private void anybodyCanCheck(List<Voter> casting) throws Exception {
    byte[] file = text(get("/bundle", null, 200)).getBytes(StandardCharsets.UTF_8);
    Bundle bundle = ((Bundle.Read.Whole<Bundle>) Bundle.read(file)).value();
    Verification.Outcome outcome = Verification.of(bundle);
    assertThat(outcome.wrong()).isEmpty();
    assertThat(bundle.ballots()).hasSize(VOTERS);
    for (Voter voter : casting.subList(0, 5)) {
      byte[] json =
          text(get("/receipt?token=" + voter.hash(), null, 200)).getBytes(StandardCharsets.UTF_8);
      Receipt receipt = ((Bundle.Read.Whole<Receipt>) Bundle.readReceipt(json)).value();
      assertThat(receipt.flaw(bundle)).isEmpty();
      assertThat(receipt.leaf().toString()).contains(voter.option);
    }
  }

  private LiveClient facilitator() {
    Browser browser = Objects.requireNonNull(signedIn);
    session = browser.get("/api/join/" + code()).path("session").asText();
    return client(browser, Role.FACILITATOR, null, UUID.randomUUID().toString());
  }

  private void join(int count) {
    for (int i = 0; i < count; i++) {
      Browser browser = new Browser(SecretPollTest::url);
      JsonNode joined =
          browser.post(
              "/api/sessions/" + session + "/join",
              Json.MAPPER.createObjectNode().put("code", code()).put("name", "Voter " + i));
      String participant = joined.path("participant").path("id").asText();
      LiveClient client = client(browser, Role.PARTICIPANT, session, participant);
      voters.add(new Voter(browser, client, joined.path("accessToken").asText()));
    }
  }

  private LiveClient client(
      Browser browser, Role role, @Nullable String guestOf, String participant) {
    SessionId id = new SessionId(UUID.fromString(session));
    Admission who =
        new Admission(id, new ParticipantId(UUID.fromString(participant)), role, "", null);
    return new LiveClient(
            DATABASE.vertx(),
            () -> URI.create(url()).getPort(),
            id,
            who,
            () -> browser.ticket(session, guestOf))
        .connect();
  }

  private List<String> open(LiveClient facilitator, String secrecy) {
    ObjectNode add = message("addPoll");
    ObjectNode draft =
        add.putObject("poll")
            .put("results", "after-close")
            .put("voters", "participants")
            .put("secrecy", secrecy)
            .put("ballotsShownTo", "facilitators")
            .put("changeable", false)
            .put("abstention", true);
    draft.putObject("method").put("type", "single-choice");
    draft.putObject("question").put("en", "Who chairs?");
    for (String label : List.of("Ada", "Grace", "Edsger")) {
      draft.withArray("options").addObject().putObject("label").put("en", label);
    }
    long revision = facilitator.does(add).path("revision").asLong();
    JsonNode polls = facilitator.stateAt(revision).path("polls");
    JsonNode last = polls.get(polls.size() - 1);
    poll = last.path("id").asText();
    facilitator.does(message("openPoll").put("poll", poll));
    return StreamSupport.stream(last.path("options").spliterator(), false)
        .map(option -> option.path("id").asText())
        .toList();
  }

  private void close(LiveClient facilitator) {
    long revision =
        facilitator.does(message("closePoll").put("poll", poll)).path("revision").asLong();
    JsonNode polls = facilitator.stateAt(revision).path("polls");
    JsonNode closed = polls.get(polls.size() - 1);
    assertThat(closed.path("result").path("cast").asInt()).isEqualTo(VOTERS);
    assertThat(closed.path("board").path("head").asText()).hasSize(64);
    Map<String, Long> expected =
        voters.stream().collect(Collectors.groupingBy(v -> v.option, Collectors.counting()));
    closed
        .path("result")
        .path("counts")
        .forEach(count ->
            assertThat(count.path("votes").asLong())
                .isEqualTo(expected.getOrDefault(count.path("option").asText(), 0L)));
  }

  private void haveTokenSigned(Voter voter) throws Exception {
    JsonNode keys = get("/token-key", voter.access, 200);
    TokenKey key = Json.MAPPER.treeToValue(keys.at("/keys/0/key"), TokenKey.class);
    voter.mandate = keys.at("/mandates/0/mandate").asText();
    byte[] message = random(32);
    voter.token = Blinding.prepare(Variant.PSS_RANDOMIZED, message);
    Blinding blinding = Blinding.blind(key, Variant.PSS_RANDOMIZED, voter.token);
    voter.blinded = blinding.blinded();
    JsonNode answer = post("/tokens", voter.access, tokens(voter, voter.blinded), 200);
    byte[] signature = Base64.getUrlDecoder().decode(answer.at("/signatures/0").asText());
    voter.signature = blinding.finish(signature).orElseThrow();
  }

  private static String tokens(Voter voter, byte[] blinded) {
    return "{\"mandate\":\"%s\",\"from\":0,\"blinded\":[\"%s\"]}"
        .formatted(voter.mandate, base64(blinded));
  }

  private JsonNode cast(Voter voter, int status) throws Exception {
    String body =
        "{\"token\":\"%s\",\"signature\":\"%s\",\"ballot\":%s}"
            .formatted(base64(voter.token), base64(voter.signature), ballot(voter.option));
    return send(request("/api/polls/" + poll + "/secret-ballots", null, body), status);
  }

  private static String ballot(String option) {
    return "{\"type\":\"options\",\"options\":[\"%s\"]}".formatted(option);
  }

  private JsonNode get(String path, @Nullable String access, int status) throws Exception {
    return send(request(ofPoll(path), access, null), status);
  }

  private JsonNode post(String path, String access, String body, int status) throws Exception {
    return send(request(ofPoll(path), access, body), status);
  }

  private String ofPoll(String path) {
    return "/api/sessions/" + session + "/polls/" + poll + path;
  }

  private static HttpRequest request(String path, @Nullable String access, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path)).header("Content-Type", "application/json");
    if (access != null) {
      request.header("Authorization", "Bearer " + access);
    }
    return (body == null ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body)))
        .build();
  }

  private JsonNode send(HttpRequest request, int status) throws Exception {
    HttpResponse<String> response =
        anybody.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Json.MAPPER.readTree(response.body());
  }

  /// Every table: its rows in the order in which they lie, each with its place and transaction.
  private static Map<String, String> dump() {
    Map<String, String> dump = new TreeMap<>();
    for (String table :
        strings("select tablename::text from pg_tables where schemaname = 'public'")) {
      // Who is connected is written once a minute, whatever they do.
      if (!table.equals("attendance")) {
        dump.put(
            table,
            String.join(
                "\n",
                strings(
                    "select ctid::text || ' ' || xmin::text || ' ' || t::text from "
                        + table
                        + " t order by ctid")));
      }
    }
    return dump;
  }

  private static List<String> changed(Map<String, String> before, Map<String, String> after) {
    return after.keySet().stream()
        .filter(table -> !Objects.equals(after.get(table), before.get(table)))
        .toList();
  }

  private static Set<String> transactions(String table) {
    return Set.copyOf(strings("select xmin::text from " + table));
  }

  private static int number(String sql) {
    return await(DATABASE.database().client().query(sql).execute()).iterator().next().getInteger(0);
  }

  private static List<String> strings(String sql) {
    var rows = await(DATABASE.database().client().query(sql).execute());
    return StreamSupport.stream(rows.spliterator(), false)
        .map((Row row) -> row.getString(0))
        .toList();
  }

  private List<Voter> shuffled() {
    List<Voter> shuffled = new ArrayList<>(voters);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    bytes[0] = 0;
    return bytes;
  }

  private static String text(JsonNode json) {
    return json.toString();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String url() {
    return Objects.requireNonNull(app).publicUrl();
  }

  private static String printed(String name) {
    return Objects.requireNonNull(app)
        .addresses()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  private static String code() {
    String link = printed("join");
    return link.substring(link.indexOf("/j/") + 3).split(" ")[0];
  }
}
