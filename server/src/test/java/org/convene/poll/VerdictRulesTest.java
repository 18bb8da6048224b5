package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.convene.base.Text;
import org.convene.tally.Fraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictRulesTest {
  private static final Fraction HALF = Fraction.of(1, 2);

  private static PollFields poll(
      Secrecy secrecy, @Nullable Quorum quorum, @Nullable Threshold threshold) {
    return new PollFields(
        null,
        Text.of("en", "Do we?"),
        new Method.SingleChoice(),
        PollWorld.options(2),
        ResultsShown.AFTER_CLOSE,
        Voters.ROLL,
        secrecy,
        Delegates.LAST,
        BallotsShownTo.FACILITATORS,
        Base.VALID,
        quorum,
        threshold,
        false,
        true);
  }

  private static ClassBallots ballots(@Nullable String kind, int option, int times, int weight) {
    Ballot ballot =
        option == 0 ? new Ballot.Abstain() : new Ballot.Options(List.of(PollWorld.option(option)));
    return new ClassBallots(kind, ballot, times, BigDecimal.valueOf(weight));
  }

  private static Electors of(@Nullable String kind, int mandates, int weight) {
    return new Electors(kind, mandates, BigDecimal.valueOf(weight));
  }

  private static Result judged(
      PollFields poll, List<ClassBallots> ballots, List<Electors> electors) {
    Tally tally = new Tally(poll);
    ballots.forEach(b -> tally.add(b.ballot(), b.times(), b.weight()));
    Result counted = tally.result(Electors.mandates(electors), Electors.weight(electors));
    return VerdictRules.judged(poll, counted, ballots, electors);
  }

  private static Verdict verdict(
      PollFields poll, List<ClassBallots> ballots, List<Electors> electors) {
    return Objects.requireNonNull(judged(poll, ballots, electors).verdict());
  }

  private static boolean passes(Threshold threshold, List<ClassBallots> ballots, Electors... of) {
    Verdict verdict = verdict(poll(Secrecy.NAMED, null, threshold), ballots, List.of(of));
    return Objects.requireNonNull(verdict.options()).getFirst().passed();
  }

  @ParameterizedTest
  @CsvSource({
    // for, against, abstained, of ten; share; base; passes
    "3, 3, 0, 1/2, VALID, false",
    "4, 3, 3, 1/2, VALID, true",
    "4, 3, 3, 1/2, CAST, false",
    "5, 0, 0, 1/2, MANDATES, false",
    "6, 0, 0, 1/2, MANDATES, true",
    "4, 2, 0, 2/3, VALID, true",
    "3, 2, 0, 2/3, VALID, false",
    "8, 2, 0, 4/5, CAST, true",
    "0, 0, 0, 1/3, VALID, false",
    "0, 0, 3, 2/3, VALID, false",
    "10, 0, 0, 1, MANDATES, true",
  })
  void aThresholdIsAShareOfItsBase(
      int yes, int no, int abstained, String share, Base base, boolean passes) {
    var ballots =
        List.of(
            ballots(null, 1, yes, yes),
            ballots(null, 2, no, no),
            ballots(null, 0, abstained, abstained));
    var some = ballots.stream().filter(b -> b.times() > 0).toList();
    assertThat(passes(new Threshold(Fraction.parse(share), base, false), some, of(null, 10, 10)))
        .isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({
    "MANDATES, 1/2, 5, 1, true",
    "MANDATES, 1/2, 4, 99, false",
    "WEIGHT, 1/2, 1, 50, true",
    "WEIGHT, 1/2, 9, 49, false",
    "WEIGHT, 2/3, 1, 67, true",
  })
  void aQuorumCountsMandatesOrWeight(
      Quorum.Of of, String share, int cast, int weight, boolean reached) {
    Quorum quorum = new Quorum(of, Fraction.parse(share));
    var ballots = List.of(ballots(null, 1, cast, weight));
    Verdict verdict =
        verdict(poll(Secrecy.NAMED, quorum, null), ballots, List.of(of(null, 10, 100)));
    assertThat(Objects.requireNonNull(verdict.quorum()).reached()).isEqualTo(reached);
    assertThat(verdict.options()).isNull();
  }

  @Test
  void withoutAQuorumNothingPasses() {
    PollFields poll =
        poll(
            Secrecy.NAMED,
            new Quorum(Quorum.Of.MANDATES, HALF),
            new Threshold(HALF, Base.VALID, false));
    Verdict verdict = verdict(poll, List.of(ballots(null, 1, 4, 4)), List.of(of(null, 10, 10)));
    assertThat(Objects.requireNonNull(verdict.options())).noneMatch(Verdict.Passed::passed);
  }

  @Test
  void aDoubleMajorityNeedsEveryClassThatIsOnTheRoll() {
    Threshold twice = new Threshold(HALF, Base.VALID, true);
    var both =
        List.of(ballots("city", 1, 3, 3), ballots("city", 2, 2, 2), ballots("industry", 1, 2, 2));
    assertThat(passes(twice, both, of("city", 5, 5), of("industry", 3, 3))).isTrue();
    var split =
        List.of(
            ballots("city", 1, 9, 9), ballots("industry", 2, 2, 2), ballots("industry", 1, 1, 1));
    assertThat(passes(twice, split, of("city", 9, 9), of("industry", 3, 3))).isFalse();
    var silent = List.of(ballots("city", 1, 5, 5));
    assertThat(passes(twice, silent, of("city", 5, 5), of("industry", 3, 3)))
        .as("a class in which nobody voted carries nothing")
        .isFalse();
    var without = List.of(ballots("city", 1, 1, 1), ballots(null, 1, 2, 2));
    assertThat(passes(twice, without, of("city", 1, 1), of(null, 2, 2))).isTrue();
  }

  @Test
  void whatAPollDoesNotAskForIsNotJudged() {
    Result result =
        judged(
            poll(Secrecy.NAMED, null, null),
            List.of(ballots("city", 1, 1, 1)),
            List.of(of("city", 3, 3)));
    assertThat(result.verdict()).isNull();
    assertThat(result.classes()).as("one class says no more than all").isNull();
  }

  @Test
  void namedPollsTellOfEveryClass() {
    Result result =
        judged(
            poll(Secrecy.NAMED, null, null),
            List.of(ballots("city", 1, 1, 2), ballots("industry", 2, 1, 1)),
            List.of(of("industry", 2, 2), of("city", 3, 6)));
    assertThat(Objects.requireNonNull(result.classes()))
        .extracting(ClassResult::kind, c -> c.counts() != null)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("city", true),
            org.assertj.core.api.Assertions.tuple("industry", true));
  }

  @ParameterizedTest
  @CsvSource({
    "'9,8,7', ''",
    "'9,8,4', '1,2'",
    "'9,4,4', '1,2'",
    "'9,2,1', '0,1,2'",
    "'2,9,20', '0,1'",
    "'9,0,7', ''",
    "'3,3', '0,1'",
    "'4,20', '0,1'",
  })
  void inSecretPollsClassesOfFewerThanFiveAreWithheldAndNeverOnlyOne(String sizes, String hidden) {
    List<ClassBallots> ballots = new ArrayList<>();
    List<Electors> electors = new ArrayList<>();
    String[] all = sizes.split(",");
    for (int i = 0; i < all.length; i++) {
      int cast = Integer.parseInt(all[i]);
      electors.add(of("class " + i, 30, 30));
      if (cast > 0) {
        ballots.add(ballots("class " + i, 1, cast, cast));
      }
    }
    List<ClassResult> told =
        Objects.requireNonNull(
            judged(poll(Secrecy.SECRET, null, null), ballots, electors).classes());
    List<Integer> withheld =
        IntStream.range(0, told.size()).filter(i -> told.get(i).counts() == null).boxed().toList();
    List<Integer> expected =
        hidden.isEmpty()
            ? List.of()
            : List.of(hidden.split(",")).stream().map(Integer::valueOf).toList();
    assertThat(withheld).isEqualTo(expected);
    assertThat(told).extracting(ClassResult::cast).hasSize(all.length);
  }
}
