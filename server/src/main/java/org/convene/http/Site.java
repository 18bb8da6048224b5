package org.convene.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The address people reach this server by; what links, cookies and tokens are made for.
public record Site(URI uri) {
  public static Site of(String url) {
    String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return new Site(URI.create(bare));
  }

  public boolean secure() {
    return "https".equals(uri.getScheme());
  }

  /// Scheme, host and port, as browsers write an `Origin`.
  public String origin() {
    return uri.getScheme() + "://" + authority(uri);
  }

  /// The address of `path`, which begins with a slash.
  public String link(String path) {
    return uri + path;
  }

  /// Whether a browser sent this request from a page that is not ours. Ours is what came from this
  /// URL, or from the very host the request is for: then it is the same origin whatever name the
  /// server goes by. Requests without an `Origin` are no browser's: those send one with every POST
  /// and every WebSocket. An `Origin` of null is what they send with a form of a page that names no
  /// referrer; whose page that was, they say in another header, at least over https.
  public boolean isForeign(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    if ("null".equals(origin)) {
      return !"same-origin".equals(site);
    }
    if (origin == null) {
      return site != null && !site.equals("same-origin") && !site.equals("none");
    }
    return !origin.equals(origin()) && !isSameHost(origin, request.authority());
  }

  private static boolean isSameHost(String origin, @Nullable HostAndPort host) {
    try {
      URI page = URI.create(origin);
      return host != null
          && page.getHost() != null
          && page.getHost().equalsIgnoreCase(host.host())
          && port(page) == (host.port() < 0 ? defaultPort(page.getScheme()) : host.port());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String authority(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return port(uri) == defaultPort(uri.getScheme()) ? host : host + ":" + port(uri);
  }

  private static int port(URI uri) {
    return uri.getPort() < 0 ? defaultPort(uri.getScheme()) : uri.getPort();
  }

  private static int defaultPort(@Nullable String scheme) {
    return "https".equals(scheme) ? 443 : 80;
  }
}
