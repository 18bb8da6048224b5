package org.convene.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convene.tally.Explanation.Comparison;
import org.convene.tally.Explanation.Graded;

/// A grade for each option; the best lower median wins, and among equal ones who has the better
/// median after dropping one median after the other from both.
///
/// Definition: M. Balinski and R. Laraki, *Majority Judgment* (2011), "majority-value". A vote of
/// weight w is w grades; where weights are not whole, grades are counted in the largest unit 1/n
/// that makes them whole. Unranked as [Unranked#LAST]: a missing grade is the worst, unless the
/// vote grades nobody. As [Unranked#NONE]: an option is judged by the grades it has, multiplied
/// until all options have equally many; one without any grade comes last. Ties are reported: all of
/// the first rank win, and no lot is drawn.
///
/// @param grades how many there are; points 0 are the worst
public record MajorityJudgment(int grades, Unranked unranked) implements Counting {
  @Override
  public Outcome count(Election election, Lot lot) {
    List<Histogram> histograms = histograms(election);
    BigInteger units = Whole.units(election.votes().values());
    List<MajorityValue> values = MajorityValue.ofEqualLength(histograms, units);
    Comparator<Integer> bestFirst = Comparator.comparing(values::get, Comparator.reverseOrder());
    List<List<Integer>> ranks = Ranks.by(election, bestFirst);
    List<Graded> graded =
        ranks.stream()
            .flatMap(List::stream)
            .map(option -> graded(election.options().get(option), histograms.get(option)))
            .toList();
    return Ranks.firstWins(
        election, ranks, new Explanation.Medians(graded, compared(election, ranks, values)));
  }

  private List<Histogram> histograms(Election election) {
    List<Histogram> histograms = Histogram.each(election.options().size(), grades - 1);
    election.votes().forEach((vote, weight) -> add((Vote.Points) vote, weight, histograms));
    return histograms;
  }

  private void add(Vote.Points vote, Fraction weight, List<Histogram> histograms) {
    boolean fill = unranked == Unranked.LAST && !vote.points().isEmpty();
    for (int option = 0; option < histograms.size(); option++) {
      Integer grade = vote.points().get(option);
      if (grade != null || fill) {
        histograms.get(option).add(grade == null ? 0 : grade, weight);
      }
    }
  }

  private static Graded graded(String option, Histogram histogram) {
    int median = histogram.lowerMedian();
    return median < 0
        ? new Graded(option, histogram.weights(), null, Fraction.ZERO, Fraction.ZERO)
        : new Graded(
            option, histogram.weights(), median, histogram.above(median), histogram.below(median));
  }

  private static List<Comparison> compared(
      Election election, List<List<Integer>> ranks, List<MajorityValue> values) {
    List<Comparison> comparisons = new ArrayList<>();
    IntStream.range(1, ranks.size())
        .forEach(rank -> {
          int better = ranks.get(rank - 1).getLast();
          int worse = ranks.get(rank).getFirst();
          MajorityValue.Difference difference = values.get(better).difference(values.get(worse));
          if (difference != null && difference.otherGrade() >= 0) {
            comparisons.add(
                new Comparison(
                    election.options().get(better),
                    election.options().get(worse),
                    values.get(better).weight(difference.step()),
                    difference.grade(),
                    difference.otherGrade()));
          }
        });
    return comparisons;
  }
}
