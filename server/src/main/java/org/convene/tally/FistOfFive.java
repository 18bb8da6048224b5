package org.convene.tally;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convene.tally.Explanation.Fist;

/// Everybody shows 0 to 5 fingers for a proposal. It passes if nobody shows fewer than the lowest
/// that is set and the median is high enough.
///
/// Definition: "fist to five", in its form of A. Fletcher, *FireStarter Youth Power Curriculum*
/// (2002), with both limits declared by the poll. The median is the lower one: the least number
/// that at least half of the weight does not exceed. Who shows nothing has no opinion. All
/// proposals that pass are winners; the ranking puts them first, then goes by median, then by mean.
public record FistOfFive(int lowest, int median) implements Counting {
  private static final int FINGERS = 5;

  @Override
  public Outcome count(Election election, Lot lot) {
    List<Histogram> shown = Histogram.each(election.options().size(), FINGERS);
    election
        .votes()
        .forEach((vote, weight) ->
            ((Vote.Points) vote)
                .points()
                .forEach((option, fingers) -> shown.get(option).add(fingers, weight)));
    List<Fist> fists =
        IntStream.range(0, shown.size())
            .mapToObj(option -> fist(election.options().get(option), shown.get(option)))
            .toList();
    Comparator<Integer> best =
        Comparator.comparing((Integer option) -> fists.get(option).passes())
            .thenComparing(option -> shown.get(option).lowerMedian())
            .thenComparing(option -> mean(shown.get(option)));
    List<List<Integer>> ranks = Ranks.by(election, best.reversed());
    List<Integer> passing =
        ranks.stream().flatMap(List::stream).filter(option -> fists.get(option).passes()).toList();
    return Ranks.outcome(election, ranks, passing, new Explanation.Fists(lowest, median, fists));
  }

  private Fist fist(String option, Histogram shown) {
    int middle = shown.lowerMedian();
    Fraction tooLow = shown.below(lowest);
    return new Fist(
        option,
        middle >= median && middle >= 0 && tooLow.signum() == 0,
        shown.weights(),
        middle < 0 ? null : middle,
        tooLow);
  }

  private static Fraction mean(Histogram shown) {
    List<Fraction> weights = shown.weights();
    Fraction sum = Fraction.ZERO;
    for (int fingers = 0; fingers < weights.size(); fingers++) {
      sum = sum.plus(weights.get(fingers).times(fingers));
    }
    return shown.total().signum() == 0 ? Fraction.ZERO : sum.over(shown.total());
  }
}
