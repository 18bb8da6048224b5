package org.convene.bench.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./convene bench growth`: whether a ballot costs more where more people vote. Each size has a
/// server of its own, and casts as many ballots as the others where it can.
@Command(
    name = "growth",
    description = "Processor time of a ballot in halls of growing size, with the live tally on.",
    mixinStandardHelpOptions = true)
public final class GrowthBench implements Callable<Integer> {
  private static final int LEAST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 12;
  private static final int PATIENCE_SECONDS = 60;

  /// Of a hall before it is measured: what the compiler has not seen yet would cost more.
  private static final int WARM_ROUNDS = 3;

  @Option(
      names = "--people",
      paramLabel = "N",
      split = ",",
      description = "Sizes. Default: 100,1000,10000")
  private List<Integer> sizes = List.of(100, 1_000, 10_000);

  @Option(names = "--seconds", paramLabel = "N", description = "In which all cast. Default: 5")
  private double seconds = 5;

  @Override
  public Integer call() throws Exception {
    Table table =
        Table.head(
            "all cast within %.0f s".formatted(seconds),
            "processor time a ballot, with database",
            "%,.0f µs",
            "× that of the first",
            "%.2f",
            "p99",
            "%,.0f ms",
            "lost",
            "%,.0f",
            "counted twice",
            "%,.0f");
    double first = Double.NaN;
    for (int size : sizes) {
      People.atMost(size, FanoutBench.MOST_PEOPLE);
      VoteRun run = VoteBench.median(runs(size));
      first = Double.isNaN(first) ? run.cpuMicros() : first;
      table.row(
          "%,d people".formatted(size),
          run.cpuMicros(),
          run.cpuMicros() / first,
          run.ackMillis99(),
          (double) run.kept().lost(),
          (double) run.kept().twice());
    }
    return 0;
  }

  private List<VoteRun> runs(int people) throws Exception {
    int rounds = Math.clamp(10_000 / people, LEAST_ROUNDS, MOST_ROUNDS);
    List<VoteRun> runs = new ArrayList<>();
    try (WorkFolder folder = WorkFolder.make();
        Sockets sockets = new Sockets();
        Conference conference = Conference.start(folder.path(), sockets)) {
      ConveneHall hall = new ConveneHall(conference, people);
      for (int round = 0; round < WARM_ROUNDS + rounds; round++) {
        VoteRun run = VoteRun.in(hall, sockets, people, seconds, PATIENCE_SECONDS, round);
        if (round >= WARM_ROUNDS) {
          runs.add(run);
        }
      }
    }
    return runs;
  }
}
