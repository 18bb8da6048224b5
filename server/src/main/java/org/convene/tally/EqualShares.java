package org.convene.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convene.tally.Explanation.Overspending;
import org.convene.tally.Explanation.Purchase;
import org.convene.tally.Explanation.Unbought;
import org.convene.tally.Purchases.Bought;
import org.jspecify.annotations.Nullable;

/// Every voter gets an equal part of the budget. The option is bought whose supporters pay least
/// for what it is worth to them, each the same for a point, or all they have; and so on while
/// supporters have enough.
///
/// Definition: D. Peters, G. Pierczyński and P. Skowron, "Proportional Participatory Budgeting with
/// Additive Utilities", *NeurIPS* 34 (2021), as equalshares.net computes it, with cost satisfaction
/// unless another is named. A vote of weight w is w voters; who wants nothing is a voter, too.
///
/// Completion "Add1", without its stop at the first exhaustive outcome: the endowment is raised to
/// the next whole unit of currency, and by one unit after the other, until the next step would buy
/// more than the budget pays, or all that anybody wants is bought. Steps that change nothing are
/// passed over. Of options that are as good the one is bought that costs less, then the one with
/// more votes, or points, then the one that the lot draws first. What costs nothing and is wanted
/// is bought at the start.
///
/// The ranking has the bought options in the order of buying, and then all others together.
///
/// @param budget not negative
/// @param costs of each option, not negative
public record EqualShares(Fraction budget, List<Fraction> costs, Satisfaction satisfaction)
    implements Counting {
  public EqualShares {
    costs = List.copyOf(costs);
  }

  public EqualShares(Fraction budget, List<Fraction> costs) {
    this(budget, costs, Satisfaction.COST);
  }

  /// @param next absent where nothing is left to buy
  private record Raised(Fraction endowment, Purchases last, @Nullable Overspending next) {}

  @Override
  public Outcome count(Election election, Lot lot) {
    Projects projects = Projects.of(election, costs);
    Fraction voters = election.weight();
    Fraction first = voters.signum() == 0 ? Fraction.ZERO : budget.over(voters);
    Raised raised = raise(projects, first, lot);
    List<Bought> bought = raised.last.bought();
    List<Integer> winners = bought.stream().map(Bought::option).toList();
    List<Integer> others =
        IntStream.range(0, costs.size())
            .filter(option -> !winners.contains(option))
            .boxed()
            .toList();
    List<List<Integer>> ranks = new ArrayList<>(winners.stream().map(List::of).toList());
    if (!others.isEmpty()) {
      ranks.add(others);
    }
    Explanation.Shares shares =
        new Explanation.Shares(
            budget,
            voters,
            first.readable(),
            raised.endowment.readable(),
            bought.stream().map(step -> explain(election, step)).toList(),
            others.stream().map(option -> explain(election, raised.last, option)).toList(),
            raised.last.spent(),
            budget.minus(raised.last.spent()),
            raised.next);
    List<Integer> drawn = bought.stream().flatMap(of -> of.drawn().stream()).distinct().toList();
    return new Outcome(
        ranks.stream().map(rank -> Ranks.named(election, rank)).toList(),
        Ranks.named(election, winners),
        Ranks.named(election, drawn),
        shares);
  }

  private Raised raise(Projects projects, Fraction first, Lot lot) {
    Fraction endowment = first;
    Purchases purchases = new Purchases(projects, first, satisfaction, lot);
    int wanted = projects.supported().size();
    while (purchases.bought().size() < wanted) {
      Fraction next = next(endowment, purchases.stable());
      Purchases more = new Purchases(projects, next, satisfaction, lot);
      if (more.spent().compareTo(budget) > 0) {
        Fraction last = next.minus(Fraction.ONE).max(endowment);
        return new Raised(
            last,
            new Purchases(projects, last, satisfaction, lot),
            new Overspending(next, more.spent()));
      }
      endowment = next;
      purchases = more;
    }
    return new Raised(endowment, purchases, null);
  }

  /// The first whole endowment above this at which something may change.
  ///
  /// @param stable below it a raise changes nothing
  private static Fraction next(Fraction endowment, @Nullable Fraction stable) {
    BigInteger above = endowment.floor().add(BigInteger.ONE);
    if (stable == null) {
      return new Fraction(above, BigInteger.ONE);
    }
    Fraction end = endowment.plus(stable);
    BigInteger change = end.ceiling();
    return new Fraction(above.max(change), BigInteger.ONE);
  }

  private Purchase explain(Election election, Bought step) {
    Fraction cost = costs.get(step.option());
    return new Purchase(
        election.options().get(step.option()),
        cost,
        step.price().readable(),
        step.price().signum() == 0 ? Fraction.ZERO : cost.over(step.price()).readable(),
        step.payers(),
        step.emptied(),
        step.left().readable(),
        Ranks.named(election, step.tied()));
  }

  private Unbought explain(Election election, Purchases last, int option) {
    return new Unbought(
        election.options().get(option), costs.get(option), last.behind(option).readable());
  }
}
