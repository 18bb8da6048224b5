package org.convene.bench;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./convene bench`.
@Command(
    name = "bench",
    description = "Measures Convene on this machine, as ratios within one run.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    subcommands = {TallyBench.class, SecretBench.class, FeedBench.class, ServedBench.class},
    footer = {"", "'./convene bench WHAT --help' explains one. The last figures: bench/README.md."})
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    int code = new CommandLine(new Main()).setCommandName("convene bench").execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
