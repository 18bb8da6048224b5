package org.convene.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.tally.Ballots.written;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.convene.tally.Explanation.Comparison;

class MajorityJudgmentTest {
  /// How many gave each option each grade, the worst first.
  private static Outcome judged(int[]... tallies) {
    Map<Vote, Fraction> votes = new LinkedHashMap<>();
    for (int option = 0; option < tallies.length; option++) {
      for (int grade = 0; grade < tallies[option].length; grade++) {
        if (tallies[option][grade] > 0) {
          votes.put(
              new Vote.Points(new TreeMap<>(Map.of(option, grade))),
              Fraction.of(tallies[option][grade]));
        }
      }
    }
    List<String> options = IntStream.range(0, tallies.length).mapToObj(i -> "" + i).toList();
    return Ballots.count(
        new MajorityJudgment(tallies[0].length, Unranked.NONE), new Election(options, votes));
  }

  /// Published with the libraries of mieuxvoter.fr: millions judge as fast as a few.
  @Example
  void knownJudgments() {
    assertThat(
            written(
                judged(
                    new int[] {1, 1, 1},
                    new int[] {1, 0, 2},
                    new int[] {3, 0, 0},
                    new int[] {2, 0, 1},
                    new int[] {0, 3, 0})))
        .isEqualTo("1 > 4 > 0 > 3 > 2");
    assertThat(
            written(
                judged(
                    new int[] {11142, 6970, 4040, 1968, 9888, 2992},
                    new int[] {10141, 8971, 4043, 1965, 8884, 2996},
                    new int[] {14141, 8971, 1043, 1965, 7884, 2996})))
        .isEqualTo("0 > 1 > 2");
    assertThat(
            written(
                judged(
                    new int[] {5272679, 19797001, 10732688, 9612936, 1379840, 16886281, 8646031},
                    new int[] {16354546, 11690342, 9451800, 14245973, 817593, 12461162, 7306040},
                    new int[] {9849171, 17970690, 14276861, 4606692, 16404594, 6760147, 2459301},
                    new int[] {2645563, 12907474, 1278331, 22843261, 8025412, 8964952, 15662463},
                    new int[] {16293252, 12277630, 38348, 14929905, 11087753, 10634266, 7066302})))
        .isEqualTo("3 > 4 > 0 > 1 > 2");
  }

  /// Balinski and Laraki's definition, word for word.
  private static List<Integer> majorityValue(List<Integer> grades) {
    List<Integer> left = new ArrayList<>(grades);
    Collections.sort(left);
    List<Integer> value = new ArrayList<>();
    while (!left.isEmpty()) {
      value.add(left.remove((left.size() - 1) / 2));
    }
    return value;
  }

  @Property
  void countsFindTheDifferenceThatDroppingMediansFinds(
      @ForAll @Size(7) List<@IntRange(max = 3) Integer> one,
      @ForAll @Size(7) List<@IntRange(max = 3) Integer> other,
      @ForAll boolean even) {
    List<Integer> first = one.subList(0, even ? 6 : 7);
    List<Integer> second = other.subList(0, even ? 6 : 7);
    List<Integer> value = majorityValue(first);
    List<Integer> against = majorityValue(second);
    int step = 0;
    while (step < value.size() && value.get(step).equals(against.get(step))) {
      step++;
    }
    Outcome outcome = judged(tally(first), tally(second));
    if (step == value.size()) {
      assertThat(outcome.ranking()).hasSize(1);
      return;
    }
    boolean better = value.get(step) > against.get(step);
    assertThat(outcome.winners()).containsExactly(better ? "0" : "1");
    assertThat(((Explanation.Medians) outcome.explanation()).comparisons())
        .containsExactly(
            new Comparison(
                better ? "0" : "1",
                better ? "1" : "0",
                Fraction.of(step),
                Math.max(value.get(step), against.get(step)),
                Math.min(value.get(step), against.get(step))));
  }

  private static int[] tally(List<Integer> grades) {
    int[] tally = new int[4];
    grades.forEach(grade -> tally[grade]++);
    return tally;
  }

  @Example
  void aMissingGradeIsTheWorstOrNoneAsDeclared() {
    Election election = Ballots.points("A B", "1: A3 B2\n2: B2");
    assertThat(written(Ballots.count(new MajorityJudgment(4, Unranked.LAST), election)))
        .isEqualTo("B > A");
    assertThat(written(Ballots.count(new MajorityJudgment(4, Unranked.NONE), election)))
        .isEqualTo("A > B");
  }
}
