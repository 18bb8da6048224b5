package org.convene.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.convene.base.CannotStart;
import org.convene.postgres.DatabaseAddress.Encryption;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of our own, with its data kept in `postgres` inside the data folder.
///
/// Whoever starts it must hold the data folder for itself: a PostgreSQL still running there is then
/// the leftover of a killed server, and is stopped first. It listens on 127.0.0.1 at a free port,
/// asks for a password that only the owner of the data folder can read, and is durable: what it has
/// committed survives a crash of it, of the server and of the machine.
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String USER = "postgres";
  private static final String DATABASE = "convene";

  /// A crashed database first replays its log, at most `max_wal_size` (1 GB) of it.
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final DatabaseAddress address;

  private EmbeddedDatabase(EmbeddedPostgres server, DatabaseAddress address) {
    this.server = server;
    this.address = address;
  }

  /// Creates the cluster when there is none, else finds everything as it was. Blocks until it
  /// answers.
  public static EmbeddedDatabase start(Path dataFolder) throws CannotStart {
    Cluster cluster = new Cluster(dataFolder);
    try {
      cluster.prepare();
      OrphanedPostgres.stop(cluster.folder());
      EmbeddedPostgres server = builder(cluster).start();
      if (!cluster.isComplete()) {
        execute(server, "CREATE DATABASE " + DATABASE);
        cluster.complete();
      }
      return new EmbeddedDatabase(server, addressOf(server, cluster));
    } catch (IOException | SQLException | RuntimeException | ExceptionInInitializerError e) {
      throw new CannotStart(
          "The embedded PostgreSQL does not start; %s has the reason".formatted(cluster.startLog()),
          e);
    }
  }

  public DatabaseAddress address() {
    return address;
  }

  /// Stops PostgreSQL after what is committed is on disk. Blocks for some seconds at most.
  @Override
  public void close() throws IOException {
    server.close();
  }

  private static EmbeddedPostgres.Builder builder(Cluster cluster) throws IOException {
    keepBinariesOf(System.getenv("XDG_CACHE_HOME"));
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster.folder())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_LIMIT)
            .setOutputRedirector(Redirect.to(cluster.startLog().toFile()))
            .setConnectConfig("password", cluster.password());
    initOptions(cluster).forEach(option -> builder.setLocaleConfig(option.name(), option.value()));
    SERVER_OPTIONS.forEach(option -> builder.setServerConfig(option.name(), option.value()));
    return builder;
  }

  private record Option(String name, String value) {}

  /// Options of `initdb`, the first time. The builtin locale sorts alike on every system.
  private static List<Option> initOptions(Cluster cluster) {
    return List.of(
        new Option("locale-provider", "builtin"),
        new Option("builtin-locale", "C.UTF-8"),
        new Option("locale", "C"),
        new Option("auth-local", "scram-sha-256"),
        new Option("auth-host", "scram-sha-256"),
        new Option("pwfile", cluster.passwordFile().toString()));
  }

  /// zonky's builder is made for tests and turns durability off: the first two put it back.
  private static final List<Option> SERVER_OPTIONS =
      List.of(
          new Option("fsync", "on"),
          new Option("synchronous_commit", "on"),
          new Option("listen_addresses", "127.0.0.1"),
          new Option("unix_socket_directories", ""),
          new Option("max_connections", "100"),
          new Option("timezone", "UTC"),
          new Option("log_timezone", "UTC"),
          // A week of log files in the cluster's `log` folder, each overwritten a week later.
          new Option("logging_collector", "on"),
          new Option("log_filename", "%a.log"),
          new Option("log_truncate_on_rotation", "on"));

  /// Where zonky unpacks PostgreSQL: our own cache, not a folder in /tmp that anybody may have
  /// made.
  private static void keepBinariesOf(@Nullable String cacheHome) {
    Path cache =
        cacheHome == null || cacheHome.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cacheHome);
    System.getProperties()
        .putIfAbsent("ot.epg.working-dir", cache.resolve("convene/postgres").toString());
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DatabaseAddress addressOf(EmbeddedPostgres server, Cluster cluster)
      throws IOException {
    return new DatabaseAddress(
        "127.0.0.1", server.getPort(), DATABASE, USER, cluster.password(), Encryption.DISABLE);
  }
}
