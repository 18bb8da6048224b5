package org.convene.bench.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./convene chaos`. Ends with 1 where a law was broken.
@Command(
    name = "chaos",
    description =
        "Breaks things around a server of its own while people vote, and checks that nothing acknowledged is lost.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Faults: none, server, postgres, slow, silent, connections, unread, trickle, garbage, cut, clock, disk.",
      "'disk' needs root, for a small file system in memory. What each does: bench/README.md."
    })
public final class Main implements Callable<Integer> {
  private static final String DISK = "disk";

  @Parameters(
      paramLabel = "FAULT",
      arity = "0..*",
      description = "Default: all of them, one after the other")
  private List<String> wanted = List.of();

  @Option(names = "--people", paramLabel = "N", description = "Who vote. Default: 200")
  private int people = 200;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description =
          "Instead: short faults in random order for so long, round one server that is never"
              + " killed, and a curve of its memory")
  private int minutes;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Where the curve goes. Default: soak.svg")
  private Path svg = Path.of("soak.svg");

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where everything goes that was found, for programs")
  private @Nullable Path json;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "For the server's data and log. Default: a new one below /tmp")
  private @Nullable Path folder;

  @Option(names = "--seed", paramLabel = "N", description = "Of what is random. Default: 1")
  private long seed = 1;

  public static void main(String[] arguments) {
    // That it could not stop a PostgreSQL which we have killed is no news.
    System.setProperty("org.slf4j.simpleLogger.log.io.zonky", "off");
    int code = new CommandLine(new Main()).setCommandName("convene chaos").execute(arguments);
    System.exit(code);
  }

  @Override
  public Integer call() throws Exception {
    Map<String, Fault> known = Faults.full();
    for (String name : wanted) {
      if (!known.containsKey(name) && !name.equals(DISK)) {
        System.err.println("convene: no such fault: " + name + " (--help lists them)");
        return CommandLine.ExitCode.USAGE;
      }
    }
    Path at = folder == null ? Files.createTempDirectory("convene-chaos") : folder;
    Files.createDirectories(at);
    System.out.printf("%d people vote; the server's log: %s/server.log%n", people, at);
    Table table = new Table(System.out);
    Findings findings = minutes > 0 ? soak(at, table) : trials(at, table, known);
    table.explain(findings.outcomes());
    if (json != null) {
      Files.writeString(json, findings.json().toPrettyString() + "\n");
    }
    return findings.held() ? CommandLine.ExitCode.OK : 1;
  }

  private Findings trials(Path at, Table table, Map<String, Fault> known) throws Exception {
    List<String> names = wanted.isEmpty() ? List.copyOf(known.keySet()) : wanted;
    List<Outcome> outcomes = new ArrayList<>();
    if (!names.equals(List.of(DISK))) {
      try (Arena arena = Arena.open(at, people, seed)) {
        Trial trial = new Trial(arena);
        for (String name : names) {
          Fault fault = known.get(name);
          if (fault != null) {
            told(table, outcomes, trial.of(fault));
          }
        }
      }
    }
    if (wanted.isEmpty() || wanted.contains(DISK)) {
      told(table, outcomes, onSmallDisk(at.resolve("small")));
    }
    return new Findings(people, seed, 0, outcomes, List.of(), List.of());
  }

  private static void told(Table table, List<Outcome> outcomes, Outcome outcome) {
    table.add(outcome);
    outcomes.add(outcome);
  }

  private Outcome onSmallDisk(Path at) throws Exception {
    Fault fault = Faults.onSmallDisk();
    Optional<SmallDisk> disk = SmallDisk.mount(at);
    if (disk.isEmpty()) {
      return Outcome.skipped(fault.name(), "only root may mount a small file system");
    }
    try (SmallDisk _ = disk.get();
        Arena arena = Arena.open(at, people, seed)) {
      return new Trial(arena).of(fault);
    }
  }

  private Findings soak(Path at, Table table) throws Exception {
    try (Arena arena = Arena.open(at, people, seed)) {
      Soak.Memory memory = new Soak(arena, table).run(Duration.ofMinutes(minutes));
      draw(memory);
      return new Findings(
          people, seed, minutes, memory.outcomes(), memory.resident(), memory.heap());
    }
  }

  private void draw(Soak.Memory memory) throws IOException {
    String title =
        "Memory of the server: %d people vote, %d faults in %d minutes"
            .formatted(people, memory.outcomes().size() - 1, minutes);
    Files.writeString(svg, MemoryCurve.of(memory, title));
    System.out.println("\nThe curve: " + svg);
  }
}
