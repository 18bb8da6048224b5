package org.convene.poll;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// A poll's result class by class.
public final class ByClass {
  /// Fewer who vote in secret are told apart by what their class came to.
  public static final int FEWEST_SECRET = 5;

  private ByClass() {}

  /// By the name of the class; mandates without a class are in none.
  static List<ClassResult> of(
      PollFields poll, List<ClassBallots> ballots, List<Electors> electors) {
    return electors.stream()
        .filter(of -> of.kind() != null)
        .map(of -> one(poll, ballots, of, Objects.requireNonNull(of.kind())))
        .sorted(Comparator.comparing(ClassResult::kind))
        .toList();
  }

  private static ClassResult one(
      PollFields poll, List<ClassBallots> ballots, Electors electors, String kind) {
    Tally tally = new Tally(poll);
    ballots.stream()
        .filter(each -> kind.equals(each.kind()))
        .forEach(each -> tally.add(each.ballot(), each.times(), each.weight()));
    Result r = tally.result(electors.mandates(), electors.weight());
    return new ClassResult(
        kind,
        r.cast(),
        r.eligible(),
        new ClassResult.Turnout(
            Spread.plain(tally.castWeight()),
            Spread.plain(electors.weight().max(tally.castWeight()))),
        r.abstained(),
        r.weight() == null ? BigDecimal.valueOf(r.valid()) : r.weight().valid(),
        r.counts());
  }

  /// What may be told. In a secret poll small classes are withheld; where only one would be, the
  /// next smallest is as well, or what is withheld would be what is left.
  static List<ClassResult> told(Secrecy secrecy, List<ClassResult> all) {
    if (secrecy == Secrecy.NAMED) {
      return all;
    }
    List<ClassResult> bySize =
        all.stream().sorted(Comparator.comparingInt(ClassResult::cast)).toList();
    List<String> withheld = new ArrayList<>();
    int voters = 0;
    for (ClassResult each : bySize) {
      boolean small = each.cast() > 0 && each.cast() < FEWEST_SECRET;
      boolean tooFewHide = !withheld.isEmpty() && (withheld.size() < 2 || voters < FEWEST_SECRET);
      if (small || tooFewHide) {
        withheld.add(each.kind());
        voters += each.cast();
      }
    }
    return all.stream()
        .map(each -> withheld.contains(each.kind()) ? each.withheld() : each)
        .toList();
  }
}
