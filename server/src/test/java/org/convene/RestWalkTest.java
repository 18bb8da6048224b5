package org.convene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.RestContract.Operation;
import org.convene.base.CannotStart;
import org.convene.invitation.Notices;
import org.convene.mail.MailSettings;
import org.convene.postgres.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every route of the OpenAPI document, in the whole server, with everything wrong that we could
/// think of: always a named problem, never a 500, and the database as it was.
class RestWalkTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @TempDir static Path folder;

  private static final String UNKNOWN_ID = "0199a000-0000-7000-8000-00000000ffff";

  /// What stands where an id, a slug or a code should.
  private static final List<String> STRANGE =
      List.of(
          "7",
          "%00",
          "%ff%fe",
          "..%2f..%2fetc",
          "'%20or%201=1--",
          "%3Cscript%3E",
          "null",
          "x".repeat(2000),
          UNKNOWN_ID.toUpperCase(java.util.Locale.ROOT) + "0",
          "%F0%9F%A4%96");

  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "nul",
          "null",
          "true",
          "0",
          "\"text\"",
          "[]",
          "[{}]",
          "{}",
          "{\"a\":1}",
          "{\"a\":1}{}",
          "{'a':1}",
          "{\"token\":null}",
          "{\"token\":7}",
          "{\"token\":[\"a\"]}",
          "{\"token\":\"\"}",
          "{\"token\":\"" + "A".repeat(199) + "\"}",
          "{\"token\":\"<script>alert(1)</script>\"}",
          "{\"code\":{}}",
          "{\"code\":\"ABCDEF\",\"name\":7}",
          "{\"code\":\"ABCDEF\",\"name\":\"" + "n".repeat(81) + "\"}",
          "{\"code\":\"ABCDEF\",\"commitment\":\"7\"}",
          "{\"code\":\"ABCDEF\",\"locale\":\"xx-xx-xx\"}",
          "{\"code\":\"ABCDEF\",\"role\":\"facilitator\"}",
          "{\"session\":7}",
          "{\"session\":\"7\"}",
          "{\"session\":\"" + UNKNOWN_ID + "\",\"extra\":1}",
          "{\"a\":" + "[".repeat(1500) + "]".repeat(1500) + "}",
          "\u0000",
          "{\"token\":\"\\ud800" + "A".repeat(30) + "\"}",
          "{\"token\":1e400}");

  private static final List<String> TOKENS =
      List.of("", "garbage", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "x".repeat(5000));

  private static @Nullable App app;
  private static WebClient client;
  private static URI url;

  @BeforeAll
  static void start() throws CannotStart {
    var settings =
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
            Set.of("127.0.0.1"),
            MailSettings.NONE,
            Notices.QUIET);
    App started = App.start(settings);
    app = started;
    url = URI.create(started.publicUrl());
    client = WebClient.create(DATABASE.vertx());
  }

  @AfterAll
  static void stop() {
    client.close();
    Objects.requireNonNull(app).close();
  }

  static Stream<Operation> operations() {
    return RestContract.operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void nothingWrongChangesAnything(Operation operation) {
    List<String> before = database();
    for (Attempt attempt : attempts(operation)) {
      var response = send(operation, attempt);
      if (response.statusCode() >= 400) {
        assertNamed(response, operation.id() + " " + attempt);
      } else {
        assertThat(isHarmless(operation))
            .as(operation.id() + " " + attempt + " " + response.bodyAsString())
            .isTrue();
      }
    }
    assertThat(database()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void withoutItsTokenNothingIsTold(Operation operation) {
    if (!operation.needsToken()) {
      return;
    }
    List<String> tokens = new ArrayList<>(TOKENS);
    for (String token : tokens) {
      assertProblem(
          send(operation, new Attempt(sample(operation), fitting(operation), token)),
          401,
          "unauthenticated");
    }
    String guest = guestElsewhere();
    if (operation.path().contains("{session}")) {
      assertProblem(
          send(operation, new Attempt(sample(operation), fitting(operation), guest)),
          403,
          "forbidden");
    }
  }

  /// A body that fits: the example's.
  private static @Nullable String fitting(Operation operation) {
    return operation.takesJson() ? RestContract.exampleOfRequest(operation) : null;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void otherMethodsAreRefusedByName(Operation operation) {
    for (String method : List.of("PUT", "DELETE", "PATCH", "PROPFIND", "OPTIONS", "TRACE")) {
      if (takes(operation.path(), method)) {
        continue;
      }
      var response =
          await(
              client
                  .request(
                      HttpMethod.valueOf(method), url.getPort(), url.getHost(), sample(operation))
                  .send());
      assertProblem(response, 405, "method-not-allowed");
      assertThat(response.getHeader("Allow")).contains(operation.method().name());
    }
  }

  private static boolean takes(String path, String method) {
    return RestContract.operations().stream()
        .anyMatch(one -> one.path().equals(path) && one.method().name().equals(method));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aBodyIsOfItsTypeAndOfAReasonableSizeAndFromOurOwnPages(Operation operation) {
    if (!operation.takesBody()) {
      return;
    }
    assertProblem(
        post(operation, "{\"token\":\"" + "A".repeat(operation.bodyBytes()) + "\"}", Map.of()),
        413,
        "body-too-large");
    assertProblem(
        post(operation, "a=b", Map.of("Content-Type", "application/x-www-form-urlencoded")),
        415,
        "unsupported-media-type");
    assertProblem(
        post(operation, "{}", Map.of("Content-Type", "text/plain")), 415, "unsupported-media-type");
    assertProblem(
        post(operation, "{}", Map.of("Origin", "https://evil.example")), 403, "foreign-origin");
    assertProblem(post(operation, "{}", Map.of("Origin", "null")), 403, "foreign-origin");
    assertProblem(
        post(operation, "{}", Map.of("Sec-Fetch-Site", "cross-site")), 403, "foreign-origin");
  }

  @Test
  void everyOperationIsAnswered() {
    for (Operation operation : RestContract.operations()) {
      assertThat(code(send(operation, new Attempt(sample(operation), null, null))))
          .as(operation.id())
          .isNotEqualTo("unknown-route");
    }
  }

  private record Attempt(String path, @Nullable String body, @Nullable String token) {
    @Override
    public String toString() {
      return shortened(path)
          + " "
          + shortened(String.valueOf(body))
          + " "
          + shortened(String.valueOf(token));
    }

    private static String shortened(String text) {
      return text.substring(0, Math.min(80, text.length()));
    }
  }

  private static List<Attempt> attempts(Operation operation) {
    var attempts = new ArrayList<Attempt>();
    for (String strange : STRANGE) {
      attempts.add(
          new Attempt(
              operation
                  .path()
                  .replaceAll("\\{\\w+}", java.util.regex.Matcher.quoteReplacement(strange)),
              "{}",
              null));
      attempts.add(
          new Attempt(
              sample(operation) + "?limit=" + strange + "&after=" + strange + "&slug=" + strange,
              "{}",
              null));
    }
    if (operation.takesBody()) {
      BODIES.forEach(body -> attempts.add(new Attempt(sample(operation), body, null)));
    }
    TOKENS.forEach(token -> attempts.add(new Attempt(sample(operation), "{}", token)));
    return attempts;
  }

  /// What reads only, and what forgets a cookie that is not there.
  private static boolean isHarmless(Operation operation) {
    return operation.method().equals(HttpMethod.GET) || operation.id().equals("signOut");
  }

  /// The path with ids that fit and, mostly, lead nowhere.
  private static String sample(Operation operation) {
    return operation
        .path()
        .replace("{session}", session())
        .replace("{poll}", UNKNOWN_ID)
        .replace("{template}", UNKNOWN_ID)
        .replace("{meeting}", UNKNOWN_ID)
        .replace("{attendee}", UNKNOWN_ID)
        .replace("{proposal}", UNKNOWN_ID)
        .replace("{feed}", UNKNOWN_ID)
        .replace("{password}", UNKNOWN_ID)
        .replace("{mail}", UNKNOWN_ID)
        .replace("{meeting}", UNKNOWN_ID)
        .replace("{datePoll}", UNKNOWN_ID)
        .replace("{code}", "ABCDEF")
        .replace("{slug}", "nothing-here")
        .replace("{kind}", "cookbook");
  }

  private static String session() {
    return rows("select id::text from session order by id").getFirst();
  }

  /// A guest of a session that the sample paths do not name.
  private static String guestElsewhere() {
    String elsewhere =
        rows("select s.id || ' ' || s.code from session s join session_event e on e.session_id = s.id and e.body ->> 'type' = 'sessionOpened' where s.id <> '"
                + session()
                + "' and not exists (select from session_event c where c.session_id = s.id and c.body ->> 'type' = 'sessionClosed')")
            .getFirst();
    var body = JsonObject.of("code", elsewhere.substring(37), "name", "Eve", "role", "observer");
    var joined =
        await(
            client
                .post(
                    url.getPort(),
                    url.getHost(),
                    "/api/sessions/" + elsewhere.substring(0, 36) + "/join")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(body.toBuffer()));
    return TestHouse.text(joined, "accessToken");
  }

  private static HttpResponse<Buffer> send(Operation operation, Attempt attempt) {
    var headers = MultiMap.caseInsensitiveMultiMap();
    if (attempt.token != null) {
      headers.add("Authorization", "Bearer " + attempt.token);
    }
    if (operation.takesBody()) {
      headers.add("Content-Type", operation.bodyType());
    }
    var request =
        client
            .request(operation.method(), url.getPort(), url.getHost(), attempt.path)
            .putHeaders(headers);
    boolean bodied = operation.takesBody() && attempt.body != null;
    return await(
        bodied
            ? request.sendBuffer(Buffer.buffer(Objects.requireNonNull(attempt.body)))
            : request.send());
  }

  private static HttpResponse<Buffer> post(
      Operation operation, String body, Map<String, String> headers) {
    var request =
        client
            .request(operation.method(), url.getPort(), url.getHost(), sample(operation))
            .putHeader("Content-Type", operation.bodyType());
    headers.forEach(request::putHeader);
    return await(request.sendBuffer(Buffer.buffer(body)));
  }

  private static void assertProblem(HttpResponse<Buffer> response, int status, String code) {
    assertNamed(response, code);
    assertThat(code(response)).isEqualTo(code);
    assertThat(response.statusCode()).isEqualTo(status);
  }

  private static void assertNamed(HttpResponse<Buffer> response, String what) {
    assertThat(response.statusCode()).as(what).isBetween(400, 499);
    assertThat(response.getHeader("Content-Type")).as(what).isEqualTo("application/problem+json");
    JsonObject problem = TestHouse.json(response);
    assertThat(problem.getInteger("status")).as(what).isEqualTo(response.statusCode());
    assertThat(problem.getString("code")).as(what).matches("[a-z-]+");
    assertThat(problem.getString("detail"))
        .as(what)
        .isNotBlank()
        .doesNotContain("org.convene", "Exception", "java.");
  }

  private static String code(HttpResponse<Buffer> response) {
    return TestHouse.code(response);
  }

  /// Every row of every table; what reading alone may change is left out.
  private static List<String> database() {
    var tables =
        rows(
            "select tablename::text from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history' order by 1");
    return tables.stream()
        .map(table ->
            rows("select '"
                    + table
                    + " ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from "
                    + table
                    + " t")
                .getFirst())
        .toList();
  }

  private static List<String> rows(String sql) {
    var rows = await(DATABASE.database().client().query(sql).execute());
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
  }
}
