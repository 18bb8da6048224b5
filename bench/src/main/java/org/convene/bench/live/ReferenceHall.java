package org.convene.bench.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.convene.postgres.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/// People in front of the reference application, `bench/reference`, by the protocol of Socket.IO: a
/// row for each vote, and the counts to everybody after each.
final class ReferenceHall implements Hall {
  private static final int OPENING = 100;
  private static final String DATABASE = "reference";
  private static final byte[] TALLY = Peek.bytes("42[\"tally\"");
  private static final byte[] ACK = Peek.bytes("43");
  private static final byte[] HANDSHAKE = Peek.bytes("0{");
  private static final byte[] IN = Peek.bytes("40");
  private static final byte[] CAST = Peek.bytes("\"cast\":");
  private static final String ROWS = "select voter, option from vote where poll = ?";

  private final Process process;
  private final ProcessTree databaseTree;
  private final DatabaseAddress database;
  private final Sockets sockets;
  private final int port;
  private final List<Voter> voters;
  private @Nullable Acknowledged vote;
  private int poll;

  private ReferenceHall(
      Process process,
      int port,
      DatabaseAddress database,
      ProcessTree databaseTree,
      Sockets sockets,
      int people) {
    this.process = process;
    this.port = port;
    this.database = database;
    this.databaseTree = databaseTree;
    this.sockets = sockets;
    this.voters = IntStream.range(0, people).mapToObj(Voter::new).toList();
    sockets.run(() -> {
      for (int i = 0; i < Math.min(OPENING, people); i++) {
        connect(i);
      }
    });
    voters.forEach(voter -> voter.ready.join());
  }

  /// In a database of its own beside ours.
  static ReferenceHall start(ConveneServer beside, Sockets sockets, int people)
      throws IOException, InterruptedException, SQLException {
    Path folder = installed();
    DatabaseAddress ours = beside.database().address();
    try (Connection connection = Jdbc.connect(ours);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + DATABASE);
      statement.execute("create database " + DATABASE);
    }
    DatabaseAddress at = ours.withDatabase(DATABASE);
    ProcessBuilder builder =
        new ProcessBuilder("node", folder.resolve("server.js").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .put(
            "DATABASE_URL",
            "postgres://%s:%s@%s:%d/%s"
                .formatted(at.user(), at.password(), at.host(), at.port(), at.database()));
    Process process = Children.start(builder);
    return new ReferenceHall(process, port(process), at, beside.databaseTree(), sockets, people);
  }

  /// Its packages, as its lock file has them.
  private static Path installed() throws IOException, InterruptedException {
    Path folder = Path.of(System.getProperty("convene.root", "."), "bench", "reference");
    if (!Files.isDirectory(folder.resolve("node_modules"))) {
      int code =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--silent")
              .directory(folder.toFile())
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw new IOException("npm ci in bench/reference ends with " + code);
      }
    }
    return folder;
  }

  private static int port(Process process) throws IOException {
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("ready ")) {
        return Integer.parseInt(line.substring("ready ".length()));
      }
    }
    throw new IOException("the reference application ended before it was ready");
  }

  private void connect(int number) {
    if (number < voters.size()) {
      sockets.open(
          port, Frames.upgrade("/socket.io/?EIO=4&transport=websocket", ""), voters.get(number));
    }
  }

  private final class Voter implements Socket.Listener {
    final int number;
    final CompletableFuture<Void> ready = new CompletableFuture<>();
    @Nullable Socket socket;

    Voter(int number) {
      this.number = number;
    }

    @Override
    public void message(Socket from, ByteBuffer payload, long now) {
      if (Peek.startsWith(payload, TALLY)) {
        if (vote != null) {
          vote.shows(number, Peek.number(payload, CAST), now);
        }
      } else if (Peek.startsWith(payload, ACK)) {
        if (vote != null) {
          vote.acked(number, now);
        }
      } else if (Peek.startsWith(payload, HANDSHAKE)) {
        from.send("40");
      } else if (Peek.startsWith(payload, IN)) {
        socket = from;
        ready.complete(null);
        connect(number + OPENING);
      } else if (payload.get(0) == '2') {
        from.send("3");
      }
    }

    @Override
    public void closed(Socket closed, String why) {
      ready.completeExceptionally(new IllegalStateException("reference: " + why));
    }
  }

  @Override
  public int people() {
    return voters.size();
  }

  @Override
  public double cpuSeconds() {
    return new ProcessTree(process.toHandle()).cpuSeconds() + databaseTree.cpuSeconds();
  }

  @Override
  public void open(Acknowledged next) {
    poll++;
    vote = next;
  }

  @Override
  public void cast(int voter, int rev, int option) {
    Socket socket = voters.get(voter).socket;
    if (socket != null) {
      socket.send(
          "421[\"vote\",{\"poll\":%d,\"voter\":%d,\"option\":%d}]".formatted(poll, voter, option));
    }
  }

  @Override
  public Kept kept(Vote of) throws SQLException {
    Map<Integer, Integer> stored = new HashMap<>();
    long rows = 0;
    try (Connection connection = Jdbc.connect(database);
        PreparedStatement select = connection.prepareStatement(ROWS)) {
      select.setInt(1, poll);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          stored.put(found.getInt(1), found.getInt(2));
          rows++;
        }
      }
    }
    long lost =
        IntStream.range(0, of.people())
            .filter(of::wasAcked)
            .filter(i -> !Integer.valueOf(of.option(i)).equals(stored.get(i)))
            .count();
    return new Kept(lost, rows - stored.size());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
