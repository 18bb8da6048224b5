package org.convene.clients;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of others, run to its end.
///
/// @param needs what must be installed for it, said when it fails
record Command(String needs, Path home, List<String> words) {
  /// Far more than any of them takes; a program that hangs must not stop the build.
  private static final int MOST_SECONDS = 120;

  /// @param errors what it wrote to stderr
  record Said(String output, String errors) {}

  /// A failure of the program is an error that says what it needs.
  Said run() throws Exception {
    Path output = Files.createTempFile(home, "output", ".txt");
    Path errors = Files.createTempFile(home, "errors", ".txt");
    int code = end(output, errors);
    var said = new Said(Files.readString(output), Files.readString(errors));
    if (code != 0) {
      throw new AssertionError(
          "%s ended with %d (it needs %s): %s"
              .formatted(words, code, needs, said.output + said.errors));
    }
    return said;
  }

  private int end(Path output, Path errors) throws Exception {
    Process process = start(output, errors);
    try (var input = process.getOutputStream()) {
      // vdirsyncer asks whether it may make a collection; whoever does not ask does not read this.
      input.write("y\n".repeat(20).getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // It ended without reading.
    }
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }

  private Process start(Path output, Path errors) {
    var builder = new ProcessBuilder(words);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    try {
      return builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
    } catch (IOException missing) {
      throw new AssertionError(
          "The calendar clients need %s to run %s".formatted(needs, words.getFirst()), missing);
    }
  }
}
