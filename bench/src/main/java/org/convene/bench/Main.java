package org.convene.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.convene.base.CannotStart;
import org.convene.bench.live.FanoutBench;
import org.convene.bench.live.GrowthBench;
import org.convene.bench.live.JoinBench;
import org.convene.bench.live.MemoryBench;
import org.convene.bench.live.StartBench;
import org.convene.bench.live.SustainedBench;
import org.convene.bench.live.VoteBench;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `./convene bench`.
@Command(
    name = "bench",
    description = "Measures Convene on this machine, as ratios within one run.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    subcommands = {
      TallyBench.class,
      SecretBench.class,
      FeedBench.class,
      ServedBench.class,
      FanoutBench.class,
      VoteBench.class,
      SustainedBench.class,
      GrowthBench.class,
      JoinBench.class,
      MemoryBench.class,
      StartBench.class,
      Main.All.class
    },
    footer = {"", "'./convene bench WHAT --help' explains one. The last figures: bench/README.md."})
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Write what the tables say into this file, too.")
  private @Nullable Path json;

  public static void main(String[] arguments) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(both(System.out, printed), true, StandardCharsets.UTF_8));
    Main main = new Main();
    int code = commands(main).execute(arguments);
    Optional<Path> file = Optional.ofNullable(main.json);
    if (file.isPresent()) {
      String all = printed.toString(StandardCharsets.UTF_8);
      Files.writeString(file.get(), Printed.json(all).toPrettyString() + "\n");
    }
    System.exit(code);
  }

  private static CommandLine commands(Main main) {
    return new CommandLine(main)
        .setCommandName("convene bench")
        .setExecutionExceptionHandler((failed, line, _) -> {
          if (!(failed instanceof CannotStart)) {
            throw failed;
          }
          line.getErr().println("convene bench: " + failed.getMessage());
          return line.getCommandSpec().exitCodeOnExecutionException();
        });
  }

  private static OutputStream both(OutputStream one, OutputStream other) {
    return new OutputStream() {
      @Override
      public void write(int each) throws IOException {
        one.write(each);
        other.write(each);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        one.write(bytes, from, length);
        other.write(bytes, from, length);
      }
    };
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  /// `./convene bench all`: one after the other, as each is without options.
  @Command(name = "all", description = "Measures everything.", mixinStandardHelpOptions = true)
  static final class All implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      CommandLine parent = Objects.requireNonNull(spec).parent().commandLine();
      int worst = 0;
      for (String name : parent.getSubcommands().keySet()) {
        if (!name.equals("all")) {
          worst = Math.max(worst, commands(new Main()).execute(name));
        }
      }
      return worst;
    }
  }
}
