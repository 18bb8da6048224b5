package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.poll.PollWorld.P;
import static org.convene.poll.PollWorld.fields;
import static org.convene.poll.PollWorld.given;
import static org.convene.poll.PollWorld.lifeTo;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convene.base.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BallotRulesTest {
  private static final PollFields ONE = fields();
  private static final PollFields TWO = fields(Method.APPROVAL, 2, 2, ResultsShown.LIVE);

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
        Arguments.of(TWO, choosing(3, 1)));
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
        Arguments.of(TWO, choosing(1, 2, 3), "3 options"));
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
            1,
            1,
            f.options(),
            f.results(),
            f.voters(),
            f.ballotsShownTo(),
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
