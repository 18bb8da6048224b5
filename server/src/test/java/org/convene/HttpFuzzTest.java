package org.convene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convene.base.CannotStart;
import org.convene.invitation.Notices;
import org.convene.mail.MailSettings;
import org.convene.postgres.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Law: whatever bytes come to the port, the server answers with a refusal or success, or ends the
/// connection, and never leaves it hanging.
class HttpFuzzTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @TempDir static Path folder;

  /// 501 answers another version than 1.0 and 1.1.
  private static final Pattern STATUS = Pattern.compile(".* ([1-4]\\d\\d|501) .*");

  private static final int ROUNDS = 30;

  /// Well below the 75 seconds after which a silent connection is ended.
  private static final int PATIENCE_MILLIS = 10_000;

  private static final int SHORT_MILLIS = 100;

  private static final List<String> SEEDS =
      List.of(
          "GET / HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n",
          "GET /calendar.ics?lang=de&kind=roundtable HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n",
          "HEAD /health/ready HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"x\"\r\n\r\n",
          "GET /api/join/K7M2QX HTTP/1.1\r\nHost: a\r\nCookie: a=b; c\r\n\r\n",
          "POST /api/auth/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
              + "Content-Length: 13\r\n\r\n{\"token\":\"x\"}",
          "POST /api/auth/refresh HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"session\":null}\r\n0\r\n\r\n",
          "GET /live HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
              + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              + "Sec-WebSocket-Protocol: convene.v1\r\n\r\n",
          "PROPFIND /caldav/ HTTP/1.1\r\nHost: a\r\nDepth: 1\r\nAuthorization: Basic YTpi\r\n"
              + "Content-Type: application/xml\r\nContent-Length: 30\r\n\r\n<propfind xmlns='DAV:'><prop/>");

  private static @Nullable App app;

  @BeforeAll
  static void start() throws CannotStart {
    app =
        App.start(
            new ServeSettings(
                0,
                "127.0.0.1",
                Optional.empty(),
                folder,
                Optional.of(DATABASE.address()),
                false,
                OptionalInt.of(0),
                "127.0.0.1",
                Optional.empty(),
                Set.of(),
                MailSettings.NONE,
                Notices.QUIET));
  }

  @AfterAll
  static void stop() {
    Objects.requireNonNull(app).close();
  }

  @Test
  void changedRequestsAreAnsweredOrEnded() throws IOException {
    Random random = new Random(9);
    for (int round = 0; round < ROUNDS; round++) {
      for (String seed : SEEDS) {
        byte[] request = Mutations.ofBytes(seed.getBytes(StandardCharsets.UTF_8), random);
        assertSettled(request, SHORT_MILLIS);
      }
    }
  }

  /// Each was once answered with 500, or is near one that was.
  @ParameterizedTest
  @ValueSource(
      strings = {"/%zz", "/%", "/api/%e", "/%g0/x", "/calendar.ics?%zz=%", "//", "/;", "/%2e%2e/%"})
  void aBrokenAddressIsABadRequest(String path) throws IOException {
    int status =
        assertSettled(
            ("GET " + path + " HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8),
            PATIENCE_MILLIS);
    assertThat(status).isBetween(200, 499);
  }

  /// Half a request may wait for its other half: then our end of the connection is closed.
  ///
  /// @return the status, 0 where the connection was ended without one
  private static int assertSettled(byte[] request, int patience) throws IOException {
    String what = new String(request, StandardCharsets.ISO_8859_1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.getOutputStream().write(request);
      String line = line(socket, patience);
      if (line.isEmpty()) {
        return 0;
      }
      // What claims to be of another version is answered as such.
      Matcher status = STATUS.matcher(line);
      assertThat(status.matches()).as(line + " to " + what).isTrue();
      return Integer.parseInt(status.group(1));
    } catch (SocketException e) {
      return 0;
    }
  }

  private static String line(Socket socket, int patience) throws IOException {
    var reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    socket.setSoTimeout(patience);
    try {
      return Objects.requireNonNullElse(reader.readLine(), "");
    } catch (SocketTimeoutException e) {
      socket.shutdownOutput();
      socket.setSoTimeout(PATIENCE_MILLIS);
      return Objects.requireNonNullElse(reader.readLine(), "");
    }
  }

  private static int port() {
    return URI.create(Objects.requireNonNull(app).publicUrl()).getPort();
  }
}
