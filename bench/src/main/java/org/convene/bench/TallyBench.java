package org.convene.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.convene.base.Text;
import org.convene.poll.Ballot;
import org.convene.poll.Method;
import org.convene.poll.PollFields;
import org.convene.poll.Recount;
import org.convene.poll.Recount.Weighted;
import org.convene.poll.Tally;
import org.convene.tally.Lot;
import org.convene.tally.Quota;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;
import picocli.CommandLine.Command;

/// `./convene bench tally`: what counting costs.
@Command(
    name = "tally",
    description = "Counts made-up elections by several methods, and a running tally as it grows.",
    mixinStandardHelpOptions = true)
final class TallyBench implements Callable<Integer> {
  private static final int MANY = 100_000;

  @Override
  public Integer call() {
    Report report = new Report(System.out, "counting", "× reading each ballot once");
    for (Count count : counts()) {
      Measured floor = Measured.of(count.floor());
      report.add(Measured.of(count.workload()), floor);
    }
    grow();
    return 0;
  }

  /// A count, and as its floor one look at each option that each ballot names.
  private record Count(String name, PollFields poll, List<Weighted> ballots) {
    Workload workload() {
      Lot lot = Lot.ofKeys(poll.options().stream().map(o -> o.id().toString()).toList());
      int voters = ballots.size();
      return new Workload(
          name, voters, () -> Recount.of(poll, ballots, lot, voters, BigDecimal.valueOf(voters)));
    }

    Workload floor() {
      return new Workload(
          "reading " + name,
          ballots.size(),
          () -> ballots.stream().mapToInt(each -> each.ballot().hashCode()).sum());
    }
  }

  private static List<Count> counts() {
    PollFields schulze = Elections.poll(new Method.Schulze(Unranked.LAST, Strength.WINNING), 100);
    PollFields stv =
        Elections.poll(new Method.SingleTransferableVote(10, Quota.DROOP, Unranked.NONE), 50);
    PollFields meek =
        Elections.poll(new Method.SingleTransferableVote(10, Quota.MEEK, Unranked.NONE), 50);
    PollFields irv = Elections.poll(new Method.InstantRunoff(Unranked.NONE), 20);
    PollFields approval = Elections.poll(new Method.Approval(1, 3), 20);
    PollFields grades = Elections.poll(new Method.MajorityJudgment(six(), Unranked.LAST), 20);
    return List.of(
        new Count(
            "Schulze, 100 options, 1,000 ballots",
            schulze,
            Elections.rankings(schulze, 1_000, 100)),
        new Count("STV, 50 options, 10,000 ballots", stv, Elections.rankings(stv, 10_000, 20)),
        new Count("Meek, 50 options, 10,000 ballots", meek, Elections.rankings(meek, 10_000, 20)),
        new Count("re-count of 100,000: approval", approval, Elections.choices(approval, MANY)),
        new Count("re-count of 100,000: grades", grades, Elections.points(grades, MANY, 5)),
        new Count("re-count of 100,000: run-off", irv, Elections.rankings(irv, MANY, 5)));
  }

  private static List<Text> six() {
    return Stream.of("Reject", "Poor", "Fair", "Good", "Very good", "Excellent")
        .map(grade -> Text.of("en", grade))
        .toList();
  }

  /// The cost of one more ballot on top of so many.
  private static void grow() {
    Report report =
        new Report(System.out, "one more ballot in a running tally", "× that after 100");
    PollFields poll = Elections.poll(new Method.Approval(1, 3), 20);
    Measured first = null;
    for (int counted : new int[] {100, 10_000, 1_000_000}) {
      Measured next = Measured.of(oneMore(poll, counted));
      first = first == null ? next : first;
      report.add(next, first);
    }
  }

  private static Workload oneMore(PollFields poll, int counted) {
    List<Weighted> ballots = Elections.choices(poll, 1_000);
    Tally tally = new Tally(poll);
    for (int i = 0; i < counted; i++) {
      tally.add(ballots.get(i % ballots.size()).ballot(), 1);
    }
    List<Ballot> more = new ArrayList<>(ballots.stream().map(Weighted::ballot).toList());
    return new Workload(
        "after %,d".formatted(counted),
        more.size(),
        () -> {
          more.forEach(ballot -> tally.add(ballot, 1));
          more.forEach(ballot -> tally.add(ballot, -1));
          return tally.cast();
        });
  }
}
