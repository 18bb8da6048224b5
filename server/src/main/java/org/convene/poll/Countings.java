package org.convene.poll;

import java.util.List;
import java.util.Objects;
import org.convene.tally.Approval;
import org.convene.tally.Borda;
import org.convene.tally.Consent;
import org.convene.tally.Counting;
import org.convene.tally.Dots;
import org.convene.tally.EqualShares;
import org.convene.tally.FistOfFive;
import org.convene.tally.Fraction;
import org.convene.tally.ImpactFeasibility;
import org.convene.tally.InstantRunoff;
import org.convene.tally.MajorityJudgment;
import org.convene.tally.Plurality;
import org.convene.tally.Quadratic;
import org.convene.tally.RankedPairs;
import org.convene.tally.Satisfaction;
import org.convene.tally.Schulze;
import org.convene.tally.Score;
import org.convene.tally.SingleTransferableVote;
import org.convene.tally.Strength;
import org.jspecify.annotations.Nullable;

/// How each method of a poll is counted.
final class Countings {
  private Countings() {}

  /// Nothing where there are no options to decide between.
  static @Nullable Counting of(PollFields poll) {
    return switch (poll.method()) {
      case Method.SingleChoice _, Method.YesNoAbstain _ -> new Plurality();
      case Method.Approval _ -> new Approval();
      case Method.Score _ -> new Score();
      case Method.Dots _ -> new Dots();
      case Method.Quadratic _ -> new Quadratic();
      case Method.Borda(var unranked) -> new Borda(unranked);
      case Method.InstantRunoff(var unranked) -> new InstantRunoff(unranked);
      case Method.Schulze(var unranked, var strength) -> new Schulze(unranked, strength);
      case Method.RankedPairs(var unranked) -> new RankedPairs(unranked, Strength.MARGINS);
      case Method.SingleTransferableVote(int seats, var quota, var unranked) ->
          new SingleTransferableVote(seats, quota, unranked);
      case Method.MajorityJudgment(var grades, var unranked) ->
          new MajorityJudgment(grades.size(), unranked);
      case Method.Consent _ -> new Consent();
      case Method.FistOfFive(int lowest, int median) -> new FistOfFive(lowest, median);
      case Method.ImpactFeasibility(int scale) -> new ImpactFeasibility(scale);
      case Method.EqualShares(long budget, var shape, _) ->
          new EqualShares(Fraction.of(budget), costs(poll), satisfaction(shape));
      case Method.OpenText _ -> null;
    };
  }

  /// An approved option is worth what it costs, as on equalshares.net; points say themselves what
  /// it is worth, as in the paper.
  private static Satisfaction satisfaction(Method.Shape shape) {
    return switch (shape) {
      case APPROVAL -> Satisfaction.COST;
      case POINTS -> Satisfaction.COUNT;
    };
  }

  private static List<Fraction> costs(PollFields poll) {
    return poll.options().stream()
        .map(option -> Fraction.of(Objects.requireNonNull(option.cost())))
        .toList();
  }
}
