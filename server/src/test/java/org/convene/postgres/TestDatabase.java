package org.convene.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.convene.base.CannotStart;
import org.convene.base.Uuids;
import org.convene.postgres.DatabaseAddress.Encryption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A database of its own for a test class, on the real PostgreSQL, with the migrated schema:
///
/// ```java
/// @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
/// ```
///
/// One server runs per JVM; each class gets a copy of a migrated template, so classes see nothing
/// of one another. Durability is off here: what survives a crash is tested with the embedded server
/// itself.
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
  private static final String TEMPLATE = "convene_template";
  private static final int AWAIT_SECONDS = 30;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final class Shared {
    static final EmbeddedPostgres SERVER = start();
    static final Vertx VERTX = Vertx.vertx();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("full_page_writes", "off")
                .start();
        execute(server, "CREATE DATABASE " + TEMPLATE);
        Migrations.apply(addressOf(server, TEMPLATE));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (CannotStart e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final String name = "convene_test_" + NUMBER.incrementAndGet();
  private @Nullable Database database;

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isNested(context)) {
      return;
    }
    execute(Shared.SERVER, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    database = new Database(Shared.VERTX, address());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (isNested(context)) {
      return;
    }
    await(database().close());
    execute(Shared.SERVER, "DROP DATABASE " + name + " WITH (FORCE)");
  }

  /// Nested classes share the database of the class around them.
  private static boolean isNested(ExtensionContext context) {
    return context.getRequiredTestClass().isAnnotationPresent(Nested.class);
  }

  /// The pools on this class's database, bound to [#vertx].
  public Database database() {
    if (database == null) {
      throw new IllegalStateException(
          "register TestDatabase as a static field with @RegisterExtension");
    }
    return database;
  }

  /// The one Vert.x of the test JVM; do not close it.
  public Vertx vertx() {
    return Shared.VERTX;
  }

  public DatabaseAddress address() {
    return addressOf(Shared.SERVER, name);
  }

  /// Runs statements without parameters, such as rows to begin with.
  public void execute(String sql) {
    await(database().client().query(sql).execute());
  }

  /// Adds a session, planned and empty, with a meeting and an initiative of its own.
  public UUID newSession() {
    UUID session = Uuids.v7();
    execute(
        """
        insert into initiative (id, slug, name, about, zone, locales) values ('%1$s', '%1$s', '{}', '{}', 'UTC', '{en}');
        insert into meeting (id, initiative_id, slug, uid, plan, local_start, local_end, zone, starts_at, ends_at)
          values ('%1$s', '%1$s', '%1$s', '%1$s@test', '%2$s', '2026-01-01', '2026-01-02', 'UTC',
            '2026-01-01T00:00Z', '2026-01-02T00:00Z');
        insert into session (id, meeting_id, code, epoch) values ('%1$s', '%1$s', '%1$s', '%1$s');
        """
            .formatted(session, plan("telco", "Telco")));
    return session;
  }

  /// The plan of a meeting of which nothing else matters, as its column holds it.
  public static String plan(String kind, String title) {
    return """
    {"kind": "%s", "title": {"en": "%s"}, "about": {"en": "About"}, "linkFor": "everyone", "languages": ["en"],
     "speakers": [], "documents": [], "deliverables": [], "commitments": [],
     "registration": {"policy": "none", "questions": []}}\
    """
        .formatted(kind, title);
  }

  /// Waits for a result on the test's thread.
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(AWAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("no result after " + AWAIT_SECONDS + " s", e);
    }
  }

  private static DatabaseAddress addressOf(EmbeddedPostgres server, String database) {
    return new DatabaseAddress(
        "127.0.0.1", server.getPort(), database, "postgres", "", Encryption.DISABLE);
  }

  private static void execute(EmbeddedPostgres server, String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
