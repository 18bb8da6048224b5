package org.convene.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.convene.base.CannotStart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line. What a person can put right is one line on standard error and an exit code
/// that is not 0: 2 for a wrong command line, 1 for anything else. A stack trace is a bug of ours.
@Command(
    name = "convene",
    description = "A self-hosted server for live workshops and webinars.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Serve.class,
      Tally.class,
      Verify.class,
      CheckFeed.class,
      TestTree.class,
      Bench.class,
      Chaos.class,
      Fuzz.class
    },
    footer = {"", "'./convene COMMAND --help' explains a command."})
public final class Main implements Runnable {
  private static final int USAGE_WIDTH = 100;

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setDefaultValueProvider(Main::fromEnvironment)
        .setParameterExceptionHandler(Main::wrongCommandLine)
        .setExecutionExceptionHandler(Main::failed)
        .setUsageHelpWidth(USAGE_WIDTH)
        .setUsageHelpLongOptionsMaxWidth(24);
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  /// `--metrics-port` may also come as `CONVENE_METRICS_PORT`; the command line wins.
  private static @Nullable String fromEnvironment(ArgSpec argument) {
    return argument instanceof OptionSpec option && !option.usageHelp() && !option.versionHelp()
        ? System.getenv(environmentName(option.longestName()))
        : null;
  }

  static String environmentName(String option) {
    return "CONVENE_" + option.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static int wrongCommandLine(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    say(
        command,
        "%s ('%s --help' explains)"
            .formatted(firstLine(e.getMessage()), "./" + command.getCommandSpec().qualifiedName()));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int failed(
      Exception e, CommandLine command, CommandLine.@Nullable ParseResult parsed) throws Exception {
    if (e instanceof CannotStart) {
      say(command, firstLine(e.getMessage()));
      return command.getCommandSpec().exitCodeOnExecutionException();
    }
    throw e;
  }

  static void say(CommandLine command, String line) {
    PrintWriter error = command.getErr();
    error.println("convene: " + line);
    error.flush();
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "unknown reason" : message.lines().findFirst().orElse("");
  }
}
