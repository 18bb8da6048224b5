package org.convene.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// `./convene bench served`: what our server answers, and nginx with the same bytes as a file, in
/// one run. The load shares the machine with both, so requests in a second of a server's own
/// processor time are compared, and not those in a second.
@Command(
    name = "served",
    description = "Asks a server for feeds and pages, and nginx for the same bytes as files.",
    mixinStandardHelpOptions = true)
final class ServedBench implements Callable<Integer> {
  private static final int MEETINGS = 1_000;
  private static final String FEED = "/calendar.ics";
  private static final String GZIP = "Accept-Encoding: gzip";

  /// Long enough for the compiler to have seen everything.
  private static final int WARM_SECONDS = 8;

  private static final int SECONDS = 5;

  @Override
  public Integer call() throws Exception {
    if (!isThere("wrk")) {
      System.err.println("wrk is not installed (Debian: apt-get install wrk)");
      return 1;
    }
    Path folder = Files.createTempDirectory("convene-bench");
    try (FilledServer server = FilledServer.start(folder, MEETINGS)) {
      beside(server, Files.createDirectories(folder.resolve("files")), System.out);
    } finally {
      delete(folder);
    }
    return 0;
  }

  private static void beside(FilledServer server, Path files, PrintStream out)
      throws IOException, InterruptedException {
    List<Served> all = all(server.url());
    for (Served each : all) {
      Files.write(files.resolve(each.file()), each.body());
    }
    out.println(
        "\n| answered | bytes | a second | × nginx | a second of its processor | × nginx |");
    out.println("|---|---:|---:|---:|---:|---:|");
    Optional<Nginx> nginx = Nginx.serve(files);
    if (nginx.isEmpty()) {
      out.println("| nginx is not there (Debian: apt-get install nginx-light) | | | | | |");
      return;
    }
    try (Nginx beside = nginx.get()) {
      for (Served each : all) {
        row(each, server, beside, out);
      }
    }
  }

  private static List<Served> all(String url) throws IOException, InterruptedException {
    List<Served> all = new ArrayList<>(known(url));
    Optional<String> script = Served.script(url);
    if (script.isPresent()) {
      all.add(Served.of("a script", url, script.get(), Served.WHOLE));
      all.add(Served.of("a script as gzip", url, script.get(), GZIP));
    }
    return all;
  }

  private static List<Served> known(String url) throws IOException, InterruptedException {
    return List.of(
        Served.of("the feed", url, FEED, Served.WHOLE),
        Served.of("the feed as gzip", url, FEED, GZIP),
        Served.of("304 to the feed", url, FEED, Served.WHOLE).again(),
        Served.of("a filtered feed", url, FEED + "?kind=roundtable&lang=en", GZIP),
        Served.of("the programme", url, "/", Served.WHOLE),
        Served.of("the programme as gzip", url, "/", GZIP),
        Served.of("a meeting's page", url, "/m/m700", Served.WHOLE),
        Served.of("a meeting's page as gzip", url, "/m/m700", GZIP));
  }

  private static void row(Served served, FilledServer ours, Nginx nginx, PrintStream out)
      throws IOException, InterruptedException {
    String file = nginx.url() + "/" + served.file();
    Load theirs = loaded(nginx.process(), file, served.asked(Served.tag(file)));
    Load mine = loaded(ours.process(), ours.url() + served.path(), served.asked(served.tag()));
    out.println(theirs.row(served.name() + ", by nginx", served.size(), theirs));
    out.println(mine.row(served.name() + ", by Convene", served.size(), theirs));
  }

  private static Load loaded(Process process, String url, String header)
      throws IOException, InterruptedException {
    Load.on(process, url, header, WARM_SECONDS);
    return Load.on(process, url, header, SECONDS);
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
