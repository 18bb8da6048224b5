package org.convene.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Conditional answers and their encodings: RFC 9110, sections 8.8, 12.5.3 and 13.
public final class Sending {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

  private Sending() {}

  /// Answers GET and HEAD. Each encoding has a tag of its own: they are not the same bytes.
  public static void send(HttpServerRequest request, Rendered rendered, Instant now) {
    Instant changed = rendered.lastModified();
    Rendered told = changed == null ? rendered : rendered.modified(lastModified(changed, now));
    send(request, told, List.of());
  }

  /// @param headers of this answer
  public static void send(HttpServerRequest request, Rendered rendered, List<Header> headers) {
    Encoded.of(rendered, wantsGzip(request), headers).send(request);
  }

  static boolean wantsGzip(HttpServerRequest request) {
    return wantsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
  }

  /// In whole seconds. A second that is not over may bring another change: until then it is told as
  /// the one before, so that who asks again later gets what they lack.
  private static Instant lastModified(Instant changed, Instant now) {
    Instant second = changed.truncatedTo(ChronoUnit.SECONDS);
    return isOver(second, now) ? second : second.minusSeconds(1);
  }

  /// Whether nothing more can change in the second of a change.
  public static boolean isOver(Instant changed, Instant now) {
    return changed.truncatedTo(ChronoUnit.SECONDS).isBefore(now.truncatedTo(ChronoUnit.SECONDS));
  }

  static String date(Instant at) {
    return HTTP_DATE.format(at.atOffset(ZoneOffset.UTC));
  }

  /// Whether who asks has it already.
  static boolean isKnown(HttpServerRequest request, String tag, @Nullable Instant modified) {
    List<String> tags = request.headers().getAll(HttpHeaders.IF_NONE_MATCH);
    return tags.isEmpty()
        ? isSince(request.getHeader(HttpHeaders.IF_MODIFIED_SINCE), modified)
        : tags.contains(tag) || names(String.join(",", tags), tag);
  }

  /// A weak tag matches as well: RFC 9110, section 13.1.2. Our tags have no comma in them.
  static boolean names(String header, String tag) {
    return Stream.of(header.split(",", -1))
        .map(String::strip)
        .map(each -> each.startsWith("W/") ? each.substring(2) : each)
        .anyMatch(each -> each.equals("*") || each.equals(tag));
  }

  private static boolean isSince(@Nullable String header, @Nullable Instant modified) {
    if (header == null || modified == null) {
      return false;
    }
    try {
      return !modified.isAfter(
          ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return false;
    }
  }

  /// Only where it is asked for, and not less than the bytes as they are.
  static boolean wantsGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    double any = -1;
    double gzip = -1;
    double identity = -1;
    for (String one : header.split(",", -1)) {
      String[] parts = one.split(";", 2);
      double q = parts.length == 1 ? 1 : quality(parts[1]);
      switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
        case "gzip", "x-gzip" -> gzip = q;
        case "identity" -> identity = q;
        case "*" -> any = q;
        default -> {}
      }
    }
    double wanted = gzip < 0 ? any : gzip;
    return wanted > 0 && wanted >= identity;
  }

  private static double quality(String parameter) {
    String text = parameter.replace(" ", "").toLowerCase(Locale.ROOT);
    return text.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
        ? Double.parseDouble(text.substring(2))
        : 0;
  }
}
