package org.convene.bench.chaos;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.convene.base.CannotStart;
import org.convene.postgres.DatabaseAddress;

/// A running server with a session, people connected to it, and a [Passage] on either side: between
/// the people and the server, and between the server and its PostgreSQL. Everything on loopback.
///
/// Driven from one thread; what belongs to the people runs on their event loop.
final class Arena implements AutoCloseable {
  private static final int MOST_SOCKETS = 20_000;
  private static final int MOST_FRAME = 8 << 20;
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 50;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Path folder;
  private final OwnPostgres postgres;
  private final Passage toDatabase;
  private final Passage toServer;
  private final Serving serving;
  private final Doorway doorway;
  private final Random random;
  private final List<Voter> voters = new ArrayList<>();
  private final List<Pass> strangers = new ArrayList<>();
  private final Line.Way way;
  private final Chair chair;
  private final String code;
  private long weighed;

  /// Blocks until everybody is connected.
  ///
  /// @param folder for data and logs; must exist
  static Arena open(Path folder, int people, long seed)
      throws CannotStart, IOException, InterruptedException {
    OwnPostgres postgres = new OwnPostgres(Files.createDirectories(folder.resolve("database")));
    try {
      Passage toDatabase = new Passage(postgres.start());
      DatabaseAddress real = postgres.address();
      DatabaseAddress seen =
          new DatabaseAddress(
              "127.0.0.1",
              toDatabase.port(),
              real.database(),
              real.user(),
              real.password(),
              real.encryption());
      Serving serving = new Serving(freePort(), seen, folder);
      serving.start();
      Arena arena = new Arena(folder, postgres, toDatabase, serving, new Random(seed));
      arena.enter(people);
      return arena;
    } catch (CannotStart | IOException | RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private Arena(
      Path folder, OwnPostgres postgres, Passage toDatabase, Serving serving, Random random)
      throws IOException {
    this.folder = folder;
    this.postgres = postgres;
    this.toDatabase = toDatabase;
    this.serving = serving;
    this.random = random;
    this.toServer = new Passage(serving.address().getPort());
    this.doorway = new Doorway(serving.address());
    String join = serving.printed("join");
    this.code = join.substring(join.indexOf("/j/") + 3);
    String session = doorway.get("/api/join/" + code).path("session").asText();
    this.way =
        new Line.Way(
            vertx,
            vertx.createWebSocketClient(
                new WebSocketClientOptions()
                    .setMaxConnections(MOST_SOCKETS)
                    .setMaxFrameSize(MOST_FRAME)
                    .setMaxMessageSize(MOST_FRAME)),
            doorway,
            toServer.port(),
            session,
            random);
    String link = serving.printed("facilitator");
    this.chair = new Chair(way, doorway.signIn(link.substring(link.indexOf("#token=") + 7)).join());
  }

  private void enter(int people) throws InterruptedException {
    for (int i = 0; i < people; i++) {
      voters.add(new Voter(way, doorway.join(way.session(), code, "Voter " + i).join()));
    }
    ask(() -> {
      chair.line().open();
      voters.forEach(voter -> voter.line().open());
      return true;
    });
    awaitUp(1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  /// Asks something on the people's event loop and waits for the answer.
  <T> T ask(Callable<T> question) {
    Future<T> answer =
        Future.future(promise ->
            vertx.runOnContext(_ -> {
              try {
                promise.complete(question.call());
              } catch (Exception e) {
                promise.fail(e);
              }
            }));
    return answer
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  /// Waits until at least this share of the people, and the chair, are welcomed and know the state.
  ///
  /// @return false where it took longer than a minute
  boolean awaitUp(double share) throws InterruptedException {
    return await(
        Duration.ofSeconds(PATIENCE_SECONDS),
        () ->
            ask(() ->
                isUp(chair.line())
                    && voters.stream().filter(voter -> isUp(voter.line())).count()
                        >= share * voters.size()));
  }

  private static boolean isUp(Line line) {
    return line.isUp() && line.screen().hasState();
  }

  /// Looks every now and then.
  static boolean await(Duration most, BooleanSupplier wanted) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }

  /// Lets things go on for a while.
  static void pass(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  /// Guests of the session who are no voters of ours: made once, then the same again.
  List<Pass> strangers(int count) {
    while (strangers.size() < count) {
      strangers.add(doorway.join(way.session(), code, "Stranger " + strangers.size()).join());
    }
    return strangers.subList(0, count);
  }

  /// To be called while something lasts that could make the server keep more and more.
  void weigh() throws IOException {
    weighed = Math.max(weighed, serving.heap());
  }

  /// The most that the heap had, in bytes after a collection, whenever it was weighed since the
  /// last call; 0 where it never was.
  long weighed() {
    long most = weighed;
    weighed = 0;
    return most;
  }

  List<Voter.Standing> standings() {
    return ask(() -> voters.stream().map(Voter::standing).toList());
  }

  List<Voter> voters() {
    return voters;
  }

  Chair chair() {
    return chair;
  }

  Line.Way way() {
    return way;
  }

  Doorway doorway() {
    return doorway;
  }

  Serving serving() {
    return serving;
  }

  OwnPostgres postgres() {
    return postgres;
  }

  Passage toDatabase() {
    return toDatabase;
  }

  Passage toServer() {
    return toServer;
  }

  Random random() {
    return random;
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    ask(() -> {
      chair.edit(false);
      chair.line().close();
      voters.forEach(voter -> voter.line().close());
      return true;
    });
    serving.close();
    doorway.close();
    toServer.close();
    toDatabase.close();
    postgres.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
