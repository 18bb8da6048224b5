package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import org.convene.base.Json;
import org.jspecify.annotations.Nullable;

/// Somebody's browser, which keeps its cookies: signs in or joins, and gets tickets, also from a
/// server that was restarted.
final class Browser {
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final Supplier<String> url;

  Browser(Supplier<String> url) {
    this.url = url;
  }

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, ObjectNode body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /// Comes back by the cookie and takes a ticket.
  ///
  /// @param as the session of a guest; null for an account
  String ticket(String session, @Nullable String as) {
    ObjectNode which = Json.MAPPER.createObjectNode();
    if (as != null) {
      which.put("session", as);
    }
    String token = post("/api/auth/refresh", which).path("accessToken").asText();
    return send(request("/api/sessions/" + session + "/ticket")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody()))
        .path("ticket")
        .asText();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url.get() + path))
        .header("Content-Type", "application/json");
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
