package org.convene.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.convene.calendar.FeedCheck;

/// How the address of a feed answers: what programs that subscribe rely on.
///
/// @param status of the first answer
/// @param feed what it answers; empty unless the status is 200
/// @param breaks one English sentence each
record FeedAnswers(int status, Optional<byte[]> feed, List<String> breaks) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private record Answer(int status, HttpResponse<InputStream> response, byte[] body) {
    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    boolean has(String name, String token) {
      return response.headers().allValues(name).stream()
          .flatMap(value -> Arrays.stream(value.split(",")))
          .anyMatch(value -> value.strip().equalsIgnoreCase(token));
    }
  }

  /// @param named with `webcal:` for `https:`, as people copy it
  static URI address(String named) throws URISyntaxException {
    return new URI(named.replaceFirst("(?i)^webcals?:", "https:"));
  }

  /// @throws IOException where nobody answers
  static FeedAnswers of(URI address) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      return new Asking(client, address).ask();
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  private static final class Asking {
    private final HttpClient client;
    private final URI address;
    private final List<String> breaks = new ArrayList<>();

    Asking(HttpClient client, URI address) {
      this.client = client;
      this.address = address;
    }

    FeedAnswers ask() throws IOException, InterruptedException {
      Answer first = answer("GET");
      if (first.status() != OK) {
        return new FeedAnswers(first.status(), Optional.empty(), breaks);
      }
      headers(first);
      head(first);
      again(first);
      unchanged(first);
      zipped(first);
      return new FeedAnswers(OK, Optional.of(first.body()), List.copyOf(breaks));
    }

    private Answer answer(String method, String... headers)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address).timeout(PATIENCE).method(method, BodyPublishers.noBody());
      if (headers.length > 0) {
        request.headers(headers);
      }
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return new Answer(
            response.statusCode(), response, body.readNBytes(FeedCheck.MAX_BYTES + 1));
      }
    }

    private void headers(Answer first) {
      expect(
          Optional.ofNullable(address.getPath()).orElse("").endsWith(".ics"),
          "the path does not end in .ics");
      String type = first.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
      expect(
          type.replace(" ", "").replace("\"", "").equals("text/calendar;charset=utf-8"),
          "its type is '%s' and not 'text/calendar; charset=utf-8'".formatted(type));
      expect(
          first.header("Content-Disposition").map(d -> d.startsWith("inline")).orElse(true),
          "it is sent as an attachment");
      expect(first.header("Set-Cookie").isEmpty(), "it sets a cookie");
      String tag = first.header("ETag").orElse("");
      expect(tag.startsWith("\""), "it has no strong ETag");
      expect(first.header("Last-Modified").isPresent(), "it has no Last-Modified");
      expect(first.has("Vary", "Accept-Encoding"), "it does not say Vary: Accept-Encoding");
      expect(first.header("Content-Encoding").isEmpty(), "it is compressed without being asked");
    }

    private void head(Answer first) throws IOException, InterruptedException {
      Answer head = answer("HEAD");
      expect(head.status() == OK, "HEAD answers " + head.status());
      for (String name :
          List.of("Content-Type", "Content-Length", "ETag", "Last-Modified", "Vary")) {
        boolean same =
            name.equals("Content-Length")
                ? head.header(name).filter(n -> !n.equals("" + first.body().length)).isEmpty()
                : head.header(name).equals(first.header(name));
        expect(same, "HEAD has another " + name + " than GET");
      }
    }

    private void again(Answer first) throws IOException, InterruptedException {
      Answer again = answer("GET", "Accept", "text/html");
      expect(again.status() == OK, "it depends on the header Accept");
      boolean changed = !again.header("ETag").equals(first.header("ETag"));
      expect(
          changed || Arrays.equals(again.body(), first.body()),
          "the bytes differ from answer to answer under one ETag");
    }

    private void unchanged(Answer first) throws IOException, InterruptedException {
      Optional<String> tag = first.header("ETag");
      if (tag.isPresent()) {
        Answer same = answer("GET", "If-None-Match", tag.get());
        expect(same.status() == NOT_MODIFIED, "If-None-Match with its ETag is not answered by 304");
        expect(
            same.status() != NOT_MODIFIED || same.header("ETag").equals(tag),
            "its 304 does not name the ETag");
      }
      Optional<String> date = first.header("Last-Modified");
      if (date.isPresent()) {
        Answer same = answer("GET", "If-Modified-Since", date.get());
        expect(same.status() == NOT_MODIFIED, "If-Modified-Since is not answered by 304");
      }
    }

    private void zipped(Answer first) throws IOException, InterruptedException {
      Answer zipped = answer("GET", "Accept-Encoding", "gzip");
      boolean gzip = zipped.has("Content-Encoding", "gzip");
      expect(
          Arrays.equals(gzip ? unzipped(zipped.body()) : zipped.body(), first.body()),
          "asked for gzip, it answers something else");
      Answer refused = answer("GET", "Accept-Encoding", "gzip;q=0, identity");
      expect(
          refused.header("Content-Encoding").isEmpty(), "it is compressed where gzip is refused");
    }

    private static byte[] unzipped(byte[] body) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return in.readNBytes(FeedCheck.MAX_BYTES + 1);
      } catch (IOException e) {
        return new byte[0];
      }
    }

    private void expect(boolean right, String otherwise) {
      if (!right) {
        breaks.add(otherwise);
      }
    }
  }
}
