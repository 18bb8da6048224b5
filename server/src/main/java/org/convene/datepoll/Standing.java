package org.convene.datepoll;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// How many said what to one candidate.
public record Standing(Candidate candidate, int yes, int ifNeedBe, int no) {
  /// Most yes, then most if need be, then fewest no.
  private static final Comparator<Standing> BETTER =
      comparingInt(Standing::yes)
          .reversed()
          .thenComparing(comparingInt(Standing::ifNeedBe).reversed())
          .thenComparingInt(Standing::no);

  /// Where all that is the same, the earlier one.
  private static final Comparator<Standing> ORDER =
      BETTER
          .thenComparing(comparing(s -> s.candidate().localStart()))
          .thenComparing(comparing(s -> s.candidate().localEnd()))
          .thenComparingInt(s -> s.candidate().number());

  static Standing of(Candidate candidate, List<Answer> answers) {
    return new Standing(
        candidate,
        count(candidate, answers, Choice.YES),
        count(candidate, answers, Choice.IF_NEED_BE),
        count(candidate, answers, Choice.NO));
  }

  /// Of those candidates that stand, the best first.
  static List<Standing> best(List<Candidate> candidates, List<Answer> answers) {
    return candidates.stream()
        .filter(Candidate::stands)
        .map(candidate -> of(candidate, answers))
        .sorted(ORDER)
        .toList();
  }

  /// Those that nothing is better than, as long as somebody could come: the numbers, the earliest
  /// first.
  static List<Integer> leading(List<Candidate> candidates, List<Answer> answers) {
    List<Standing> best = best(candidates, answers);
    return best.stream()
        .filter(one -> one.yes + one.ifNeedBe > 0)
        .filter(one -> BETTER.compare(one, best.getFirst()) == 0)
        .map(one -> one.candidate.number())
        .toList();
  }

  private static int count(Candidate candidate, List<Answer> answers, Choice choice) {
    return (int) answers.stream().filter(one -> Objects.equals(one.to(candidate), choice)).count();
  }
}
