package org.convene;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.convene.cli.Main;

/// `convene serve` as a process of its own, to be asked, stopped and killed by tests.
public final class ServerProcess implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Process process;
  private final List<String> output;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServerProcess(Process process, List<String> output) {
    this.process = process;
    this.output = output;
  }

  /// Returns when it says `ready`; an end before that is an error with what it said.
  public static ServerProcess start(Path data, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--metrics-port",
                "0",
                "--data",
                data.toString()));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> output = new ArrayList<>();
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      output.add(line);
      if (line.startsWith("ready ")) {
        return new ServerProcess(process, output);
      }
    }
    throw new AssertionError("the server ended before it was ready: " + output);
  }

  /// What it printed, the last line being `ready http://…`.
  public List<String> output() {
    return List.copyOf(output);
  }

  public String url() {
    return output.getLast().substring("ready ".length());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url() + path)).timeout(ANSWER).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// As `kill -9`: nothing is closed, its PostgreSQL goes on.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// As SIGTERM: stops in order.
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
