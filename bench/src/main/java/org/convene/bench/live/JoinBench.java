package org.convene.bench.live;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.convene.bench.live.Conference.Guest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./convene bench join`: a hall that comes in at once, to a server that has just started, and
/// comes back after its network was gone.
@Command(
    name = "join",
    description = "Lets everybody join in the same instant, with ticket, hello and snapshot.",
    mixinStandardHelpOptions = true)
public final class JoinBench implements Callable<Integer> {
  /// Joins of one network address, as `JoinRoutes` counts them.
  private static final int MOST_PEOPLE = 15_000;

  /// Come to another server before, so that the compiler of the load is not measured with the one
  /// of a server that has just started.
  private static final int WARM_UP_PEOPLE = 3_000;

  private static final int SETTLE_MILLIS = 3_000;

  @Option(names = "--people", paramLabel = "N", description = "Who join. Default: 10000")
  private int people = 10_000;

  @Override
  public Integer call() throws Exception {
    People.atMost(people, MOST_PEOPLE);
    try (Sockets sockets = new Sockets()) {
      warmUp(sockets);
      measure(sockets);
    }
    return 0;
  }

  private static void warmUp(Sockets sockets) throws Exception {
    try (WorkFolder folder = WorkFolder.make();
        Conference elsewhere = Conference.start(folder.path(), sockets)) {
      Arrivals hall = new Arrivals(elsewhere, sockets, WARM_UP_PEOPLE);
      hall.come(number -> elsewhere.join(number).map(Guest::hello));
      hall.leave();
    }
  }

  private void measure(Sockets sockets) throws Exception {
    try (WorkFolder folder = WorkFolder.make();
        Conference conference = Conference.start(folder.path(), sockets)) {
      Table table =
          Table.head(
              "%,d people at once".formatted(people),
              "until the last is in",
              "%.1f s",
              "p50",
              "%,.0f ms",
              "p99",
              "%,.0f ms",
              "processor time each, with database",
              "%,.0f µs");
      List<Guest> guests = new CopyOnWriteArrayList<>();
      Arrivals first = new Arrivals(conference, sockets, people);
      first.come(number -> conference.join(number).onSuccess(guests::add).map(Guest::hello));
      row(table, "join: code, ticket, hello, snapshot", first);
      first.leave();
      Thread.sleep(SETTLE_MILLIS);
      Arrivals again = new Arrivals(conference, sockets, people);
      again.come(number -> conference.hello(guests.get(number)));
      row(table, "come back: ticket, hello, snapshot", again);
    }
  }

  private static void row(Table table, String name, Arrivals arrivals) {
    table.row(
        name,
        arrivals.seconds(),
        arrivals.waitMillis(50),
        arrivals.waitMillis(99),
        arrivals.cpuMicrosEach());
  }
}
