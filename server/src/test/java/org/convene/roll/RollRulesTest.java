package org.convene.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.roll.RollWorld.id;
import static org.convene.roll.RollWorld.lends;
import static org.convene.roll.RollWorld.mandate;
import static org.convene.roll.RollWorld.ofPerson;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convene.base.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollRulesTest {
  private static final Mandate ONE = mandate(1, 1);
  private static final Mandate TWO = mandate(2, 2);
  private static final Mandate THREE = mandate(3, 3);
  private static final Mandate FOUR = mandate(4, 4);

  private static Optional<Refusal> flaw(List<Mandate> mandates, Proxy... proxies) {
    return RollRules.flaw(new Roll(mandates, List.of(proxies)), RollRules.PROXY_CAP);
  }

  private static String code(Optional<Refusal> refusal) {
    return refusal.map(Refusal::code).orElse("");
  }

  @Test
  void aRollOfDelegationsWithProxiesIsSound() {
    assertThat(flaw(List.of(ONE, TWO, THREE), lends(2, 1), lends(3, 1))).isEmpty();
    assertThat(flaw(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "-0.000001", "0.0000001", "1000000000", "99999999999999999999"})
  void aWeightIsADecimalAboveZeroThatReadersCanHold(String weight) {
    assertThat(code(flaw(List.of(ONE, mandate(2, weight, "city", 2))))).isEqualTo("invalid-weight");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.000001", "2.5", "2.50", "999999999.999999", "1000"})
  void anExactDecimalIsAWeight(String weight) {
    assertThat(flaw(List.of(mandate(1, weight, "city", 1)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1e3", "1e999999999", "+1", "1.", ".5", "1,5", "٣", " 1", "NaN"})
  void whatIsNoDecimalIsNoWeight(String text) {
    assertThatThrownBy(() -> Weight.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theRefusalNamesTheMandate() {
    assertThat(flaw(List.of(ONE, mandate(2, "0", "city", 2))))
        .hasValueSatisfying(
            refusal -> assertThat(refusal.members()).containsEntry("mandate", id(2)));
  }

  @Test
  void aMandateIsOnTheRollOnce() {
    assertThat(code(flaw(List.of(ONE, ONE)))).isEqualTo("duplicate-mandate");
    Mandate sameName =
        new Mandate(id(2), Mandate.Of.COMMITMENT, " mandate  1", "city", Weight.ONE, List.of());
    assertThat(code(flaw(List.of(ONE, sameName)))).isEqualTo("duplicate-mandate");
  }

  @Test
  void aProxyNamesMandatesOfTheRoll() {
    assertThat(code(flaw(List.of(ONE), lends(1, 2)))).isEqualTo("unknown-mandate");
    assertThat(code(flaw(List.of(ONE), lends(2, 1)))).isEqualTo("unknown-mandate");
  }

  @Test
  void aMandateIsLentOnceAndToAnother() {
    assertThat(code(flaw(List.of(ONE, TWO, THREE), lends(1, 2), lends(1, 3))))
        .isEqualTo("proxy-twice");
    assertThat(code(flaw(List.of(ONE), lends(1, 1)))).isEqualTo("proxy-to-itself");
  }

  @Test
  void aProxyGoesOneHop() {
    assertThat(code(flaw(List.of(ONE, TWO, THREE), lends(1, 2), lends(2, 3))))
        .isEqualTo("proxy-chain");
  }

  @Test
  void proxiesDoNotRunInACircle() {
    assertThat(code(flaw(List.of(ONE, TWO), lends(1, 2), lends(2, 1)))).isEqualTo("proxy-circle");
    assertThat(
            code(
                flaw(
                    List.of(ONE, TWO, THREE, FOUR),
                    lends(1, 2),
                    lends(2, 3),
                    lends(3, 4),
                    lends(4, 2))))
        .isEqualTo("proxy-circle");
  }

  @Test
  void aMandateHoldsNoMoreProxiesThanTheCap() {
    List<Mandate> four = List.of(ONE, TWO, THREE, FOUR);
    assertThat(code(flaw(four, lends(2, 1), lends(3, 1), lends(4, 1)))).isEqualTo("proxy-cap");
    assertThat(RollRules.flaw(new Roll(four, List.of(lends(2, 1), lends(3, 1), lends(4, 1))), 3))
        .isEmpty();
    assertThat(code(RollRules.flaw(new Roll(four, List.of(lends(2, 1))), 0)))
        .isEqualTo("proxy-cap");
  }

  @Test
  void noPersonHoldsMoreWithAllTheirMandates() {
    List<Mandate> both = List.of(mandate(1, 7), mandate(2, 7), THREE, FOUR, mandate(5, 5));
    assertThat(flaw(both, lends(3, 1), lends(4, 2))).isEmpty();
    assertThat(code(flaw(both, lends(3, 1), lends(4, 2), lends(5, 2)))).isEqualTo("proxy-cap");
  }

  @Test
  void aPersonsMandateHasAHolderAndNobodyIsNamedTwice() {
    assertThat(code(flaw(List.of(ofPerson(1))))).isEqualTo("invalid-roll");
    assertThat(flaw(List.of(ofPerson(1, 1)))).isEmpty();
    assertThat(code(flaw(List.of(mandate(1, 2, 2))))).isEqualTo("invalid-roll");
    assertThat(flaw(List.of(mandate(1)))).isEmpty();
  }

  @Test
  void aRollHasBounds() {
    List<Mandate> many =
        IntStream.rangeClosed(0, RollRules.MAX_MANDATES).mapToObj(n -> mandate(n, n)).toList();
    assertThat(code(flaw(many))).isEqualTo("invalid-roll");
    assertThat(flaw(many.subList(1, many.size()))).isEmpty();
    assertThat(code(RollRules.flaw(Roll.EMPTY, -1))).isEqualTo("invalid-roll");
    assertThat(code(RollRules.flaw(Roll.EMPTY, RollRules.MAX_PROXY_CAP + 1)))
        .isEqualTo("invalid-roll");
  }
}
