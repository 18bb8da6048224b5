package org.convene.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convene.poll.BallotRules;
import org.convene.poll.Method;
import org.convene.poll.PollFields;
import org.convene.poll.Recount.Weighted;
import org.convene.tally.Unranked;
import org.junit.jupiter.api.Test;

class ElectionsTest {
  private static final PollFields RANKED =
      Elections.poll(new Method.InstantRunoff(Unranked.NONE), 20);

  @Test
  void theBallotsFitTheirPolls() {
    PollFields approval = Elections.poll(new Method.Approval(1, 3), 20);
    PollFields score = Elections.poll(new Method.Score(5), 20);
    fit(RANKED, Elections.rankings(RANKED, 50, 5));
    fit(approval, Elections.choices(approval, 50));
    fit(score, Elections.points(score, 50, 5));
  }

  private static void fit(PollFields poll, List<Weighted> ballots) {
    assertThat(ballots)
        .hasSize(50)
        .allMatch(each -> BallotRules.flaw(poll, each.ballot()).isEmpty());
  }

  @Test
  void theyAreTheSameInEachRun() {
    assertThat(Elections.rankings(RANKED, 50, 5)).isEqualTo(Elections.rankings(RANKED, 50, 5));
  }
}
