package org.convene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  @TempDir Path folder;

  private record Outcome(int code, String error) {}

  @ParameterizedTest
  @CsvSource({
    "serve --bogus, Unknown option: '--bogus'",
    "serve --port many, Invalid value for option '--port'",
    "serve --port 70000, --port must be between 0 and 65535",
    "serve --port -1, --port must be between 0 and 65535",
    "serve --metrics-port 70000, --metrics-port must be between 0 and 65535",
    "serve --public-url convene.example, --public-url must look like https://convene.example",
    "serve --public-url mailto:ada@example, --public-url must look like https://convene.example",
    "serve --public-url https://convene.example/path, --public-url must look like",
    "serve --public-url https://ada@convene.example, --public-url must look like",
    "serve --database-url mysql://db/x, The database URL must look like postgres://",
    "serve --smtp-url http://mail.example --mail-from a@b.example, The address of the SMTP server must look like smtps://",
    "serve --imap-url smtp://mail.example, The address of the IMAP server must look like imaps://",
    "serve --smtp-url smtps://mail.example, --smtp-url needs --mail-from",
    "serve --mail-from nobody, --mail-from must look like",
    "serve --port 0 --host no.such.host.invalid, There is no address for the host",
    "serve --port 0 --database-url postgres://ada:s3cret@127.0.0.1:1/x, cannot be used",
    "feed-check, Missing required parameter",
    "feed-check no/such/file.ics, it cannot be read",
    "dance, Unmatched argument",
    "test, ./convene test",
  })
  void whatIsWrongIsOneLineAndAnExitCode(String arguments, String reason) {
    assertOneLine(run(arguments.split(" ")), reason);
  }

  @Test
  void aTakenPortIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertOneLine(
          run("serve", "--port", port, "--data", folder.toString()),
          "Port " + port + " on 127.0.0.1 cannot be listened on");
    }
  }

  @Test
  void aDataFolderInUseIsOneLine() throws Exception {
    try (FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      assertOneLine(
          run("serve", "--port", "0", "--data", folder.toString()), "is in use by another server");
    }
  }

  @Test
  void aDataFolderThatCannotBeMadeIsOneLine() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertOneLine(
        run("serve", "--port", "0", "--data", file.resolve("inside").toString()),
        "cannot be written to");
  }

  @Test
  void everyOptionHasItsVariable() {
    assertThat(Main.environmentName("--metrics-port")).isEqualTo("CONVENE_METRICS_PORT");
    assertThat(Main.environmentName("--data")).isEqualTo("CONVENE_DATA");
  }

  private static Outcome run(String... arguments) {
    StringWriter error = new StringWriter();
    int code = Main.commandLine().setErr(new PrintWriter(error)).execute(arguments);
    return new Outcome(code, error.toString());
  }

  private static void assertOneLine(Outcome outcome, String reason) {
    assertThat(outcome.code()).isNotZero();
    assertThat(outcome.error().lines()).hasSize(1);
    assertThat(outcome.error()).startsWith("convene: ").contains(reason).doesNotContain("s3cret");
  }
}
