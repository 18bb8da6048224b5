package org.convene.bench.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convene.postgres.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/// `convene serve` as a process of its own that can be killed and started again at the same port.
/// What it says goes into one log file, all lives of it.
final class Serving implements AutoCloseable {
  /// Little, so that what piles up is soon noticed.
  private static final String HEAP = "-Xmx256m";

  private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");
  private static final int STOP_SECONDS = 40;

  private final int port;
  private final DatabaseAddress database;
  private final Path log;
  private @Nullable Process process;
  private List<String> said = List.of();

  /// @param database as the server is to reach it
  Serving(int port, DatabaseAddress database, Path folder) {
    this.port = port;
    this.database = database;
    this.log = folder.resolve("server.log");
  }

  /// Returns once it is ready.
  void start() throws IOException {
    start("org.convene.cli.Main", List.of("serve"), List.of());
  }

  /// With a clock that shows what a file says.
  void startWithClock(Path offset) throws IOException {
    start(ShiftedServer.class.getName(), List.of(), List.of("-Dconvene.chaos.clock=" + offset));
  }

  private void start(String main, List<String> first, List<String> java) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(java);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(first);
    command.addAll(List.of("--port", Integer.toString(port), "--metrics-port", "0"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("CONVENE_DATABASE_URL", url());
    process = builder.start();
    said = untilReady(process.inputReader());
  }

  private String url() {
    return "postgres://%s:%s@%s:%d/%s?sslmode=disable"
        .formatted(
            database.user(),
            database.password(),
            database.host(),
            database.port(),
            database.database());
  }

  private List<String> untilReady(BufferedReader output) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line.strip());
      if (line.startsWith("ready ")) {
        return lines;
      }
    }
    throw new IOException("the server ended before it was ready; %s has the reason".formatted(log));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// What follows a word at the beginning of a printed line.
  String printed(String name) {
    return said.stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip().split(" ")[0])
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the server printed no " + name));
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// `kill -9`.
  void kill() throws InterruptedException {
    process().destroyForcibly().waitFor();
  }

  /// SIGTERM; kills what has not ended after forty seconds.
  ///
  /// @return whether it ended by itself
  boolean stop() throws InterruptedException {
    process().destroy();
    boolean ended = process().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      kill();
    }
    return ended;
  }

  /// Resident memory in bytes, as the operating system counts it; 0 where it does not tell.
  long resident() throws IOException {
    Path status = Path.of("/proc/%d/status".formatted(process().pid()));
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .sum();
  }

  /// Bytes of the heap that are still used after a collection.
  long heap() throws IOException {
    jcmd("GC.run");
    Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
    return used.find() ? Long.parseLong(used.group(1)) * 1024 : 0;
  }

  private String jcmd(String what) throws IOException {
    Process asked =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process().pid()),
                what)
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  LogReading log() {
    return new LogReading(log);
  }

  private Process process() {
    return Objects.requireNonNull(process, "not started");
  }

  @Override
  public void close() throws InterruptedException {
    if (isAlive()) {
      stop();
    }
  }
}
