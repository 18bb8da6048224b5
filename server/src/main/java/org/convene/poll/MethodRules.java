package org.convene.poll;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.poll.Method.Approval;
import org.convene.poll.Method.Consent;
import org.convene.poll.Method.Dots;
import org.convene.poll.Method.EqualShares;
import org.convene.poll.Method.FistOfFive;
import org.convene.poll.Method.ImpactFeasibility;
import org.convene.poll.Method.MajorityJudgment;
import org.convene.poll.Method.OpenText;
import org.convene.poll.Method.Quadratic;
import org.convene.poll.Method.Ranked;
import org.convene.poll.Method.Score;
import org.convene.poll.Method.SingleChoice;
import org.convene.poll.Method.SingleTransferableVote;
import org.convene.poll.Method.YesNoAbstain;

/// Whether a method's settings make sense for so many options.
final class MethodRules {
  /// The longest scale. Past it nobody can tell one step from the next, and the spread of a hundred
  /// options outgrows a frame.
  static final int MAX_SCALE = 100;

  /// The most dots. Past it a stepper is no way to place them.
  static final int MAX_DOTS = 1_000;

  /// The most credits: a vote of 100 costs them all, which is the end of the scale.
  static final int MAX_CREDITS = MAX_SCALE * MAX_SCALE;

  /// The largest sum of money. Past it a client whose numbers are floating-point can no longer add
  /// costs exactly.
  static final long MAX_BUDGET = 1_000_000_000_000L;

  /// Past it voters cannot keep the grades apart.
  static final int MAX_GRADES = 10;

  /// Past it answers are essays.
  static final int MAX_TEXTS = 10;

  private MethodRules() {}

  /// How many options a poll has to have at least.
  static int fewest(Method method) {
    return switch (method) {
      case OpenText _, YesNoAbstain _ -> 0;
      case Consent _,
          FistOfFive _,
          Score _,
          MajorityJudgment _,
          ImpactFeasibility _,
          EqualShares _ ->
          1;
      case SingleChoice _, Approval _, Dots _, Quadratic _, Ranked _ -> 2;
    };
  }

  static Optional<Refusal> flaw(Method method, int options) {
    return switch (method) {
      case SingleChoice _, YesNoAbstain _, Consent _ -> Optional.empty();
      case Approval(int min, int max) ->
          min >= 1 && min <= max && max <= options
              ? Optional.empty()
              : invalid("min and max must satisfy 1 ≤ min ≤ max ≤ " + options);
      case Score(int max) -> within("max", max, 1, MAX_SCALE);
      case Dots(int budget, int cap) ->
          within("budget", budget, 1, MAX_DOTS)
              .or(() -> within("cap", cap, 1, Math.min(budget, MAX_SCALE)));
      case Quadratic(int credits) -> within("credits", credits, 1, MAX_CREDITS);
      case SingleTransferableVote stv -> within("seats", stv.seats(), 1, Math.max(1, options - 1));
      case Ranked _ -> Optional.empty();
      case MajorityJudgment(List<Text> grades, var _) -> grades(grades);
      case FistOfFive(int lowest, int median) ->
          within("lowest", lowest, 0, FistOfFive.FINGERS)
              .or(() -> within("median", median, 0, FistOfFive.FINGERS));
      case ImpactFeasibility(int scale) -> within("scale", scale, 1, MAX_SCALE);
      case EqualShares(long budget, var _, int max) ->
          within("budget", budget, 1, MAX_BUDGET).or(() -> within("max", max, 1, MAX_SCALE));
      case OpenText(int max) -> within("max", max, 1, MAX_TEXTS);
    };
  }

  private static Optional<Refusal> grades(List<Text> grades) {
    return within("the number of grades", grades.size(), 2, MAX_GRADES)
        .or(() -> grades.stream().flatMap(grade -> grade.flaw("a grade").stream()).findFirst())
        .or(() ->
            new HashSet<>(grades).size() < grades.size()
                ? invalid("two grades are the same")
                : Optional.empty());
  }

  private static Optional<Refusal> within(String name, long value, long least, long most) {
    return value >= least && value <= most
        ? Optional.empty()
        : invalid(name + " must be from " + least + " to " + most + ", not " + value);
  }

  private static Optional<Refusal> invalid(String detail) {
    return Optional.of(Refusal.invalid("invalid-poll", detail));
  }
}
