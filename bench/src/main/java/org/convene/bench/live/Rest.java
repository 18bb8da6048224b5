package org.convene.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import org.convene.base.Json;

/// Requests over a few connections that stay open, as a reverse proxy sends them. Safe for any
/// thread.
final class Rest implements AutoCloseable {
  private static final int CONNECTIONS = 64;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client;

  Rest(int port) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
  }

  Future<JsonNode> get(String path) {
    return client.request(HttpMethod.GET, path).compose(request -> answer(request, ""));
  }

  /// @param bearer of the access token; empty: none
  /// @param body empty: none
  Future<JsonNode> post(String path, String bearer, String body) {
    return client
        .request(HttpMethod.POST, path)
        .compose(request -> {
          if (!bearer.isEmpty()) {
            request.putHeader("Authorization", "Bearer " + bearer);
          }
          return answer(request, body);
        });
  }

  private static Future<JsonNode> answer(HttpClientRequest request, String body) {
    if (!body.isEmpty()) {
      request.putHeader("Content-Type", "application/json");
    }
    return request
        .send(body)
        .compose(response ->
            response
                .body()
                .map(bytes -> {
                  if (response.statusCode() / 100 != 2) {
                    throw new IllegalStateException(
                        request.path() + " answers " + response.statusCode() + ": " + bytes);
                  }
                  return json(bytes);
                }));
  }

  private static JsonNode json(Buffer bytes) {
    try {
      return bytes.length() == 0
          ? Json.MAPPER.createObjectNode()
          : Json.MAPPER.readTree(bytes.getBytes());
    } catch (IOException e) {
      throw new IllegalStateException("an answer is no JSON", e);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
