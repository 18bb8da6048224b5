package org.convene.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convene.base.CannotStart;

/// Feeds and 304s of our server, and of nginx with the same bytes as a file, in one run. The load
/// shares the machine with both, so requests in a second of a server's own processor time are
/// compared, and not those in a second.
final class ServedBench {
  private static final String FEED = "/calendar.ics";

  /// Long enough for the compiler to have seen everything.
  private static final int WARM_SECONDS = 5;

  private static final int SECONDS = 5;

  private ServedBench() {}

  static void run(int meetings, PrintStream out)
      throws CannotStart, IOException, InterruptedException {
    if (!isThere("wrk")) {
      out.println(
          "\nwrk is not installed: nothing was asked of a server (Debian: apt-get install wrk)");
      return;
    }
    Path folder = Files.createTempDirectory("convene-bench");
    try (FilledServer server = FilledServer.start(folder, meetings)) {
      beside(server, folder, out);
    } finally {
      delete(folder);
    }
  }

  private static void beside(FilledServer server, Path folder, PrintStream out)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> feed = get(server.url());
    Path files = Files.createDirectories(folder.resolve("files"));
    Files.write(files.resolve("calendar.ics"), feed.body());
    Optional<Nginx> nginx = Nginx.serve(files);
    out.printf(
        "%n| a feed of %,d bytes | a second | a second of its processor | × nginx |%n|---|---:|---:|---:|%n",
        feed.body().length);
    if (nginx.isEmpty()) {
      out.println("| nginx is not there (Debian: apt-get install nginx-light) | | | |");
      table(server, feed, server.process(), server.url(), feed, out);
      return;
    }
    try (Nginx beside = nginx.get()) {
      table(server, feed, beside.process(), beside.url(), get(beside.url()), out);
    }
  }

  private static void table(
      FilledServer ours,
      HttpResponse<byte[]> feed,
      Process theirs,
      String url,
      HttpResponse<byte[]> file,
      PrintStream out)
      throws IOException, InterruptedException {
    for (boolean known : List.of(false, true)) {
      String what = known ? "304 by " : "the feed by ";
      Load beside = loaded(theirs, url, known ? unchanged(file) : "");
      out.println(beside.row(what + (theirs == ours.process() ? "Convene" : "nginx"), beside));
      if (theirs != ours.process()) {
        Load mine = loaded(ours.process(), ours.url(), known ? unchanged(feed) : "");
        out.println(mine.row(what + "Convene", beside));
      }
    }
  }

  private static Load loaded(Process process, String url, String header)
      throws IOException, InterruptedException {
    Load.on(process, url + FEED, header, WARM_SECONDS);
    return Load.on(process, url + FEED, header, SECONDS);
  }

  private static String unchanged(HttpResponse<byte[]> of) {
    return "If-None-Match: " + of.headers().firstValue("ETag").orElseThrow();
  }

  private static HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var response =
          client.send(
              HttpRequest.newBuilder(URI.create(url + FEED)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException("%s%s answers %d".formatted(url, FEED, response.statusCode()));
      }
      return response;
    }
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
