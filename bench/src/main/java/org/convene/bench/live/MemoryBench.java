package org.convene.bench.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./convene bench memory`: what somebody who is here and does nothing takes of the machine.
@Command(
    name = "memory",
    description = "Resident memory of the server, empty and with idle participants.",
    mixinStandardHelpOptions = true)
public final class MemoryBench implements Callable<Integer> {
  @Option(names = "--people", paramLabel = "N", description = "Participants. Default: 10000")
  private int people = 10_000;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description =
          "How long the server is idle before it is measured, empty and full. Default: 45")
  private int seconds = 45;

  /// @param settled after a full collection: without what has only not been collected yet
  private record Resident(long now, long settled) {}

  @Override
  public Integer call() throws Exception {
    People.atMost(people, FanoutBench.MOST_PEOPLE);
    try (WorkFolder folder = WorkFolder.make();
        Sockets sockets = new Sockets();
        Conference conference = Conference.start(folder.path(), sockets)) {
      ProcessTree server = conference.server().server().tree();
      Thread.sleep(seconds * 1_000L);
      Resident empty = resident(server);
      Arrivals all = new Arrivals(conference, sockets, people);
      all.come(number -> conference.join(number).map(Conference.Guest::hello));
      Thread.sleep(seconds * 1_000L);
      print(empty, resident(server));
      all.leave();
    }
    return 0;
  }

  private static Resident resident(ProcessTree server) throws IOException, InterruptedException {
    long now = server.residentBytes();
    collect(server.root().pid());
    return new Resident(now, server.residentBytes());
  }

  private static void collect(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private void print(Resident empty, Resident full) {
    Table table =
        Table.head(
            "resident memory of the server",
            "as it stands",
            "%,.0f kB",
            "after a full collection",
            "%,.0f kB");
    table.row("empty", kilobytes(empty.now), kilobytes(empty.settled));
    table.row(
        "with %,d idle participants".formatted(people),
        kilobytes(full.now),
        kilobytes(full.settled));
    table.row(
        "each, above the empty server",
        kilobytes(full.now - empty.now) / people,
        kilobytes(full.settled - empty.settled) / people);
  }

  private static double kilobytes(long bytes) {
    return bytes / 1e3;
  }
}
