package org.convene.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.convene.base.Json;
import org.jspecify.annotations.Nullable;

/// The REST calls by which people come in: join, sign in, refresh, ticket. Past the [Passage], so
/// that what is cut is sockets.
final class Doorway implements AutoCloseable {
  /// Below the ten minutes that an access token lives.
  private static final long REFRESH_AFTER = TimeUnit.MINUTES.toNanos(8);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final int NOT_OK = 300;
  private static final int UNAUTHORIZED = 401;

  private final URI server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private record Answer(int status, JsonNode body, @Nullable String cookie) {}

  Doorway(URI server) {
    this.server = server;
  }

  /// A ticket, and the pass as it is afterwards.
  record Ticket(String value, Pass pass) {}

  JsonNode get(String path) {
    return send(request(path, null, null).GET()).join().body();
  }

  boolean isReady() {
    try {
      return send(request("/health/ready", null, null).GET()).join().status() == OK;
    } catch (RuntimeException e) {
      return false;
    }
  }

  CompletableFuture<Pass> join(String session, String code, String name) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("code", code).put("name", name);
    return post("/api/sessions/" + session + "/join", body, null, null)
        .thenApply(answer -> pass(session, answer, null));
  }

  CompletableFuture<Pass> signIn(String token) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("token", token);
    return post("/api/auth/sign-in", body, null, null)
        .thenApply(answer -> pass(null, answer, null));
  }

  CompletableFuture<Ticket> ticket(String session, Pass pass) {
    return System.nanoTime() - pass.since() > REFRESH_AFTER
        ? refresh(pass).thenCompose(fresh -> ask(session, fresh).thenApply(t -> of(t, fresh)))
        : ask(session, pass)
            .thenCompose(answer ->
                answer.status() == UNAUTHORIZED
                    ? refresh(pass)
                        .thenCompose(fresh -> ask(session, fresh).thenApply(t -> of(t, fresh)))
                    : CompletableFuture.completedFuture(of(answer, pass)));
  }

  private CompletableFuture<Answer> ask(String session, Pass pass) {
    return send(
        request("/api/sessions/" + session + "/ticket", null, pass.accessToken())
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private static Ticket of(Answer answer, Pass pass) {
    return new Ticket(good(answer).body().path("ticket").asText(), pass);
  }

  private CompletableFuture<Pass> refresh(Pass pass) {
    ObjectNode which = Json.MAPPER.createObjectNode().put("session", pass.guestOf());
    return post("/api/auth/refresh", which, pass.cookie(), null)
        .thenApply(answer -> pass(pass.guestOf(), answer, pass.cookie()));
  }

  private static Pass pass(@Nullable String guestOf, Answer answer, @Nullable String before) {
    String token = good(answer).body().path("accessToken").asText();
    String cookie = answer.cookie() == null ? before : answer.cookie();
    return new Pass(guestOf, cookie == null ? "" : cookie, token, System.nanoTime());
  }

  private static Answer good(Answer answer) {
    if (answer.status() < OK || answer.status() >= NOT_OK) {
      throw new IllegalStateException(answer.status() + " " + answer.body());
    }
    return answer;
  }

  private CompletableFuture<Answer> post(
      String path, ObjectNode body, @Nullable String cookie, @Nullable String token) {
    return send(
        request(path, cookie, token).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(
      String path, @Nullable String cookie, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json");
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private CompletableFuture<Answer> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(Doorway::answer);
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    try {
      byte[] body = response.body();
      JsonNode json =
          body.length == 0 || body[0] != '{'
              ? Json.MAPPER.createObjectNode()
              : Json.MAPPER.readTree(body);
      String cookie =
          response.headers().firstValue("Set-Cookie").map(c -> c.split(";", 2)[0]).orElse(null);
      return new Answer(response.statusCode(), json, cookie);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
