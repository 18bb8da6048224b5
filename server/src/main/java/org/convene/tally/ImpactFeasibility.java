package org.convene.tally;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convene.tally.Explanation.Placed;
import org.convene.tally.Explanation.Spread;
import org.jspecify.annotations.Nullable;

/// Options placed on two axes, ordered by their median impact and then their median feasibility.
///
/// Definition: the 2×2 of D. Gray, S. Brown and J. Macanufo, *Gamestorming* (2010), "Impact &
/// Effort Matrix", with feasibility for effort. Median and quartiles are
/// [Histogram#quantile(Fraction)] of 1/2, 1/4 and 3/4; the corner is [Quadrant]. An option that
/// nobody placed comes last. Ties for the first place are reported: all of them win.
///
/// @param scale both values go from 0 to it
public record ImpactFeasibility(int scale) implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    List<Histogram> impact = Histogram.each(election.options().size(), scale);
    List<Histogram> feasibility = Histogram.each(election.options().size(), scale);
    election
        .votes()
        .forEach((vote, weight) ->
            ((Vote.Placements) vote)
                .placements()
                .forEach((option, at) -> {
                  impact.get(option).add(at.impact(), weight);
                  feasibility.get(option).add(at.feasibility(), weight);
                }));
    List<Placed> placed =
        IntStream.range(0, impact.size())
            .mapToObj(option ->
                placed(election.options().get(option), impact.get(option), feasibility.get(option)))
            .toList();
    Comparator<Integer> best =
        Comparator.comparing((Integer option) -> median(placed.get(option).impact()))
            .thenComparing(option -> median(placed.get(option).feasibility()));
    return Ranks.firstWins(
        election, Ranks.by(election, best.reversed()), new Explanation.Spreads(scale, placed));
  }

  private static Fraction median(@Nullable Spread spread) {
    return spread == null ? Fraction.of(-1) : spread.median();
  }

  private Placed placed(String option, Histogram impact, Histogram feasibility) {
    if (impact.total().signum() == 0) {
      return new Placed(option, Fraction.ZERO, null, null, null);
    }
    Spread effect = spread(impact);
    Spread ease = spread(feasibility);
    Quadrant quadrant = Quadrant.of(effect.median(), ease.median(), scale);
    return new Placed(option, impact.total(), effect, ease, quadrant);
  }

  private static Spread spread(Histogram histogram) {
    Fraction lower = histogram.quantile(Fraction.of(1, 4));
    Fraction upper = histogram.quantile(Fraction.of(3, 4));
    Fraction median = histogram.quantile(Fraction.of(1, 2));
    return new Spread(lower, median, upper, upper.minus(lower));
  }
}
