package org.convene.poll;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.convene.base.OptionId;
import org.convene.poll.Verdict.InClass;
import org.convene.poll.Verdict.Passed;
import org.convene.poll.Verdict.Turnout;
import org.convene.tally.Fraction;
import org.jspecify.annotations.Nullable;

/// Whether a poll's quorum and threshold are reached.
///
/// A quorum is reached by at least its share. A threshold is passed by at least its share, and by
/// more than it where it is a half. A double majority needs that of all, and in each class of the
/// roll: a class in which nobody voted carries nothing.
public final class VerdictRules {
  private VerdictRules() {}

  /// With verdict and classes, for whoever may see the result.
  ///
  /// @param counted of all ballots
  /// @param ballots the same by class
  /// @param electors of the frozen roll
  public static Result judged(
      PollFields poll, Result counted, List<ClassBallots> ballots, List<Electors> electors) {
    List<ClassResult> classes = ByClass.of(poll, ballots, electors);
    List<ClassResult> told = ByClass.told(poll.secrecy(), classes);
    return counted.with(verdict(poll, counted, classes, told), told.size() > 1 ? told : null);
  }

  /// Whether a method's votes are mandates, so that a share of them can be asked for.
  static boolean countsMandates(Method method) {
    return method instanceof Method.SingleChoice
        || method instanceof Method.YesNoAbstain
        || method instanceof Method.Approval;
  }

  private static @Nullable Verdict verdict(
      PollFields poll, Result counted, List<ClassResult> classes, List<ClassResult> told) {
    Turnout turnout = poll.quorum() == null ? null : turnout(poll.quorum(), counted);
    Threshold threshold = poll.threshold();
    if (threshold == null) {
      return turnout == null ? null : new Verdict(turnout, null);
    }
    boolean quorate = turnout == null || turnout.reached();
    List<Passed> options = new ArrayList<>();
    for (Result.Count count : counted.counts()) {
      List<InClass> inClasses =
          threshold.byClass() ? inClasses(threshold, count.option(), classes, told) : null;
      BigDecimal of = base(threshold.base(), counted);
      boolean passed =
          quorate
              && reached(threshold, count.votes(), of)
              && (inClasses == null || inClasses.stream().allMatch(InClass::passed));
      options.add(new Passed(count.option(), count.votes(), of, passed, inClasses));
    }
    return new Verdict(turnout, options);
  }

  private static Turnout turnout(Quorum quorum, Result r) {
    Result.Weights w = r.weight();
    boolean byNumber = quorum.of() == Quorum.Of.MANDATES || w == null;
    BigDecimal cast = byNumber ? BigDecimal.valueOf(r.cast()) : Objects.requireNonNull(w).cast();
    BigDecimal eligible =
        byNumber ? BigDecimal.valueOf(r.eligible()) : Objects.requireNonNull(w).eligible();
    Fraction needed = Fraction.of(eligible).times(quorum.share());
    boolean reached = cast.signum() > 0 && Fraction.of(cast).compareTo(needed) >= 0;
    return new Turnout(quorum.of(), quorum.share(), cast, eligible, reached);
  }

  private static boolean reached(Threshold threshold, BigDecimal votes, BigDecimal of) {
    return threshold.reached(Fraction.of(votes), Fraction.of(of));
  }

  private static BigDecimal base(Base base, Result r) {
    Result.Weights w = r.weight();
    return switch (base) {
      case VALID -> w == null ? BigDecimal.valueOf(r.valid()) : w.valid();
      case CAST -> w == null ? BigDecimal.valueOf(r.cast()) : w.cast();
      case MANDATES -> w == null ? BigDecimal.valueOf(r.eligible()) : w.eligible();
    };
  }

  private static List<InClass> inClasses(
      Threshold threshold, OptionId option, List<ClassResult> classes, List<ClassResult> told) {
    List<InClass> all = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      ClassResult one = classes.get(i);
      BigDecimal votes = votes(one, option);
      BigDecimal of = base(threshold.base(), one);
      boolean shown = told.get(i).counts() != null;
      all.add(
          new InClass(
              one.kind(), shown ? votes : null, shown ? of : null, reached(threshold, votes, of)));
    }
    return all;
  }

  private static BigDecimal votes(ClassResult of, OptionId option) {
    return Objects.requireNonNull(of.counts()).stream()
        .filter(count -> count.option().equals(option))
        .map(Result.Count::votes)
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal base(Base base, ClassResult of) {
    return switch (base) {
      case VALID -> Objects.requireNonNull(of.valid());
      case CAST -> of.weight().cast();
      case MANDATES -> of.weight().eligible();
    };
  }
}
