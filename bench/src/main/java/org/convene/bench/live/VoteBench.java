package org.convene.bench.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.convene.bench.live.Hall.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./convene bench vote`: everybody casts within a few seconds, and every screen shows the tally
/// as it grows. Beside the reference application on the same PostgreSQL.
@Command(
    name = "vote",
    description = {
      "Everybody casts within seconds, with the live tally on; beside a plain Socket.IO application.",
      "Needs for that: Node 20 or newer with npm."
    },
    mixinStandardHelpOptions = true)
public final class VoteBench implements Callable<Integer> {
  private static final int WARM_BALLOTS = 20;

  @Option(names = "--people", paramLabel = "N", description = "Who vote. Default: 5000")
  private int people = 5_000;

  @Option(names = "--seconds", paramLabel = "N", description = "In which all cast. Default: 5")
  private double seconds = 5;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Of Convene, of which the median counts, after one to warm up. Default: 3")
  private int rounds = 3;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = "After which what has not come is given up. Default: 60")
  private int patience = 60;

  @Override
  public Integer call() throws Exception {
    People.atMost(people, FanoutBench.MOST_PEOPLE / 2);
    try (WorkFolder folder = WorkFolder.make();
        Sockets sockets = new Sockets();
        Conference conference = Conference.start(folder.path(), sockets)) {
      Table table = head();
      VoteRun reference = reference(conference, sockets);
      row(table, "the reference application", reference, reference);
      row(table, "Convene", ours(conference, sockets), reference);
    }
    return 0;
  }

  private VoteRun ours(Conference conference, Sockets sockets) throws Exception {
    ConveneHall hall = new ConveneHall(conference, people);
    List<VoteRun> runs = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      VoteRun run = VoteRun.in(hall, sockets, people, seconds, patience, round);
      if (round > 0) {
        runs.add(run);
      }
    }
    return median(runs);
  }

  static VoteRun median(List<VoteRun> runs) {
    return new VoteRun(
        Medians.of(runs, VoteRun::ackMillis50),
        Medians.of(runs, VoteRun::ackMillis99),
        Medians.of(runs, VoteRun::shownMillis),
        Medians.of(runs, VoteRun::cpuMicros),
        runs.stream().mapToInt(VoteRun::acked).min().orElseThrow(),
        runs.stream().mapToInt(VoteRun::refused).sum(),
        new Kept(
            runs.stream().mapToLong(run -> run.kept().lost()).sum(),
            runs.stream().mapToLong(run -> run.kept().twice()).sum()),
        runs.stream().allMatch(VoteRun::complete));
  }

  /// Warmed up with a few ballots: with all it would take minutes.
  private VoteRun reference(Conference conference, Sockets sockets) throws Exception {
    try (ReferenceHall hall = ReferenceHall.start(conference.server(), sockets, people)) {
      VoteRun.in(hall, sockets, Math.min(people, WARM_BALLOTS), 1, patience, 0);
      return VoteRun.in(hall, sockets, people, seconds, patience, 1);
    }
  }

  private Table head() {
    return Table.head(
        "%,d people cast within %.0f s".formatted(people, seconds),
        "acknowledged",
        "%,.0f",
        "p50",
        "%,.0f ms",
        "p99",
        "%,.0f ms",
        "ratio",
        "%.3f",
        "every screen shows all after",
        "%,.0f ms",
        "ratio",
        "%.3f",
        "processor time a ballot, with database",
        "%,.0f µs",
        "ratio",
        "%.3f",
        "refused",
        "%,.0f",
        "lost",
        "%,.0f",
        "counted twice",
        "%,.0f");
  }

  private void row(Table table, String name, VoteRun run, VoteRun beside) {
    table.row(
        run.complete() ? name : name + ", given up after %d s: at least".formatted(patience),
        run.acked(),
        run.ackMillis50(),
        run.ackMillis99(),
        run.ackMillis99() / beside.ackMillis99(),
        run.shownMillis(),
        run.shownMillis() / beside.shownMillis(),
        run.cpuMicros(),
        run.cpuMicros() / beside.cpuMicros(),
        run.refused(),
        (double) run.kept().lost(),
        (double) run.kept().twice());
  }
}
