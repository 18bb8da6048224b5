package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.convene.base.MandateId;
import org.convene.base.OptionId;
import org.convene.base.PollId;
import org.convene.base.Text;
import org.convene.poll.Ballot;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Method;
import org.convene.poll.Option;
import org.convene.poll.Poll;
import org.convene.poll.PollFields;
import org.convene.poll.PollState;
import org.convene.poll.Result;
import org.convene.poll.ResultsShown;
import org.convene.poll.Voters;
import org.convene.session.Audience;
import org.convene.wire.ServerMessage;
import org.junit.jupiter.api.Test;

class RunningTallyTest {
  private static final MandateId ADA = new MandateId(new UUID(0, 1));
  private static final MandateId JAN = new MandateId(new UUID(0, 2));
  private static final Instant NOW = Instant.parse("2026-09-29T08:00:00Z");

  private static OptionId option(int number) {
    return new OptionId(new UUID(1, number));
  }

  private static Ballot choosing(int option) {
    return new Ballot.Options(List.of(option(option)));
  }

  private static Poll poll(ResultsShown results) {
    List<Option> options =
        IntStream.rangeClosed(1, 2)
            .mapToObj(i -> new Option(option(i), Text.of("en", "Option"), null))
            .toList();
    PollFields fields =
        new PollFields(
            null,
            Text.of("en", "Which?"),
            Method.SINGLE_CHOICE,
            1,
            1,
            options,
            results,
            Voters.PARTICIPANTS,
            BallotsShownTo.FACILITATORS,
            true,
            true);
    return new Poll(
        new PollId(new UUID(2, 1)), fields, PollState.OPEN, 5, 5L, NOW, null, null, null);
  }

  private static ServerMessage.Tally shown(
      RunningTally tally, Audience audience, MandateId... here) {
    return (ServerMessage.Tally) tally.message(audience, Set.of(here));
  }

  @Test
  void aBallotHeardOfTwiceCountsOnce() {
    RunningTally tally = new RunningTally(poll(ResultsShown.LIVE), Map.of(ADA, choosing(1)));
    tally.replace(ADA, choosing(1));
    assertThat(shown(tally, Audience.WALL, ADA, JAN))
        .extracting(ServerMessage.Tally::cast, ServerMessage.Tally::eligible)
        .containsExactly(1, 2);
  }

  @Test
  void aChangedBallotMoves() {
    RunningTally tally = new RunningTally(poll(ResultsShown.LIVE), Map.of(ADA, choosing(1)));
    tally.replace(ADA, choosing(2));
    assertThat(shown(tally, Audience.PARTICIPANT, ADA).counts())
        .isEqualTo(List.of(new Result.Count(option(1), 0), new Result.Count(option(2), 1)));
  }

  @Test
  void whoVotedAndLeftIsStillEligible() {
    RunningTally tally = new RunningTally(poll(ResultsShown.LIVE), Map.of(ADA, choosing(1)));
    assertThat(shown(tally, Audience.WALL, JAN).eligible()).isEqualTo(2);
  }

  @Test
  void onlyFacilitatorsSeeHiddenCounts() {
    for (ResultsShown hidden : List.of(ResultsShown.AFTER_CLOSE, ResultsShown.AFTER_REVEAL)) {
      RunningTally tally = new RunningTally(poll(hidden), Map.of(ADA, choosing(1)));
      assertThat(shown(tally, Audience.FACILITATOR, ADA).counts()).isNotNull();
      for (Audience audience : List.of(Audience.PARTICIPANT, Audience.WALL)) {
        assertThat(shown(tally, audience, ADA).counts()).isNull();
        assertThat(shown(tally, audience, ADA).abstained()).isNull();
        assertThat(shown(tally, audience, ADA).cast()).isEqualTo(1);
      }
    }
  }
}
