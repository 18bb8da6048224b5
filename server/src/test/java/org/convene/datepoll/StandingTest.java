package org.convene.datepoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.datepoll.DatePollWorld.answers;
import static org.convene.datepoll.DatePollWorld.poll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
  private static final int CANDIDATES = 4;

  /// What three people say to three candidates, and the best order of these.
  @ParameterizedTest
  @CsvSource({
    // most yes
    "yny, yny, ynn, 132, 1",
    // as many yes: most if need be
    "ymn, nyn, nnn, 213, 2",
    // and as many of those: fewest no
    "yy-, -n-, ---, 123, 1",
    "yy-, n--, ---, 213, 2",
    // and as many of those: the earliest
    "yyy, yyy, nnn, 123, 123",
    // nobody can: no best
    "nnn, nnn, n--, 231, ''",
    // nobody has answered to the last
    "nn-, nn-, nn-, 312, ''"
  })
  void theBestIsWhatMostCanComeTo(
      String ada, String bob, String eve, String order, String leading) {
    var candidates = poll(1, 2, 3).candidates();
    var answers = answers(ada, bob, eve);
    assertThat(numbers(Standing.best(candidates, answers))).isEqualTo(order);
    assertThat(
            Standing.leading(candidates, answers).stream()
                .map(String::valueOf)
                .collect(Collectors.joining()))
        .isEqualTo(leading);
  }

  private static String numbers(List<Standing> standings) {
    return standings.stream()
        .map(one -> String.valueOf(one.candidate().number()))
        .collect(Collectors.joining());
  }

  @Provide
  Arbitrary<List<Answer>> said() {
    return Arbitraries.strings()
        .withChars("ymn-")
        .ofLength(CANDIDATES)
        .map(DatePollWorld::answer)
        .list()
        .ofMaxSize(12);
  }

  @Property
  void theOrderOfTheAnswersDoesNotMatter(
      @ForAll("said") List<Answer> answers, @ForAll Random chance) {
    var candidates = poll(1, 2, 3, 4).candidates();
    List<Answer> shuffled = new ArrayList<>(answers);
    Collections.shuffle(shuffled, chance);
    assertThat(Standing.best(candidates, shuffled)).isEqualTo(Standing.best(candidates, answers));
  }

  @Property
  void everyChoiceIsCountedOnce(@ForAll("said") List<Answer> answers) {
    int counted =
        Standing.best(poll(1, 2, 3, 4).candidates(), answers).stream()
            .mapToInt(one -> one.yes() + one.ifNeedBe() + one.no())
            .sum();
    assertThat(counted).isEqualTo(answers.stream().mapToInt(one -> one.choices().size()).sum());
  }

  @Property
  void oneMoreYesNeverMakesACandidateWorse(
      @ForAll("said") List<Answer> answers, @ForAll Random chance) {
    var candidates = poll(1, 2, 3, 4).candidates();
    int lucky = 1 + chance.nextInt(CANDIDATES);
    List<Answer> more = new ArrayList<>(answers);
    more.add(DatePollWorld.answer("-".repeat(lucky - 1) + "y"));
    assertThat(place(Standing.best(candidates, more), lucky))
        .isLessThanOrEqualTo(place(Standing.best(candidates, answers), lucky));
  }

  private static int place(List<Standing> standings, int number) {
    return standings.stream().map(one -> one.candidate().number()).toList().indexOf(number);
  }

  @Property
  void whatLeadsStandsFirst(@ForAll("said") List<Answer> answers) {
    var candidates = poll(1, 2, 3, 4).candidates();
    List<Integer> leading = Standing.leading(candidates, answers);
    List<Integer> best =
        Standing.best(candidates, answers).stream().map(one -> one.candidate().number()).toList();
    assertThat(best.subList(0, leading.size())).isEqualTo(leading);
    assertThat(new HashSet<>(best)).hasSize(CANDIDATES);
  }
}
