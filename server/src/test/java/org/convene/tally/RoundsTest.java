package org.convene.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.convene.tally.Ballots.count;
import static org.convene.tally.Ballots.rankings;
import static org.convene.tally.Ballots.written;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convene.tally.Explanation.Round;
import org.convene.tally.Explanation.Standing;
import org.convene.tally.Explanation.TieBreak;
import org.convene.tally.Explanation.TieBrokenBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundsTest {
  /// What 23 guests shall be served, three dishes; from the Wikipedia article "Single transferable
  /// vote".
  private static final Election FOOD =
      rankings(
          "Orange Pear Strawberry Cake Chocolate Burger Chicken",
          """
          3: Orange>Pear
          8: Pear>Strawberry>Cake
          1: Strawberry>Orange>Pear
          3: Cake>Chocolate
          1: Chocolate>Cake>Burger
          4: Burger>Chicken
          3: Chicken>Chocolate>Burger
          """);

  private static List<Round> rounds(Outcome outcome) {
    return ((Explanation.Rounds) outcome.explanation()).rounds();
  }

  private static Map<String, String> votes(Round round) {
    return round.votes().stream()
        .collect(Collectors.toMap(Standing::option, standing -> standing.votes().toString()));
  }

  @Test
  void theCapitalOfTennessee() {
    Outcome outcome = count(new InstantRunoff(Unranked.LAST), PairwiseMethodsTest.TENNESSEE);
    assertThat(written(outcome)).isEqualTo("Knoxville > Memphis > Nashville > Chattanooga");
    assertThat(rounds(outcome).getFirst().transfers().getFirst().to())
        .extracting(Standing::option, standing -> standing.votes().toString())
        .containsExactly(tuple("Knoxville", "15"));
  }

  @Test
  void whatTwentyThreeGuestsAreServed() {
    Outcome outcome = count(new SingleTransferableVote(3, Quota.DROOP, Unranked.NONE), FOOD);
    assertThat(outcome.winners()).containsExactly("Pear", "Cake", "Burger");
    assertThat(rounds(outcome).getFirst().needed()).isEqualTo(Fraction.of(6));
    assertThat(votes(rounds(outcome).get(1))).containsEntry("Strawberry", "3");
  }

  /// By hand: quota 4 of 11; A's surplus is 2 of 6 votes, so each goes on as a third.
  @Test
  void aSurplusGoesOnInParts() {
    Election election =
        rankings(
            "A B C D",
            """
            4: A>B
            2: A>C
            3: C
            2: D>B
            """);
    Outcome outcome = count(new SingleTransferableVote(2, Quota.DROOP, Unranked.NONE), election);
    assertThat(votes(rounds(outcome).get(1)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("A", "4", "B", "4/3", "C", "11/3", "D", "2"));
    assertThat(rounds(outcome).get(1).eliminated()).containsExactly("B");
    assertThat(outcome.winners()).containsExactly("A", "C");
  }

  @ParameterizedTest
  @EnumSource
  void inEachRoundEveryVoteIsSomewhere(Quota quota) {
    Outcome outcome = count(new SingleTransferableVote(3, quota, Unranked.NONE), FOOD);
    for (Round round : rounds(outcome)) {
      Fraction held = Fraction.ZERO;
      for (Standing standing : round.votes()) {
        held = held.plus(standing.votes());
      }
      assertThat(held.plus(round.exhausted()).decimal(6)).isEqualByComparingTo("23");
    }
  }

  @Test
  void inMeeksMethodTheElectedEndWithTheQuota() {
    Outcome outcome = count(new SingleTransferableVote(3, Quota.MEEK, Unranked.NONE), FOOD);
    Round second = rounds(outcome).get(1);
    assertThat(outcome.winners()).containsExactly("Pear", "Burger", "Strawberry");
    assertThat(second.votes())
        .filteredOn(standing -> standing.option().equals("Pear"))
        .first()
        .satisfies(pear ->
            assertThat(pear.votes().minus(second.needed()).decimal(5)).isEqualByComparingTo("0"));
  }

  @Test
  void theRoundBeforeBreaksATie() {
    Election election =
        rankings(
            "A B C D",
            """
            5: A
            4: B>C
            3: C>B
            1: D>C
            """);
    Outcome outcome = count(new InstantRunoff(Unranked.NONE), election);
    assertThat(rounds(outcome).get(1).tie())
        .isEqualTo(new TieBreak(List.of("B", "C"), List.of("C"), TieBrokenBy.EARLIER_ROUND, 1));
    assertThat(rounds(outcome).get(1).eliminated()).containsExactly("C");
    assertThat(outcome.lots()).isEmpty();
  }

  @Test
  void theLotDecidesWhoLeavesWhereVotesNeverDid() {
    Election election =
        rankings(
            "A B C",
            """
            3: A
            2: B>C
            2: C>B
            """);
    Outcome first = new InstantRunoff(Unranked.NONE).count(election, new Lot(List.of(1, 2, 0)));
    Outcome other = new InstantRunoff(Unranked.NONE).count(election, new Lot(List.of(2, 1, 0)));
    assertThat(first.winners()).containsExactly("B");
    assertThat(other.winners()).containsExactly("C");
    assertThat(first.lots()).containsExactly("B", "C").isEqualTo(other.lots());
  }

  @Test
  void anElectionThatIsATieIsReportedAsATie() {
    Outcome outcome =
        count(new InstantRunoff(Unranked.NONE), rankings("A B C", "1: A\n1: B\n1: C"));
    assertThat(written(outcome)).isEqualTo("A = B = C");
    assertThat(outcome.winners()).containsExactly("A", "B", "C");
    assertThat(outcome.lots()).isEmpty();
  }

  @Test
  void aSeatThatTiesIsDrawn() {
    Outcome outcome =
        new SingleTransferableVote(1, Quota.DROOP, Unranked.NONE)
            .count(rankings("A B", "1: A\n1: B"), new Lot(List.of(1, 0)));
    assertThat(outcome.winners()).containsExactly("B");
    assertThat(outcome.lots()).containsExactly("A", "B");
  }

  @Test
  void equalRanksShareTheVote() {
    Outcome outcome =
        count(new InstantRunoff(Unranked.NONE), rankings("A B C", "1: A=B>C\n2: C\n2: A"));
    assertThat(votes(rounds(outcome).getFirst()))
        .containsExactlyInAnyOrderEntriesOf(Map.of("A", "2.5", "B", "0.5", "C", "2"));
    assertThat(votes(rounds(outcome).get(1)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("A", "3", "C", "2"));
  }

  /// The quota is in tenths where weights are.
  @Test
  void aQuotaFitsTheWeights() {
    Outcome outcome =
        count(
            new SingleTransferableVote(1, Quota.DROOP, Unranked.NONE),
            rankings("A B", "0.5: A\n0.4: B"));
    assertThat(rounds(outcome).getFirst().needed()).isEqualTo(Fraction.parse("0.5"));
    assertThat(outcome.winners()).containsExactly("A");
  }
}
