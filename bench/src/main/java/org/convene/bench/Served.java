package org.convene.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One thing that is asked for again and again.
///
/// @param header of each request, as `Name: value`
/// @param body what our server answers, and nginx has as a file
/// @param tag of our answer; empty: none
/// @param known whether who asks has it already: both answer 304
record Served(String name, String path, String header, byte[] body, String tag, boolean known) {
  /// Of who takes no gzip: the bytes as they are.
  static final String WHOLE = "Accept-Encoding: identity";

  private static final Pattern SCRIPT = Pattern.compile("<script[^>]* src=\"([^\"]+)\"");

  static Served of(String name, String url, String path, String header)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> got = get(url + path, header);
    return new Served(name, path, header, got.body(), tag(got), false);
  }

  /// The address of the script that participants load; empty on a server without its client.
  static Optional<String> script(String url) throws IOException, InterruptedException {
    String page = new String(get(url + "/j", WHOLE).body(), StandardCharsets.UTF_8);
    Matcher source = SCRIPT.matcher(page);
    return source.find() ? Optional.of(source.group(1)) : Optional.empty();
  }

  Served again() {
    return new Served(name, path, header, body, tag, true);
  }

  String file() {
    return name.replaceAll("[^a-z0-9]+", "-");
  }

  int size() {
    return known ? 0 : body.length;
  }

  /// The header to ask with.
  ///
  /// @param tag of whoever is asked
  String asked(String tag) {
    return known ? "If-None-Match: " + tag : header;
  }

  static String tag(String url) throws IOException, InterruptedException {
    return tag(get(url, WHOLE));
  }

  private static String tag(HttpResponse<?> response) {
    return response.headers().firstValue("ETag").orElse("");
  }

  private static HttpResponse<byte[]> get(String url, String header)
      throws IOException, InterruptedException {
    String[] parts = header.split(": ", 2);
    try (HttpClient client = HttpClient.newHttpClient()) {
      var response =
          client.send(
              HttpRequest.newBuilder(URI.create(url)).header(parts[0], parts[1]).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException("%s answers %d".formatted(url, response.statusCode()));
      }
      return response;
    }
  }
}
