package org.convene.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./convene fuzz`. Ends with 1 where something was found.
@Command(
    name = "fuzz",
    description =
        "Searches for input that is neither read nor refused: files are changed at random, and kept where the code goes another way.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Main implements Callable<Integer> {
  /// For one input. What takes longer is found as a hang.
  private static final int MOST_SECONDS_FOR_ONE = 5;

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..*",
      description = "${COMPLETION-CANDIDATES}. Default: all of them")
  private List<Target> wanted = List.of(Target.values());

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long each is searched. Default: 60")
  private int seconds = 60;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Keeps what was learnt, to go on with, and what was found. Default: .build/fuzz")
  private Path folder = root().resolve(".build/fuzz");

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main())
            .setCommandName("convene fuzz")
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    int worst = CommandLine.ExitCode.OK;
    for (Target target : wanted) {
      System.out.println("\n== " + target.name().toLowerCase(java.util.Locale.ROOT));
      if (search(target) != 0) {
        worst = 1;
      }
    }
    return worst;
  }

  private int search(Target target) throws IOException, InterruptedException {
    Path known = Files.createDirectories(folder.resolve(target.name()).toAbsolutePath());
    Path found = Files.createDirectories(folder.resolve("found").toAbsolutePath());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+EnableDynamicAgentLoading",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.className(),
            "--instrumentation_includes=org.convene.**",
            "--custom_hook_excludes=**",
            "--reproducer_path=" + found,
            "-artifact_prefix=" + found + "/",
            "-max_total_time=" + seconds,
            "-max_len=" + target.mostBytes(),
            "-timeout=" + MOST_SECONDS_FOR_ONE,
            "-print_final_stats=1",
            "-verbosity=1",
            known.toString(),
            target.seeds(root()).toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  private static Path root() {
    return Path.of(System.getProperty("convene.root", "."));
  }
}
