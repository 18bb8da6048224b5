package org.convene.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convene.base.OptionId;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.poll.PollDraft.DraftOption;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final OptionId FIRST = place(1);
  private static final OptionId SECOND = place(2);
  private static final OptionId THIRD = place(3);

  @Test
  void optionsAreNamedByTheirPlace() {
    var ballots =
        List.<Ballot>of(
            new Ballot.Ranking(List.of(List.of(SECOND), List.of(FIRST), List.of(THIRD))),
            new Ballot.Ranking(List.of(List.of(SECOND), List.of(THIRD))));
    Result result = rehearsal(schulze(), ballots).result();
    assertThat(result.leading()).containsExactly(SECOND);
    assertThat(result.cast()).isEqualTo(2);
    assertThat(result.explanation()).isNotNull();
  }

  @Test
  void yesStandsFirstAndNoSecond() {
    var yesNo = draft(new Method.YesNoAbstain(), List.of());
    var ballots = List.<Ballot>of(new Ballot.Options(List.of(SECOND)), new Ballot.Abstain());
    Result result = new Rehearsal(yesNo, ballots).result();
    assertThat(result.leading()).containsExactly(SECOND);
    assertThat(result.abstained()).isEqualTo(1);
  }

  @Test
  void anEmptyRehearsalElectsNobody() {
    Result result = rehearsal(schulze(), List.of()).result();
    assertThat(result.leading()).isEmpty();
    assertThat(result.valid()).isZero();
  }

  @Test
  void whatAPollWouldNotTakeIsRefused() {
    assertThat(code(rehearsal(new Method.Dots(5, 9), List.of()))).isEqualTo("invalid-poll");
    var dots = new Ballot.Points(Map.of(FIRST, 6));
    assertThat(code(rehearsal(new Method.Dots(5, 5), List.of(dots)))).isEqualTo("invalid-ballot");
    var foreign = new Ballot.Ranking(List.of(List.of(place(9))));
    assertThat(code(rehearsal(schulze(), List.of(foreign)))).isEqualTo("invalid-ballot");
  }

  @Test
  void moreBallotsThanAnybodyTriesOutAreRefused() {
    List<Ballot> most = Collections.nCopies(Rehearsal.MAX_BALLOTS, new Ballot.Abstain());
    assertThat(rehearsal(schulze(), most).flaw()).isEmpty();
    List<Ballot> more = Collections.nCopies(Rehearsal.MAX_BALLOTS + 1, new Ballot.Abstain());
    assertThat(code(rehearsal(schulze(), more))).isEqualTo("invalid-ballot");
  }

  private static Rehearsal rehearsal(Method method, List<Ballot> ballots) {
    List<DraftOption> options =
        List.of("A", "B", "C").stream()
            .map(label -> new DraftOption(null, Text.of("en", label), null, null))
            .toList();
    return new Rehearsal(draft(method, options), ballots);
  }

  private static Method schulze() {
    return new Method.Schulze(Unranked.LAST, Strength.WINNING);
  }

  private static PollDraft draft(Method method, List<DraftOption> options) {
    return new PollDraft(
        null,
        Text.of("en", "Which?"),
        method,
        options,
        ResultsShown.LIVE,
        Voters.PARTICIPANTS,
        null,
        null,
        BallotsShownTo.FACILITATORS,
        null,
        null,
        null,
        true,
        true);
  }

  private static OptionId place(int number) {
    return new OptionId(new UUID(0, number));
  }

  private static String code(Rehearsal rehearsal) {
    return rehearsal.flaw().map(Refusal::code).orElse("");
  }
}
