package org.convene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./convene feed-check`.
class CheckFeedTest {
  private static final String GOOD =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Convene//Convene//EN
      BEGIN:VEVENT
      UID:m-1@convene.example
      DTSTAMP:20260601T093000Z
      SEQUENCE:0
      DTSTART:20260928T120000Z
      DTEND:20260928T130000Z
      SUMMARY:Telco
      END:VEVENT
      END:VCALENDAR
      """
          .replace("\n", "\r\n");

  @TempDir Path folder;

  private HttpServer server;

  private record Run(int code, String out, String error) {}

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(error))
            .execute(arguments);
    return new Run(code, out.toString(), error.toString());
  }

  private String file(String feed) throws IOException {
    return Files.writeString(folder.resolve("feed.ics"), feed).toString();
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/good.ics", CheckFeedTest::good);
    server.createContext(
        "/bad", exchange -> answer(exchange, 200, GOOD.getBytes(StandardCharsets.UTF_8)));
    server.createContext(
        "/moved.ics",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/good.ics");
          answer(exchange, 302, new byte[0]);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static void good(HttpExchange exchange) throws IOException {
    var asked = exchange.getRequestHeaders();
    var said = exchange.getResponseHeaders();
    said.set("Content-Type", "text/calendar; charset=utf-8");
    said.set("ETag", "\"1\"");
    said.set("Last-Modified", "Mon, 01 Jun 2026 09:30:00 GMT");
    said.set("Vary", "Accept-Encoding");
    byte[] feed = GOOD.getBytes(StandardCharsets.UTF_8);
    if (asked.containsKey("If-None-Match") || asked.containsKey("If-Modified-Since")) {
      answer(exchange, 304, new byte[0]);
    } else if ("gzip".equals(asked.getFirst("Accept-Encoding"))) {
      said.set("Content-Encoding", "gzip");
      answer(exchange, 200, zipped(feed));
    } else {
      answer(exchange, 200, feed);
    }
  }

  private static byte[] zipped(byte[] feed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(feed);
    }
    return bytes.toByteArray();
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean none = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Test
  void a_file_without_a_break_ends_with_0() throws IOException {
    Run run = run("feed-check", file(GOOD));
    assertThat(run.out()).startsWith("Nothing is wrong with");
    assertThat(run.code()).isZero();
  }

  @Test
  void each_break_is_a_line_and_the_end_is_1() throws IOException {
    Run run = run("feed-check", file(GOOD.replace("T120000Z", "T120000")));
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            "line 8: floating-time: DTSTART has no zone\n1 rule is broken.\n");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void a_good_address_ends_with_0() {
    Run run = run("feed-check", address("/good.ics"));
    assertThat(run.out()).startsWith("Nothing is wrong with");
    assertThat(run.code()).isZero();
  }

  @Test
  void answers_are_held_against_the_rules_too() {
    Run run = run("feed-check", address("/bad"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "answer: the path does not end in .ics",
            "answer: its type is ''",
            "answer: it has no strong ETag",
            "answer: it has no Last-Modified",
            "answer: it does not say Vary: Accept-Encoding");
  }

  @Test
  void what_cannot_be_read_is_one_line_and_2() {
    assertThat(run("feed-check", address("/moved.ics")).error())
        .isEqualToNormalizingNewlines(
            "convene: %s: it answers 302: not every program follows a redirect\n"
                .formatted(address("/moved.ics")));
    assertThat(run("feed-check", address("/none.ics")).error()).contains("it answers 404");
    assertThat(run("feed-check", folder.resolve("none").toString()).code()).isEqualTo(2);
    assertThat(run("feed-check", "http://").code()).isEqualTo(2);
    assertThat(run("feed-check", "http://127.0.0.1:1/x.ics").code()).isEqualTo(2);
  }

  @Test
  void its_help_says_what_it_checks() {
    assertThat(run("feed-check", "--help").out()).contains("URL|FILE", "Exit code 0");
  }
}
