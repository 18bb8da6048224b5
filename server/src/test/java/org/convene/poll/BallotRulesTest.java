package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.poll.PollWorld.P;
import static org.convene.poll.PollWorld.fields;
import static org.convene.poll.PollWorld.given;
import static org.convene.poll.PollWorld.lifeTo;
import static org.convene.poll.PollWorld.option;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convene.base.Refusal;
import org.convene.tally.Unranked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BallotRulesTest {
  private static final PollFields ONE = fields();
  private static final PollFields TWO = by(new Method.Approval(2, 2));

  private static final PollFields RANKED = by(new Method.Borda(Unranked.LAST));
  private static final PollFields SCORE = by(new Method.Score(10));
  private static final PollFields DOTS = by(new Method.Dots(5, 3));
  private static final PollFields QUADRATIC = by(new Method.Quadratic(10));
  private static final PollFields FIST = by(new Method.FistOfFive(2, 3));
  private static final PollFields PLOT = by(new Method.ImpactFeasibility(5));
  private static final PollFields CONSENT = by(new Method.Consent());
  private static final PollFields SHARES = by(new Method.EqualShares(9, Method.Shape.APPROVAL, 1));
  private static final PollFields TEXT = by(new Method.OpenText(2));

  private static PollFields by(Method method) {
    return fields(method, ResultsShown.LIVE);
  }

  private static Ballot points(int... points) {
    return new Ballot.Points(
        IntStream.range(0, points.length)
            .boxed()
            .collect(Collectors.toMap(i -> option(i + 1), i -> points[i])));
  }

  private static Ballot ranking(Integer[]... ranks) {
    return new Ballot.Ranking(
        Stream.of(ranks).map(rank -> Stream.of(rank).map(PollWorld::option).toList()).toList());
  }

  private static Ballot placed(int option, int impact, int feasibility) {
    return new Ballot.Placements(Map.of(option(option), new Ballot.Placement(impact, feasibility)));
  }

  private static Ballot objecting(String reason) {
    return new Ballot.Objections(Map.of(option(1), reason));
  }

  private static Poll poll(PollState state, PollFields fields) {
    return given().and(lifeTo(state, fields)).state().find(P).orElseThrow();
  }

  static Ballot choosing(int... options) {
    return new Ballot.Options(IntStream.of(options).mapToObj(PollWorld::option).toList());
  }

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of(ONE, choosing(1)),
        Arguments.of(ONE, new Ballot.Abstain()),
        Arguments.of(TWO, choosing(3, 1)),
        Arguments.of(RANKED, ranking(new Integer[] {2}, new Integer[] {1, 3})),
        Arguments.of(RANKED, ranking(new Integer[][] {{3}})),
        Arguments.of(SCORE, points(0, 10)),
        Arguments.of(DOTS, points(3, 2, 0)),
        Arguments.of(QUADRATIC, points(3, 1)),
        Arguments.of(FIST, points(0, 5, 3)),
        Arguments.of(PLOT, placed(3, 0, 5)),
        Arguments.of(CONSENT, new Ballot.Objections(Map.of())),
        Arguments.of(CONSENT, objecting("It costs too much")),
        Arguments.of(SHARES, choosing(1, 2, 3)),
        Arguments.of(TEXT, new Ballot.Texts(List.of("shade", "trees"))));
  }

  @ParameterizedTest
  @MethodSource("good")
  void aBallotThatAnswersThePollIsTaken(PollFields poll, Ballot ballot) {
    assertThat(BallotRules.flaw(poll(PollState.OPEN, poll), ballot)).isEmpty();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(ONE, choosing(), "0 options"),
        Arguments.of(ONE, choosing(1, 2), "2 options"),
        Arguments.of(ONE, choosing(9), "does not have"),
        Arguments.of(TWO, choosing(1), "1 options; this poll takes 2 to 2"),
        Arguments.of(TWO, choosing(1, 1), "twice"),
        Arguments.of(TWO, choosing(1, 2, 3), "3 options"),
        Arguments.of(ONE, ranking(new Integer[][] {{1}}), "another type"),
        Arguments.of(ONE, points(1), "another type"),
        Arguments.of(RANKED, choosing(1), "another type"),
        Arguments.of(RANKED, new Ballot.Ranking(List.of()), "without an option"),
        Arguments.of(RANKED, ranking(new Integer[][] {{1}, {}}), "without an option"),
        Arguments.of(RANKED, ranking(new Integer[][] {{1}, {2, 1}}), "twice"),
        Arguments.of(RANKED, ranking(new Integer[][] {{9}}), "does not have"),
        Arguments.of(SCORE, points(), "says nothing"),
        Arguments.of(SCORE, points(11), "gives 11; this poll takes 0 to 10"),
        Arguments.of(SCORE, points(1, 1, 1, 1), "does not have"),
        Arguments.of(DOTS, points(-1), "gives -1"),
        Arguments.of(DOTS, points(4), "gives 4; this poll takes 0 to 3"),
        Arguments.of(DOTS, points(3, 3), "spends 6 of 5 dots"),
        Arguments.of(QUADRATIC, points(3, 2), "spends 13 of 10 credits"),
        Arguments.of(QUADRATIC, points(Integer.MAX_VALUE), "takes 0 to 100"),
        Arguments.of(FIST, points(1, 2), "leaves out a proposal"),
        Arguments.of(FIST, points(1, 2, 6), "gives 6"),
        Arguments.of(PLOT, placed(3, 6, 0), "gives 6"),
        Arguments.of(PLOT, placed(3, 0, -1), "gives -1"),
        Arguments.of(PLOT, new Ballot.Placements(Map.of()), "says nothing"),
        Arguments.of(CONSENT, objecting(" "), "needs a reason"),
        Arguments.of(CONSENT, objecting("x".repeat(501)), "needs a reason"),
        Arguments.of(SHARES, points(1), "another type"),
        Arguments.of(TEXT, new Ballot.Texts(List.of()), "0 texts"),
        Arguments.of(TEXT, new Ballot.Texts(List.of("a", "b", "c")), "3 texts"),
        Arguments.of(TEXT, new Ballot.Texts(List.of(" ")), "1 to 140"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void oneThatDoesNotIsRefusedWithTheReason(PollFields poll, Ballot ballot, String says) {
    Refusal refusal = BallotRules.flaw(poll(PollState.OPEN, poll), ballot).orElseThrow();
    assertThat(refusal.code()).isEqualTo("invalid-ballot");
    assertThat(refusal.detail()).contains(says);
  }

  @Test
  void abstainingMustBeAllowed() {
    PollFields f = ONE;
    PollFields without =
        new PollFields(
            null,
            f.question(),
            f.method(),
            f.options(),
            f.results(),
            f.voters(),
            f.secrecy(),
            f.delegates(),
            f.ballotsShownTo(),
            f.base(),
            f.quorum(),
            f.threshold(),
            true,
            false);
    assertThat(BallotRules.flaw(poll(PollState.OPEN, without), new Ballot.Abstain()))
        .map(Refusal::code)
        .contains("invalid-ballot");
  }

  @ParameterizedTest
  @EnumSource(value = PollState.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
  void onlyAnOpenPollTakesBallots(PollState state) {
    assertThat(BallotRules.flaw(poll(state, ONE), choosing(1)))
        .map(Refusal::code)
        .contains("poll-not-open");
  }

  @Test
  void theOrderOfTheOptionsMeansNothing() {
    assertThat(BallotRules.flaw(poll(PollState.OPEN, TWO), choosing(2, 1))).isEmpty();
  }
}
