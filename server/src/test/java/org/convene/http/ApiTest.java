package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {
  private static final String JOIN = "/api/sessions/0199a000-0000-7000-8000-000000000001/join";

  record Join(String code, @org.jspecify.annotations.Nullable String name) {}

  private static Vertx vertx;
  private static WebClient client;
  private static int port;

  @BeforeAll
  static void serve() {
    vertx = Vertx.vertx();
    client = WebClient.create(vertx);
    Router router = Router.router(vertx);
    Site site = Site.of("https://convene.example");
    router.route().handler(new SecurityHeaders(site));
    var edge = new FailureEdge((ctx, problem) -> "<p>" + problem.title());
    edge.mount(router);
    Api api = await(Api.load(vertx, site, new ClientAddress(Set.of()), edge));
    api.on("join", call -> Reply.json(Map.of("name", "" + call.body(Join.class).name())));
    api.on("joinInfo", call -> Reply.json(Map.of("code", call.text("code"))));
    api.on(
        "me",
        call -> {
          throw new IllegalStateException("inside");
        });
    api.on("people", call -> Reply.json(Map.of("limit", call.query("limit", 100))));
    api.mount(router);
    router.get("/broken").handler(ctx -> ctx.fail(new IllegalStateException("inside")));
    port = await(vertx.createHttpServer().requestHandler(router).listen(0)).actualPort();
  }

  @AfterAll
  static void stop() {
    client.close();
    await(vertx.close());
  }

  @Test
  void aRequestThatFitsReachesItsEndpoint() {
    var response = post(JOIN, "{\"code\":\"ABC234\",\"name\":\"Ada\"}");
    assertThat(json(response)).isEqualTo(JsonObject.of("name", "Ada"));
    assertThat(json(get("/api/join/abc234")).getString("code")).isEqualTo("abc234");
    assertThat(json(get(JOIN.replace("/join", "/people?limit=7"))).getInteger("limit"))
        .isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"code\":\"ABC234\"         | malformed-json | line 1, column",
        "{\"code\":\"A\",\"code\":1}  | malformed-json | Duplicate",
        "{} {}                        | malformed-json | line 1",
        "''                           | malformed-json | empty",
        "[]                           | invalid-body   | at the top",
        "null                         | invalid-body   | at the top",
        "{\"name\":\"Ada\"}           | invalid-body   | code",
        "{\"code\":123456}            | invalid-body   | at /code",
        "{\"code\":\"ABC23!\"}        | invalid-body   | at /code",
        "{\"code\":\"ABC234\",\"nom\":1} | invalid-body | Unknown field at /nom",
        "{\"code\":\"ABC234\",\"role\":\"facilitator\"} | invalid-body | at /role",
      })
  void aBodyThatDoesNotFitIsRefusedWithItsPlace(String body, String code, String place) {
    assertProblem(post(JOIN, body), 400, code, place);
  }

  @Test
  void tooDeepABodyIsMalformed() {
    assertProblem(post(JOIN, "[".repeat(5000)), 400, "malformed-json", "depth");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/join/abc, invalid-parameter, code",
    "/api/join, invalid-parameter, slug",
    "/api/sessions/7/people, invalid-parameter, session",
    "/api/sessions/0199a000-0000-7000-8000-000000000001/people?limit=many, invalid-parameter, limit",
    "/api/sessions/0199a000-0000-7000-8000-000000000001/people?limit=501, invalid-parameter, limit",
    "/api/sessions/0199a000-0000-7000-8000-000000000001/people?after=%00, invalid-parameter, after",
    "/api/join/%ff%fe, invalid-parameter, code",
  })
  void aParameterThatDoesNotFitIsNamed(String path, String code, String name) {
    HttpResponse<Buffer> response = get(path);
    if (path.equals("/api/join")) {
      assertProblem(response, 404, "unknown-route", "address");
    } else {
      assertProblem(response, 400, code, name);
    }
  }

  @Test
  void whoeverStopsWaitsForTheCallsUnderWay() throws Exception {
    var begun = new CountDownLatch(1);
    var goesOn = new CountDownLatch(1);
    Site site = Site.of("https://convene.example");
    Api api =
        await(
            Api.load(
                vertx,
                site,
                new ClientAddress(Set.of()),
                new FailureEdge((_, problem) -> problem.title())));
    api.on(
        "joinInfo",
        call -> {
          begun.countDown();
          uninterrupted(goesOn);
          return Reply.json(Map.of("code", call.text("code")));
        });
    Router router = Router.router(vertx);
    api.mount(router);
    int at = await(vertx.createHttpServer().requestHandler(router).listen(0)).actualPort();
    var underWay = client.get(at, "localhost", "/api/join/abc234").send();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    var closing = new FutureTask<>(() -> closed(api));
    Thread.ofVirtual().start(closing);
    while (!api.isClosing()) {
      Thread.onSpinWait();
    }
    var late = await(client.get(at, "localhost", "/api/join/abc234").send());
    assertProblem(late, 503, "busy", "");
    assertThat(closing.isDone()).isFalse();

    goesOn.countDown();
    assertThat(json(await(underWay)).getString("code")).isEqualTo("abc234");
    assertThat(closing.get(10, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean closed(Api api) throws InterruptedException {
    api.close();
    return true;
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsNotJsonIsNotRead() {
    var form =
        await(
            client
                .post(port, "localhost", JOIN)
                .sendForm(io.vertx.core.MultiMap.caseInsensitiveMultiMap().add("code", "ABC234")));
    assertProblem(form, 415, "unsupported-media-type", "application/json");
    assertProblem(
        await(client.post(port, "localhost", JOIN).send()), 415, "unsupported-media-type", "");
  }

  @Test
  void tooLargeABodyIsRefused() {
    String body = "{\"code\":\"" + "A".repeat(TakenBody.USUAL_BYTES) + "\"}";
    assertProblem(post(JOIN, body), 413, "body-too-large", "larger");
  }

  @Test
  void anotherMethodIsToldWhichAreTaken() {
    var response = await(client.request(HttpMethod.DELETE, port, "localhost", JOIN).send());
    assertProblem(response, 405, "method-not-allowed", "");
    assertThat(response.getHeader("Allow")).isEqualTo("POST");
  }

  @Test
  void anAddressThatIsNotIsAProblemOrAPage() {
    assertProblem(get("/api/nothing"), 404, "unknown-route", "");
    var page =
        await(client.get(port, "localhost", "/nothing").putHeader("Accept", "text/html").send());
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.bodyAsString()).isEqualTo("<p>Unknown route");
  }

  @ParameterizedTest
  @CsvSource({"/api/me", "/broken"})
  void aBugTellsNothingOfTheInside(String path) {
    HttpResponse<Buffer> response = get(path);
    assertProblem(response, 500, "internal-error", "");
    assertThat(response.bodyAsString()).doesNotContain("inside", "IllegalState");
  }

  @Test
  void aPageOfAnotherSiteIsRefused() {
    var foreign =
        await(
            client
                .post(port, "localhost", JOIN)
                .putHeader("Origin", "https://evil.example")
                .sendBuffer(Buffer.buffer("{}")));
    assertProblem(foreign, 403, "foreign-origin", "");
  }

  @Test
  void everyResponseHasTheSecurityHeaders() {
    for (String path : Set.of("/api/nothing", "/nothing", "/broken", "/api/me")) {
      var headers = get(path).headers();
      assertThat(headers.get("Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.get("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(headers.get("Referrer-Policy")).isEqualTo("same-origin");
      assertThat(headers.get("Strict-Transport-Security")).isNotNull();
    }
    assertThat(get("/wall/secret").getHeader("Content-Security-Policy"))
        .contains("frame-ancestors 'self'");
  }

  private static void assertProblem(
      HttpResponse<Buffer> response, int status, String code, String detail) {
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
    JsonObject problem = json(response);
    assertThat(problem.getString("code")).isEqualTo(code);
    assertThat(problem.getString("detail")).contains(detail);
    assertThat(problem.getString("instance")).startsWith("urn:uuid:");
    assertThat(problem.getInteger("status")).isEqualTo(status).isEqualTo(response.statusCode());
  }

  private static HttpResponse<Buffer> get(String path) {
    return await(client.get(port, "localhost", path).send());
  }

  private static HttpResponse<Buffer> post(String path, String body) {
    return await(
        client
            .post(port, "localhost", path)
            .putHeader("Content-Type", "application/json")
            .sendBuffer(Buffer.buffer(body)));
  }

  private static JsonObject json(HttpResponse<Buffer> response) {
    return java.util.Objects.requireNonNull(response.bodyAsJsonObject());
  }
}
