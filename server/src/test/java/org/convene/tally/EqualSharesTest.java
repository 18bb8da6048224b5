package org.convene.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.tally.Ballots.choices;
import static org.convene.tally.Ballots.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class EqualSharesTest {
  /// By hand: the 66 who want D pay 200 ÷ 66 each.
  @Example
  void theOptionThatIsCheapestForItsVotersIsBoughtFirst() {
    Election election =
        choices(
            "A B C D",
            """
            60: A D
            6: D C
            30: C
            4: B
            """);
    Outcome outcome =
        count(
            new EqualShares(
                Fraction.of(400), IntStream.of(200, 200, 200, 200).mapToObj(Fraction::of).toList()),
            election);
    Explanation.Shares shares = (Explanation.Shares) outcome.explanation();
    assertThat(shares.first()).isEqualTo(Fraction.of(4));
    assertThat(shares.steps().getFirst().option()).isEqualTo("D");
    assertThat(shares.steps().getFirst().price()).isEqualTo(Fraction.of(100, 33));
    assertThat(shares.spent().compareTo(Fraction.of(400))).isLessThanOrEqualTo(0);
  }

  /// A majority cannot spend the share of the others, who want something else.
  @Example
  void aThirdOfTheVotersSpendsAThird() {
    Election election = choices("A B C X", "6: A B C\n3: X");
    List<Fraction> costs = IntStream.of(30, 30, 30, 30).mapToObj(Fraction::of).toList();
    Outcome outcome = count(new EqualShares(Fraction.of(90), costs), election);
    assertThat(outcome.winners()).hasSize(3).contains("X");
    assertThat(outcome.lots()).containsExactlyInAnyOrder("A", "B", "C");
  }

  /// An endowment of billions is raised in leaps: one by one it would take years.
  @Example
  void aLargeBudgetOfFewVotersIsCounted() {
    Election election = choices("A B", "1: A\n1: B");
    List<Fraction> costs = List.of(Fraction.of(4_000_000_000L), Fraction.of(9_000_000_000L));
    Outcome outcome = count(new EqualShares(Fraction.of(5_000_000_000L), costs), election);
    Explanation.Shares shares = (Explanation.Shares) outcome.explanation();
    assertThat(outcome.winners()).containsExactly("A");
    assertThat(shares.endowment()).isEqualTo(Fraction.of(8_999_999_999L));
    assertThat(shares.next())
        .isEqualTo(
            new Explanation.Overspending(
                Fraction.of(9_000_000_000L), Fraction.of(13_000_000_000L)));
  }

  /// The definition, voter by voter and unit by unit.
  @Property(tries = 300)
  void leapsAndLevelsAreTheDefinition(@ForAll Random random) {
    List<Fraction> costs =
        IntStream.range(0, 4).mapToObj(i -> Fraction.of(1 + random.nextInt(60))).toList();
    int budget = 40 + random.nextInt(80);
    Map<Vote, Fraction> votes = new LinkedHashMap<>();
    int voters = 1 + random.nextInt(6);
    for (int voter = 0; voter < voters; voter++) {
      votes.merge(LawsTest.RandomVotes.points(random), Fraction.ONE, Fraction::plus);
    }
    Election election = new Election(List.of("o0", "o1", "o2", "o3"), votes);
    Lot lot = LawsTest.lot(random);
    for (Satisfaction satisfaction : Satisfaction.values()) {
      Outcome outcome =
          new EqualShares(Fraction.of(budget), costs, satisfaction).count(election, lot);
      assertThat(outcome.winners())
          .isEqualTo(
              new Naive(election, costs, satisfaction, lot)
                  .raised(budget).stream().map(election.options()::get).toList());
    }
  }

  private record Naive(
      Election election, List<Fraction> costs, Satisfaction satisfaction, Lot lot) {
    List<Integer> raised(int budget) {
      Fraction endowment = Fraction.of(budget).over(election.weight());
      List<Integer> bought = bought(endowment);
      while (IntStream.range(0, costs.size()).anyMatch(wantedOf(bought))) {
        endowment = Fraction.of(endowment.floor().longValueExact() + 1);
        List<Integer> more = bought(endowment);
        if (cost(more).compareTo(Fraction.of(budget)) > 0) {
          return bought;
        }
        bought = more;
      }
      return bought;
    }

    private IntPredicate wantedOf(List<Integer> bought) {
      return option ->
          !bought.contains(option)
              && election.votes().keySet().stream()
                  .anyMatch(vote -> given((Vote.Points) vote, option) > 0);
    }

    private Fraction cost(List<Integer> options) {
      return options.stream().map(costs::get).reduce(Fraction.ZERO, Fraction::plus);
    }

    private List<Integer> bought(Fraction endowment) {
      List<Vote.Points> voters = new ArrayList<>();
      election
          .votes()
          .forEach((vote, weight) -> {
            for (int i = 0; Fraction.of(i).compareTo(weight) < 0; i++) {
              voters.add((Vote.Points) vote);
            }
          });
      Fraction[] money = new Fraction[voters.size()];
      Arrays.fill(money, endowment);
      List<Integer> bought = new ArrayList<>();
      while (true) {
        Integer best = null;
        Fraction least = null;
        for (int option : lot.order()) {
          Fraction price = bought.contains(option) ? null : price(option, voters, money);
          if (price != null) {
            Fraction worth =
                satisfaction == Satisfaction.COST ? price.over(costs.get(option)) : price;
            int order = least == null ? -1 : worth.compareTo(least);
            if (order < 0 || (order == 0 && best != null && preferred(option, best, voters))) {
              best = option;
              least = worth;
            }
          }
        }
        if (best == null) {
          return bought;
        }
        Fraction price = price(best, voters, money);
        for (int i = 0; i < money.length && price != null; i++) {
          money[i] = money[i].minus(money[i].min(price.times(given(voters.get(i), best))));
        }
        bought.add(best);
      }
    }

    private boolean preferred(int option, int best, List<Vote.Points> voters) {
      return Comparator.comparing(costs::get)
              .thenComparing(one -> -voters.stream().mapToLong(of -> given(of, one)).sum())
              .compare(option, best)
          < 0;
    }

    private static long given(Vote.Points vote, int option) {
      return vote.points().getOrDefault(option, 0);
    }

    private @Nullable Fraction price(int option, List<Vote.Points> voters, Fraction[] money) {
      List<Integer> able =
          new ArrayList<>(
              IntStream.range(0, money.length)
                  .filter(i -> given(voters.get(i), option) > 0)
                  .boxed()
                  .toList());
      able.sort(Comparator.comparing(i -> money[i].over(given(voters.get(i), option))));
      Fraction rest = costs.get(option);
      while (!able.isEmpty()) {
        long points = able.stream().mapToLong(i -> given(voters.get(i), option)).sum();
        Fraction price = rest.over(points);
        int poorest = able.removeFirst();
        if (price.times(given(voters.get(poorest), option)).compareTo(money[poorest]) <= 0) {
          return price;
        }
        rest = rest.minus(money[poorest]);
      }
      return null;
    }
  }
}
