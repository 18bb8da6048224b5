package org.convene.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.Base;
import org.convene.poll.Delegates;
import org.convene.poll.Method;
import org.convene.poll.PollFields;
import org.convene.poll.ResultsShown;
import org.convene.poll.Secrecy;
import org.convene.poll.Threshold;
import org.convene.poll.Voters;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.convene.roll.Weight;
import org.convene.tally.Fraction;
import org.junit.jupiter.api.Test;

/// Law: a poll whose keys would take minutes to make is refused before it opens.
final class SetupsTest {
  @Test
  void secretClassesCountedApartAreFew() {
    int most = Setups.MAX_SECRET_CLASSES;
    assertThat(Setups.flaw(secret(true), classes(most))).isEmpty();
    assertThat(code(Setups.flaw(secret(true), classes(most + 1)))).contains("roll-not-secret");
    assertThat(Setups.flaw(secret(false), classes(most + 1))).as("one key for all").isEmpty();
  }

  private static Optional<String> code(Optional<Refusal> refusal) {
    return refusal.map(Refusal::code);
  }

  private static Roll classes(int count) {
    return Roll.of(
        IntStream.range(0, count)
            .mapToObj(i -> new UUID(0, i))
            .map(id ->
                new Mandate(
                    new MandateId(id),
                    Mandate.Of.PERSON,
                    "Voter " + id,
                    "class " + id,
                    Weight.ONE,
                    List.of(new HolderId(id))))
            .toList());
  }

  private static PollFields secret(boolean byClass) {
    return new PollFields(
        null,
        Text.of("en", "Agreed?"),
        new Method.YesNoAbstain(),
        List.of(),
        ResultsShown.AFTER_CLOSE,
        Voters.ROLL,
        Secrecy.SECRET,
        Delegates.LAST,
        BallotsShownTo.FACILITATORS,
        Base.VALID,
        null,
        new Threshold(Fraction.of(1, 2), Base.VALID, byClass),
        false,
        true);
  }
}
