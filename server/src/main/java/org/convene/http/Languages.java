package org.convene.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convene.base.Locales;
import org.jspecify.annotations.Nullable;

/// Which language a request is answered in: the parameter `lang`, else the cookie of an earlier
/// choice, else what the browser prefers (RFC 4647 lookup), else the first complete one.
public final class Languages {
  public static final String PARAMETER = "lang";
  public static final String COOKIE = "convene_lang";

  private static final long COOKIE_SECONDS = Duration.ofDays(365).toSeconds();

  private Languages() {}

  /// Negotiates, and remembers a choice made by the parameter.
  static String of(RoutingContext ctx) {
    String chosen = ctx.queryParams().get(PARAMETER);
    if (chosen != null && isComplete(chosen)) {
      remember(ctx, chosen);
    }
    return negotiate(chosen, ctx.request());
  }

  /// The language of a request that makes no choice of its own; empty for one that does.
  public static Optional<String> settled(HttpServerRequest request) {
    String query = request.query();
    if (query != null && query.contains(PARAMETER + "=")) {
      return Optional.empty();
    }
    return Optional.of(negotiate(null, request));
  }

  private static String negotiate(@Nullable String chosen, HttpServerRequest request) {
    Cookie cookie = request.getCookie(COOKIE);
    String remembered = cookie == null ? null : cookie.getValue();
    return negotiate(chosen, remembered, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /// The address that was asked for, ready for a language at its end: the rest of its query stays.
  static String address(RoutingContext ctx) {
    StringBuilder address = new StringBuilder(ctx.normalizedPath()).append('?');
    for (Map.Entry<String, String> one : ctx.queryParams()) {
      if (!PARAMETER.equals(one.getKey())) {
        address
            .append(encoded(one.getKey()))
            .append('=')
            .append(encoded(one.getValue()))
            .append('&');
      }
    }
    return address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String negotiate(
      @Nullable String chosen, @Nullable String remembered, @Nullable String accepted) {
    return Stream.of(Optional.ofNullable(chosen), Optional.ofNullable(remembered))
        .flatMap(Optional::stream)
        .filter(Languages::isComplete)
        .findFirst()
        .orElseGet(() -> preferred(accepted));
  }

  private static String preferred(@Nullable String accepted) {
    String first = Locales.COMPLETE.getFirst();
    if (accepted == null || accepted.isBlank()) {
      return first;
    }
    String found = Locale.lookupTag(ranges(accepted), Locales.COMPLETE);
    return found == null ? first : found;
  }

  private static List<Locale.LanguageRange> ranges(String accepted) {
    try {
      return Locale.LanguageRange.parse(accepted);
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }

  private static boolean isComplete(String tag) {
    return Locales.COMPLETE.contains(tag);
  }

  private static void remember(RoutingContext ctx, String tag) {
    ctx.response()
        .addCookie(
            Cookie.cookie(COOKIE, tag)
                .setPath("/")
                .setMaxAge(COOKIE_SECONDS)
                .setSameSite(CookieSameSite.LAX));
  }
}
