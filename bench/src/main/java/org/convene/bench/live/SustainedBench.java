package org.convene.bench.live;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./convene bench sustained`: how many ballots a second become durable where people change their
/// minds as fast as they are let. The same PostgreSQL takes batches from a bare client first, and
/// the votes of the reference application.
@Command(
    name = "sustained",
    description = {
      "Durable ballots a second, with changes of mind; beside a bare client that writes batches of 100.",
      "The reference application beside it needs Node 20 or newer with npm."
    },
    mixinStandardHelpOptions = true)
public final class SustainedBench implements Callable<Integer> {
  private static final int WARM_SECONDS = 5;

  @Option(names = "--people", paramLabel = "N", description = "Who vote. Default: 2000")
  private int people = 2_000;

  @Option(names = "--seconds", paramLabel = "N", description = "Of each. Default: 10")
  private int seconds = 10;

  private record Rate(double perSecond, double cpuMicros) {}

  @Override
  public Integer call() throws Exception {
    People.atMost(people, FanoutBench.MOST_PEOPLE / 2);
    try (WorkFolder folder = WorkFolder.make();
        Sockets sockets = new Sockets();
        Conference conference = Conference.start(folder.path(), sockets)) {
      List<Rate> rates = new ArrayList<>();
      rates.add(bare(conference.server()));
      try (ReferenceHall hall = ReferenceHall.start(conference.server(), sockets, people)) {
        rates.add(rate(hall, sockets));
      }
      rates.add(rate(new ConveneHall(conference, people), sockets));
      print(rates);
    }
    return 0;
  }

  private Rate bare(ConveneServer server) throws SQLException {
    ProcessTree tree = server.databaseTree();
    BareWriter.write(server.database().address(), people, 1);
    double before = tree.cpuSeconds();
    double perSecond = BareWriter.write(server.database().address(), people, seconds);
    return new Rate(perSecond, (tree.cpuSeconds() - before) * 1e6 / (perSecond * seconds));
  }

  private Rate rate(Hall hall, Sockets sockets) throws InterruptedException {
    MindChanges changes = new MindChanges(sockets, hall);
    hall.open(changes);
    sockets.run(changes::start);
    TimeUnit.SECONDS.sleep(WARM_SECONDS);
    long ackedBefore = sockets.ask(changes::acked);
    double cpuBefore = hall.cpuSeconds();
    long start = System.nanoTime();
    TimeUnit.SECONDS.sleep(seconds);
    long acked = sockets.ask(changes::acked) - ackedBefore;
    double took = (System.nanoTime() - start) / 1e9;
    double cpu = hall.cpuSeconds() - cpuBefore;
    sockets.ask(changes::stop);
    return new Rate(acked / took, cpu * 1e6 / Math.max(1, acked));
  }

  private void print(List<Rate> rates) {
    Table table =
        Table.head(
            "%,d people change their minds".formatted(people),
            "durable ballots a second",
            "%,.0f",
            "× the bare client",
            "%.3f",
            "× the reference",
            "%,.1f",
            "processor time a ballot, with database",
            "%,.0f µs");
    List<String> names =
        List.of("a bare client, batches of 100", "the reference application", "Convene");
    for (int i = 0; i < names.size(); i++) {
      Rate rate = rates.get(i);
      table.row(
          names.get(i),
          rate.perSecond,
          rate.perSecond / rates.get(0).perSecond,
          rate.perSecond / rates.get(1).perSecond,
          rate.cpuMicros);
    }
  }
}
