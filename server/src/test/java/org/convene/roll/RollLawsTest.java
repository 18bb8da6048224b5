package org.convene.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.roll.RollWorld.id;
import static org.convene.roll.RollWorld.mandate;
import static org.convene.roll.RollWorld.person;
import static org.convene.roll.RollWorld.voter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.convene.base.MandateId;
import org.convene.base.Refusal;

class RollLawsTest {
  private static final int MANDATES = 8;
  private static final Set<String> PROXY_FLAWS =
      Set.of("proxy-circle", "proxy-chain", "proxy-cap", "proxy-twice", "proxy-to-itself");

  /// Eight mandates of one person each, with any proxies among them.
  @Provide
  Arbitrary<Roll> rolls() {
    Arbitrary<Integer> any = Arbitraries.integers().between(1, MANDATES);
    Arbitrary<List<Proxy>> proxies =
        Combinators.combine(any, any).as(RollWorld::lends).list().ofMaxSize(5);
    Arbitrary<List<BigDecimal>> weights =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.000001"), new BigDecimal("999999.999999"))
            .ofScale(6)
            .list()
            .ofSize(MANDATES);
    return Combinators.combine(proxies, weights)
        .as((lent, weight) -> new Roll(mandates(weight), lent));
  }

  private static List<Mandate> mandates(List<BigDecimal> weights) {
    return IntStream.rangeClosed(1, MANDATES)
        .mapToObj(n -> mandate(n, weights.get(n - 1).toPlainString(), "city", n))
        .toList();
  }

  @Property
  void whatIsSoundGoesOneHopAndNoFurther(@ForAll("rolls") Roll roll) {
    var flaw = RollRules.flaw(roll, RollRules.PROXY_CAP);
    assertThat(flaw.map(Refusal::code))
        .matches(code -> code.isEmpty() || PROXY_FLAWS.contains(code.get()));
    if (flaw.isEmpty()) {
      Set<MandateId> lenders = new HashSet<>();
      Map<MandateId, Integer> held = new HashMap<>();
      for (Proxy proxy : roll.proxies()) {
        assertThat(lenders.add(proxy.lender())).isTrue();
        held.merge(proxy.holder(), 1, Integer::sum);
      }
      assertThat(held.keySet()).noneMatch(lenders::contains);
      assertThat(held.values()).allMatch(count -> count <= RollRules.PROXY_CAP);
    }
  }

  @Property
  void aCircleIsCalledSo(@ForAll("rolls") Roll roll) {
    boolean circle = IntStream.rangeClosed(1, MANDATES).anyMatch(n -> returns(roll, id(n)));
    var code = RollRules.flaw(roll, RollRules.PROXY_CAP).map(Refusal::code).orElse("");
    if (code.equals("proxy-circle")) {
      assertThat(circle).isTrue();
    } else if (!code.equals("proxy-twice") && !code.equals("proxy-to-itself")) {
      assertThat(circle).isFalse();
    }
  }

  private static boolean returns(Roll roll, MandateId start) {
    Set<MandateId> reached = new HashSet<>(Set.of(start));
    for (int hop = 0; hop < MANDATES; hop++) {
      Set<MandateId> next = new HashSet<>();
      roll.proxies().stream()
          .filter(proxy -> reached.contains(proxy.lender()))
          .forEach(proxy -> next.add(proxy.holder()));
      if (next.contains(start)) {
        return true;
      }
      reached.addAll(next);
    }
    return false;
  }

  @Property
  void theHashDoesNotDependOnTheOrder(@ForAll("rolls") Roll roll, @ForAll Random chance) {
    List<Mandate> mandates = new ArrayList<>(roll.mandates());
    List<Proxy> proxies = new ArrayList<>(roll.proxies());
    Collections.shuffle(mandates, chance);
    Collections.shuffle(proxies, chance);
    Roll shuffled = new Roll(mandates, proxies);
    assertThat(shuffled).isEqualTo(roll);
    assertThat(shuffled.hash()).isEqualTo(roll.hash()).hasSize(Roll.HASH_LENGTH);
  }

  @Property
  void anotherWeightNameClassHolderOrProxyIsAnotherHash(@ForAll("rolls") Roll roll) {
    Mandate one = roll.mandates().getFirst();
    List<Mandate> others = roll.mandates().subList(1, MANDATES);
    List<Mandate> changed =
        List.of(
            new Mandate(
                one.id(), one.of(), one.name(), one.kind(), Weight.of("7654321"), one.holders()),
            new Mandate(one.id(), one.of(), "Other", one.kind(), one.weight(), one.holders()),
            new Mandate(one.id(), one.of(), one.name(), null, one.weight(), one.holders()),
            new Mandate(one.id(), one.of(), one.name(), one.kind(), one.weight(), List.of()));
    Set<String> hashes = new HashSet<>(Set.of(roll.hash()));
    for (Mandate other : changed) {
      List<Mandate> mandates = new ArrayList<>(others);
      mandates.add(other);
      assertThat(hashes.add(new Roll(mandates, roll.proxies()).hash())).isTrue();
    }
    List<Proxy> more = new ArrayList<>(roll.proxies());
    more.add(RollWorld.lends(1, 1));
    assertThat(hashes.add(new Roll(roll.mandates(), more).hash())).isTrue();
  }

  @Property
  void weightsAddUpExactlyAndAreEqualHoweverWritten(@ForAll("rolls") Roll roll) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Mandate mandate : roll.mandates()) {
      sum = sum.add(mandate.weight().value());
      assertThat(Weight.of(mandate.weight() + (mandate.weight().value().scale() > 0 ? "0" : ".0")))
          .isEqualTo(mandate.weight());
    }
    assertThat(roll.weight()).isEqualByComparingTo(sum);
  }

  @Property
  void whatIsPresentIsWhatThoseHereHoldAndNothingElse(
      @ForAll("rolls") Roll roll, @ForAll("someOfUs") List<Integer> here) {
    if (RollRules.flaw(roll, RollRules.MAX_PROXY_CAP).isPresent()) {
      return;
    }
    Set<MandateId> expected = new HashSet<>();
    here.forEach(n -> expected.add(id(n)));
    roll.proxies().stream()
        .filter(proxy -> here.stream().anyMatch(n -> id(n).equals(proxy.holder())))
        .forEach(proxy -> expected.add(proxy.lender()));
    List<Voter> voters = here.stream().map(n -> voter(n)).toList();
    assertThat(new Electorate(roll).present(voters)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<Integer>> someOfUs() {
    return Arbitraries.integers().between(1, MANDATES).list().ofMaxSize(MANDATES);
  }

  @Property
  void whatOneIsToldToHoldOneMayCast(@ForAll("rolls") Roll roll) {
    Electorate electorate = new Electorate(roll);
    for (int n = 1; n <= MANDATES; n++) {
      Voter voter = voter(n);
      Set<MandateId> held = new HashSet<>();
      electorate.of(voter).forEach(one -> held.add(one.mandate().id()));
      for (Mandate mandate : roll.mandates()) {
        assertThat(electorate.flaw(voter, mandate.id(), false).isEmpty())
            .isEqualTo(held.contains(mandate.id()));
      }
      assertThat(electorate.find(id(n)).orElseThrow().head()).contains(person(n));
    }
  }
}
