package org.convene.bench.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.convene.base.CannotStart;
import org.convene.postgres.EmbeddedDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./convene bench start`: how long until it answers, beside the least that answers with Vert.x.
@Command(
    name = "start",
    description = "Time from './convene serve' until it is ready, beside a bare Vert.x server.",
    mixinStandardHelpOptions = true)
public final class StartBench implements Callable<Integer> {
  private static final int OK = 200;

  @Option(names = "--rounds", paramLabel = "N", description = "Starts of each. Default: 5")
  private int rounds = 5;

  /// How long each of the starts of one round took, in milliseconds.
  private record Round(double bare, double outside, double embedded, double postgres) {}

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public Integer call() throws Exception {
    try (WorkFolder folder = WorkFolder.make()) {
      Path data = Files.createDirectories(folder.path().resolve("database"));
      Path own = Files.createDirectories(folder.path().resolve("own"));
      // Builds what is missing, and fills both databases.
      untilAnswered(folder, "/health/ready", Launched.serve(own));
      round(folder, data, own);
      List<Round> all = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        all.add(round(folder, data, own));
      }
      print(all);
    }
    return 0;
  }

  private Round round(WorkFolder folder, Path data, Path own)
      throws CannotStart, IOException, InterruptedException {
    double bare = untilAnswered(folder, "/", bare());
    long before = System.nanoTime();
    double postgres;
    double outside;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      postgres = milliseconds(before);
      outside = untilAnswered(folder, "/health/ready", Launched.serve(own, database.address()));
    }
    return new Round(
        bare, outside, untilAnswered(folder, "/health/ready", Launched.serve(own)), postgres);
  }

  private static List<String> bare() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        BareServer.class.getName());
  }

  private double untilAnswered(WorkFolder folder, String path, List<String> command)
      throws IOException, InterruptedException {
    long before = System.nanoTime();
    try (JavaProcess process = JavaProcess.of(folder.path().resolve("start.log"), command)) {
      URI asked = URI.create(process.ready() + path);
      var answer =
          client.send(
              HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() != OK) {
        throw new IOException("%s answers %d".formatted(asked, answer.statusCode()));
      }
      return milliseconds(before);
    }
  }

  private static double milliseconds(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static void print(List<Round> all) {
    double bare = Medians.of(all, Round::bare);
    double postgres = Medians.of(all, Round::postgres);
    double embedded = Medians.of(all, Round::embedded);
    Table table = Table.head("until it answers", "time", "%,.0f ms", "× the bare server", "%.2f");
    table.row("a bare Vert.x server", bare, 1);
    table.row(
        "Convene, with an external database",
        Medians.of(all, Round::outside),
        Medians.of(all, Round::outside) / bare);
    table.row("the embedded PostgreSQL by itself", postgres, postgres / bare);
    table.row("Convene, with the embedded PostgreSQL", embedded, embedded / bare);
    table.row(
        "the same without PostgreSQL's start", embedded - postgres, (embedded - postgres) / bare);
  }
}
