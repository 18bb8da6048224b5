package org.convene.tally;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.tally.Ballots.choices;
import static org.convene.tally.Ballots.count;
import static org.convene.tally.Ballots.points;
import static org.convene.tally.Ballots.written;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convene.tally.Explanation.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallCountsTest {
  @Test
  void weightsAreExact() {
    Outcome outcome = count(new Approval(), choices("A B", "0.1: A\n0.2: A\n0.3: B"));
    assertThat(written(outcome)).isEqualTo("A = B");
    assertThat(outcome.winners()).containsExactly("A", "B");
  }

  @Test
  void aScoreHasItsMeanOverThoseWhoScored() {
    Outcome outcome = count(new Score(), points("A B", "1: A5\n2: A2 B4\n1: B0"));
    assertThat(written(outcome)).isEqualTo("A > B");
    assertThat(((Explanation.Totals) outcome.explanation()).totals())
        .extracting(Explanation.Total::mean)
        .containsExactly(Fraction.of(3), Fraction.of(8, 3));
  }

  @Test
  void asManyDotsFromMoreSupportersAreMore() {
    assertThat(written(count(new Dots(), points("A B", "1: A4 B0\n1: B2\n1: B2"))))
        .isEqualTo("B > A");
  }

  @Test
  void quadraticVotesMayBeAgainst() {
    assertThat(written(count(new Quadratic(), points("A B C", "1: A-3 B1\n2: A1 B1"))))
        .isEqualTo("B > C > A");
  }

  @Test
  void unrankedIsLastOrNothingInBorda() {
    Election election = Ballots.rankings("A B C D", "1: A\n2: C>D>B>A");
    assertThat(written(count(new Borda(Unranked.LAST), election))).isEqualTo("C > D > A = B");
    assertThat(written(count(new Borda(Unranked.NONE), election))).isEqualTo("C > D > A > B");
  }

  @Test
  void seatsAreDrawnOnlyAcrossTheCut() {
    Election election = choices("A B C D", "3: A\n2: B\n2: C\n1: D");
    Outcome three = new Seated(new Plurality(), 3).count(election, new Lot(List.of(3, 2, 1, 0)));
    assertThat(three.winners()).containsExactly("A", "B", "C");
    assertThat(three.lots()).isEmpty();
    Outcome two = new Seated(new Plurality(), 2).count(election, new Lot(List.of(3, 2, 1, 0)));
    assertThat(two.winners()).containsExactly("A", "C");
    assertThat(two.lots()).containsExactly("B", "C");
    assertThat(two.ranking()).isEqualTo(three.ranking());
  }

  @Test
  void consentNeedsAReasonToFail() {
    Vote blank = new Vote.Objections(new TreeMap<>(Map.of(0, " ")));
    Vote reason = new Vote.Objections(new TreeMap<>(Map.of(1, "too dear")));
    Outcome outcome =
        count(
            new Consent(),
            new Election(List.of("A", "B"), Map.of(blank, Fraction.ONE, reason, Fraction.of(2))));
    assertThat(outcome.winners()).containsExactly("A");
    assertThat(((Explanation.Consents) outcome.explanation()).proposals().get(1).objections())
        .containsExactly(new Explanation.Objection("too dear", Fraction.of(2)));
  }

  @Test
  void aFistFailsByOneThatIsTooLowOrByItsMedian() {
    Outcome outcome =
        count(new FistOfFive(2, 3), points("A B C", "1: A1 B2 C2\n1: A5 B2 C3\n1: A5 B5 C4"));
    assertThat(outcome.winners()).containsExactly("C");
    assertThat(written(outcome)).isEqualTo("C > A > B");
  }

  /// Of 1, 2, 3, 4 the quartiles are 1.5, 2.5 and 3.5; of an odd number they are values.
  @Test
  void quartilesAreMeansWhereTheShareIsMetExactly() {
    Histogram four = new Histogram(9);
    List.of(1, 2, 3, 4).forEach(value -> four.add(value, Fraction.ONE));
    assertThat(four.quantile(Fraction.of(1, 4))).isEqualTo(Fraction.parse("1.5"));
    assertThat(four.quantile(Fraction.of(1, 2))).isEqualTo(Fraction.parse("2.5"));
    assertThat(four.quantile(Fraction.of(3, 4))).isEqualTo(Fraction.parse("3.5"));
    four.add(9, Fraction.ONE);
    assertThat(four.quantile(Fraction.of(1, 4))).isEqualTo(Fraction.of(2));
    assertThat(four.quantile(Fraction.of(1, 2))).isEqualTo(Fraction.of(3));
  }

  @Test
  void impactGoesBeforeFeasibility() {
    Vote vote =
        new Vote.Placements(
            new TreeMap<>(Map.of(0, new Vote.Placement(8, 2), 1, new Vote.Placement(4, 9))));
    Outcome outcome =
        count(
            new ImpactFeasibility(10),
            new Election(List.of("A", "B", "C"), Map.of(vote, Fraction.of(3))));
    assertThat(written(outcome)).isEqualTo("A > B > C");
    Explanation.Placed first = ((Explanation.Spreads) outcome.explanation()).options().getFirst();
    assertThat(first.quadrant()).isEqualTo(Quadrant.HIGH_IMPACT_LOW_FEASIBILITY);
    assertThat(first.impact())
        .isEqualTo(new Spread(Fraction.of(8), Fraction.of(8), Fraction.of(8), Fraction.ZERO));
  }

  /// `printf sheadB | sha256sum` starts with 591b, with A it is d272, with C fd5e.
  @Test
  void whoKnowsSeedAndHeadCanDrawTheLotAgain() {
    List<String> options = List.of("A", "B", "C");
    Lot lot = Lot.draw("s".getBytes(UTF_8), "head".getBytes(UTF_8), options);
    assertThat(lot.order()).containsExactly(1, 0, 2);
    assertThat(Lot.draw("shead".getBytes(UTF_8), new byte[0], options)).isEqualTo(lot);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1/0", "", "x", "1/2/3", "½"})
  void whatIsNoNumberOrWouldFillTheMemoryIsRefused(String text) {
    assertThatThrownBy(() -> Fraction.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "2.5", "1/3", "-1/7", "0.000000001"})
  void aFractionIsReadAsItIsWritten(String text) {
    assertThat(Fraction.parse(text)).hasToString(text);
  }
}
