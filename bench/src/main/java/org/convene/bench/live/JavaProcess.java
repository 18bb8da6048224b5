package org.convene.bench.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Java program of ours as a process of its own, ready to be asked.
///
/// @param said what it printed, the last line being `ready …`
record JavaProcess(Process process, List<String> said) implements AutoCloseable {
  private static final String READY = "ready ";

  /// @param errors where its log goes
  /// @param options of the Java machine
  static JavaProcess start(Path errors, List<String> options, String main, List<String> arguments)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    words.addAll(options);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    words.addAll(arguments);
    return of(errors, words);
  }

  /// @param errors where its log goes
  static JavaProcess of(Path errors, List<String> command) throws IOException {
    Process process =
        Children.start(
            new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile())));
    return new JavaProcess(process, untilReady(process));
  }

  private static List<String> untilReady(Process process) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.add(line.strip());
      if (line.startsWith(READY)) {
        return said;
      }
    }
    throw new IOException("it ended before it was ready, and said " + said);
  }

  /// What stands behind `ready`.
  String ready() {
    return said.getLast().substring(READY.length());
  }

  /// What stands behind a word at the start of a line.
  String said(String word) {
    return said.stream()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  ProcessTree tree() {
    return new ProcessTree(process.toHandle());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
