package org.convene.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.convene.postgres.Database;
import org.convene.postgres.DatabaseAddress;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A database that is away answers `busy`, anything else is a bug.
class OutageTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final FailureEdge edge = new FailureEdge((ctx, problem) -> problem.title());

  @ParameterizedTest
  @CsvSource({
    "08006, busy",
    "53300, busy",
    "57P01, busy",
    "57P03, busy",
    "40001, busy",
    "40P01, busy",
    "57014, internal-error",
    "23505, internal-error",
    "42P01, internal-error"
  })
  void whatPostgresSaysOfItself(String state, String code) {
    assertThat(codeOf(new PgException("said", "FATAL", state, null))).isEqualTo(code);
  }

  @Test
  void connectionsThatAreLostOrNotHad() {
    assertThat(codeOf(ClosedConnectionException.INSTANCE)).isEqualTo("busy");
    assertThat(codeOf(new ConnectException("Connection refused"))).isEqualTo("busy");
    assertThat(codeOf(new TimeoutException())).isEqualTo("busy");
    assertThat(codeOf(new CompletionException(ClosedConnectionException.INSTANCE)))
        .isEqualTo("busy");
  }

  @Test
  void aBugStaysOne() {
    assertThat(codeOf(new IllegalStateException("inside"))).isEqualTo("internal-error");
    assertThat(codeOf(VertxException.noStackTrace("Parameter at position[0] is wrong")))
        .isEqualTo("internal-error");
  }

  @Test
  void aClosedPool() {
    Database database = new Database(DATABASE.vertx(), DATABASE.address());
    await(database.ping());
    await(database.close());
    assertThat(codeOf(failureOf(database.ping()))).isEqualTo("busy");
    assertThat(codeOf(failureOf(transaction(database, "select 1")))).isEqualTo("busy");
  }

  @Test
  void aConnectionThatPostgresEndsUnderAStatement() {
    String suicide = "select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)";
    assertThat(codeOf(failureOf(transaction(DATABASE.database(), suicide)))).isEqualTo("busy");
    assertThat(codeOf(failureOf(DATABASE.database().client().query(suicide).execute())))
        .isEqualTo("busy");
  }

  @Test
  void aConnectionThatIsReset() throws IOException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    try (ServerSocket rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> reset(rude));
      DatabaseAddress there =
          new DatabaseAddress(
              "127.0.0.1", rude.getLocalPort(), "a", "b", "c", DatabaseAddress.Encryption.DISABLE);
      Database database = new Database(vertx, there);
      assertThat(codeOf(failureOf(database.ping()))).isEqualTo("busy");
      assertThat(codeOf(failureOf(transaction(database, "select 1")))).isEqualTo("busy");
    } finally {
      await(vertx.close());
    }
  }

  private static void reset(ServerSocket rude) {
    try {
      while (true) {
        Socket socket = rude.accept();
        socket.getInputStream().read();
        socket.setSoLinger(true, 0);
        socket.close();
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static Future<?> transaction(Database database, String sql) {
    return database.pool().withTransaction(connection -> connection.query(sql).execute());
  }

  private static Throwable failureOf(Future<?> future) {
    Throwable failure = catchThrowable(() -> await(future));
    return failure.getCause() instanceof Throwable cause ? cause : failure;
  }

  private String codeOf(Throwable failure) {
    var refusal = edge.reply(failure, "GET /test").refusal();
    return refusal == null ? "" : refusal.code();
  }
}
