package org.convene.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;

/// A header that is the same on many answers, kept as the bytes that are sent.
public record Header(CharSequence name, CharSequence value) {
  public static Header of(String name, String value) {
    return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
  }

  /// Sets all of them.
  public static void set(MultiMap headers, List<Header> all) {
    for (Header each : all) {
      headers.set(each.name, each.value);
    }
  }

  String lowerCaseName() {
    return name.toString().toLowerCase(Locale.ROOT);
  }

  public boolean isCalled(CharSequence other) {
    return name.toString().equalsIgnoreCase(other.toString());
  }
}
