package org.convene.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.convene.base.CannotStart;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Text;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Plan;
import org.convene.meeting.Revision;
import org.convene.meeting.Slot;
import org.convene.postgres.Database;
import org.convene.postgres.DatabaseAddress;
import org.convene.postgres.EmbeddedDatabase;
import org.convene.postgres.Migrations;

/// `convene serve` as a process of its own, on a database with made-up meetings.
record FilledServer(EmbeddedDatabase database, Process process, String url)
    implements AutoCloseable {
  private static final long MOST_SECONDS = 60;

  static FilledServer start(Path folder, int meetings) throws CannotStart, IOException {
    Path data = Files.createDirectories(folder.resolve("database"));
    EmbeddedDatabase database = EmbeddedDatabase.start(data);
    try {
      Migrations.apply(database.address());
      fill(database.address(), meetings);
      Process process = serve(folder, database.address());
      return new FilledServer(database, process, ready(process));
    } catch (CannotStart | IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void fill(DatabaseAddress address, int meetings) {
    Vertx vertx = Vertx.vertx();
    try {
      Database data = new Database(vertx, address);
      done(
          data.client()
              .query(
                  """
                  insert into initiative (id, slug, name, about, zone, locales) values
                    ('%s', 'ours', '{"en":"Ours"}', '{"en":"About us"}', 'Europe/Brussels', '{en}')
                  """
                      .formatted(id(0)))
              .execute());
      var all = IntStream.rangeClosed(1, meetings).mapToObj(FilledServer::meeting).toList();
      done(new MeetingStore(data.client()).insert(all));
    } finally {
      done(vertx.close());
    }
  }

  private static void done(Future<?> future) {
    future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(MOST_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private static UUID id(int number) {
    return new UUID(7, number);
  }

  private static Meeting meeting(int number) {
    var start = MadeUpMeetings.start(number);
    var text = Text.of("en", MadeUpMeetings.title(number));
    var about = Text.of("en", MadeUpMeetings.ABOUT.repeat(3));
    return new Meeting(
        new MeetingId(id(number)),
        new InitiativeId(id(0)),
        "m" + number,
        "m-%s@convene.example".formatted(id(number)),
        Plan.of(MeetingKind.ROUNDTABLE, text, about, List.of("en")).at(MadeUpMeetings.PLACE),
        new Slot(start, start.plus(Duration.ofMinutes(90)), ZoneId.of("Europe/Brussels")),
        MeetingStatus.CONFIRMED,
        Revision.first(Instant.parse("2026-06-01T09:30:00Z")),
        null);
  }

  private static Process serve(Path folder, DatabaseAddress at) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options());
    words.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "org.convene.cli.Main",
            "serve",
            "--empty",
            "--port",
            "0",
            "--metrics-port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--database-url",
            "postgres://%s:%s@%s:%d/%s?sslmode=disable"
                .formatted(at.user(), at.password(), at.host(), at.port(), at.database())));
    return new ProcessBuilder(words).redirectError(folder.resolve("server.log").toFile()).start();
  }

  /// Those that the launcher starts a server with.
  private static List<String> options() {
    String options = System.getenv().getOrDefault("CONVENE_JAVA_OPTIONS", "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }

  private static String ready(Process process) throws IOException {
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("ready ")) {
        return line.substring("ready ".length());
      }
    }
    throw new IOException("the server ended before it was ready");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor();
    database.close();
  }
}
