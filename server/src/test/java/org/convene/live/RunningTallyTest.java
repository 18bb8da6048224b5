package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.convene.base.MandateId;
import org.convene.base.OptionId;
import org.convene.base.PollId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.poll.Ballot;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Base;
import org.convene.poll.Delegates;
import org.convene.poll.Method;
import org.convene.poll.Moderation;
import org.convene.poll.Option;
import org.convene.poll.Poll;
import org.convene.poll.PollFields;
import org.convene.poll.PollState;
import org.convene.poll.ResultsShown;
import org.convene.poll.Secrecy;
import org.convene.poll.Voters;
import org.convene.roll.Electorate;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.convene.roll.Weight;
import org.convene.session.Audience;
import org.convene.wire.ServerMessage;
import org.junit.jupiter.api.Test;

/// Law: hearing of a ballot twice, or of an older one late, changes nothing.
class RunningTallyTest {
  private static final Option THIS =
      new Option(new OptionId(Uuids.v7()), Text.of("en", "This"), null, null);
  private static final Option THAT =
      new Option(new OptionId(Uuids.v7()), Text.of("en", "That"), null, null);
  private static final PollFields FIELDS =
      new PollFields(
          null,
          Text.of("en", "Which?"),
          new Method.SingleChoice(),
          List.of(THIS, THAT),
          ResultsShown.AFTER_REVEAL,
          Voters.PARTICIPANTS,
          Secrecy.NAMED,
          Delegates.LAST,
          BallotsShownTo.FACILITATORS,
          Base.VALID,
          null,
          null,
          true,
          true);

  private final MandateId ada = new MandateId(Uuids.v7());
  private final MandateId ben = new MandateId(Uuids.v7());
  private final RunningTally tally =
      new RunningTally(
          new Poll(
              new PollId(Uuids.v7()),
              FIELDS,
              PollState.OPEN,
              1,
              1L,
              null,
              null,
              null,
              null,
              Moderation.NONE),
          new Electorate(Roll.of(List.of(mandate(ada, "1"), mandate(ben, "2.5")))));

  @Test
  void theHighestRevCountsHoweverOftenAndInWhateverOrderItIsHeardOf() {
    tally.put(ada, 2, choose(THAT));
    tally.put(ada, 2, choose(THAT));
    tally.put(ada, 1, choose(THIS));

    ServerMessage.Tally shown = message(Audience.FACILITATOR);
    assertThat(shown.cast()).isEqualTo(1);
    assertThat(String.valueOf(shown.counts())).contains("votes=0").contains("votes=1");
  }

  @Test
  void whoMayNotSeeTheTallyGetsTheTurnoutOnly() {
    tally.put(ada, 1, choose(THIS));

    assertThat(message(Audience.PARTICIPANT).counts()).isNull();
    assertThat(message(Audience.WALL).abstained()).isNull();
    assertThat(message(Audience.WALL).eligible()).isEqualTo(2);
  }

  @Test
  void aBallotCountsForTheWeightOfItsMandate() {
    tally.put(ben, 1, choose(THIS));
    tally.put(ada, 1, choose(THAT));

    ServerMessage.Tally shown = message(Audience.FACILITATOR);
    assertThat(shown.cast()).isEqualTo(2);
    assertThat(Objects.requireNonNull(shown.weight()).cast()).isEqualByComparingTo("3.5");
    assertThat(String.valueOf(shown.counts())).contains("votes=2.5").contains("votes=1");
  }

  @Test
  void whoJoinsTheRollCanVote() {
    MandateId cem = new MandateId(Uuids.v7());
    tally.amended(new Electorate(Roll.of(List.of(mandate(ada, "1"), mandate(cem, "1")))));
    assertThat(message(Audience.WALL).eligible()).isEqualTo(2);
    assertThat(message(Audience.WALL).weight()).isNull();
  }

  private ServerMessage.Tally message(Audience audience) {
    return (ServerMessage.Tally) Objects.requireNonNull(tally.messages().get(audience));
  }

  private static Mandate mandate(MandateId id, String weight) {
    return new Mandate(
        id, Mandate.Of.COMMITMENT, id.toString(), null, Weight.of(weight), List.of());
  }

  private static Ballot choose(Option option) {
    return new Ballot.Options(List.of(option.id()));
  }
}
