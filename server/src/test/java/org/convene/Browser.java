package org.convene;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Somebody's browser as the server sees it: keeps cookies, sends them where their path says, and
/// perhaps an access token.
public final class Browser {
  private record Kept(String value, String path) {}

  private final TestHouse house;
  private final Map<String, Kept> cookies = new LinkedHashMap<>();
  private @Nullable String bearer;
  private String address = "198.51.100.1";

  public Browser(TestHouse house) {
    this.house = house;
  }

  public Browser bearer(@Nullable String token) {
    bearer = token;
    return this;
  }

  /// The network address it seems to come from.
  public Browser from(String network) {
    address = network;
    return this;
  }

  /// A browser with the same cookies, as of now.
  public Browser copy() {
    var copy = new Browser(house).from(address);
    copy.cookies.putAll(cookies);
    return copy;
  }

  public boolean has(String cookie) {
    return cookies.containsKey(cookie);
  }

  public void keep(String name, String value, String path) {
    cookies.put(name, new Kept(value, path));
  }

  public HttpResponse<Buffer> get(String path) {
    return send(HttpMethod.GET, path, null);
  }

  public HttpResponse<Buffer> post(String path) {
    return send(HttpMethod.POST, path, null);
  }

  public HttpResponse<Buffer> post(String path, JsonObject body) {
    return send(HttpMethod.POST, path, body.toBuffer());
  }

  public HttpResponse<Buffer> send(HttpMethod method, String path, @Nullable Buffer body) {
    var headers = MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", address);
    if (body != null) {
      headers.add("Content-Type", "application/json");
    }
    if (bearer != null) {
      headers.add("Authorization", "Bearer " + bearer);
    }
    String sent =
        cookies.entrySet().stream()
            .filter(cookie -> path.startsWith(cookie.getValue().path))
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value)
            .collect(Collectors.joining("; "));
    if (!sent.isEmpty()) {
      headers.add("Cookie", sent);
    }
    HttpResponse<Buffer> response = house.send(method, path, headers, body);
    response.cookies().forEach(this::take);
    return response;
  }

  private void take(String header) {
    String[] parts = header.split("; ", -1);
    String[] pair = parts[0].split("=", 2);
    boolean gone = header.contains("Max-Age=0");
    if (gone) {
      cookies.remove(pair[0]);
    } else {
      String path = header.replaceAll(".*; Path=([^;]*).*", "$1");
      cookies.put(pair[0], new Kept(pair[1], path));
    }
  }
}
