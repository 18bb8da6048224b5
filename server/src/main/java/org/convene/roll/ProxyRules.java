package org.convene.roll;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.Refusal;

/// What may be lent to whom: one hop, no circle, and not too many in one hand.
final class ProxyRules {
  private ProxyRules() {}

  static Optional<Refusal> flaw(Roll roll, int cap) {
    Map<MandateId, Mandate> mandates = roll.byId();
    Map<MandateId, MandateId> lent = new HashMap<>();
    for (Proxy proxy : roll.proxies()) {
      Optional<Refusal> flaw = flaw(proxy, mandates, lent);
      if (flaw.isPresent()) {
        return flaw.map(refusal -> refusal.with("mandate", proxy.lender()));
      }
      lent.put(proxy.lender(), proxy.holder());
    }
    return first(roll, proxy -> circleFlaw(proxy.lender(), lent, mandates))
        .or(() -> first(roll, proxy -> chainFlaw(proxy, lent, mandates)))
        .or(() -> capFlaw(roll, mandates, cap));
  }

  private static Optional<Refusal> first(Roll roll, Function<Proxy, Optional<Refusal>> flaw) {
    return RollRules.first(roll.proxies().stream().map(flaw));
  }

  private static Optional<Refusal> flaw(
      Proxy proxy, Map<MandateId, Mandate> mandates, Map<MandateId, MandateId> lent) {
    if (!mandates.containsKey(proxy.lender()) || !mandates.containsKey(proxy.holder())) {
      return Optional.of(
          Refusal.invalid("unknown-mandate", "a proxy names a mandate that is not on the roll"));
    }
    String name = name(mandates, proxy.lender());
    if (proxy.lender().equals(proxy.holder())) {
      return Optional.of(
          Refusal.invalid("proxy-to-itself", name + " cannot lend its mandate to itself"));
    }
    return lent.containsKey(proxy.lender())
        ? Optional.of(Refusal.invalid("proxy-twice", name + " lends its mandate twice"))
        : Optional.empty();
  }

  private static Optional<Refusal> circleFlaw(
      MandateId lender, Map<MandateId, MandateId> lent, Map<MandateId, Mandate> mandates) {
    return comesBack(lender, lent)
        ? Optional.of(
            Refusal.invalid(
                    "proxy-circle", "the proxies of " + name(mandates, lender) + " run in a circle")
                .with("mandate", lender))
        : Optional.empty();
  }

  private static Optional<Refusal> chainFlaw(
      Proxy proxy, Map<MandateId, MandateId> lent, Map<MandateId, Mandate> mandates) {
    return lent.containsKey(proxy.holder())
        ? Optional.of(
            Refusal.invalid(
                    "proxy-chain",
                    "%s lends its mandate to %s, which lends its own"
                        .formatted(name(mandates, proxy.lender()), name(mandates, proxy.holder())))
                .with("mandate", proxy.lender()))
        : Optional.empty();
  }

  private static boolean comesBack(MandateId lender, Map<MandateId, MandateId> lent) {
    Set<MandateId> passed = new HashSet<>();
    MandateId at = lent.get(lender);
    while (at != null && !at.equals(lender) && passed.add(at)) {
      at = lent.get(at);
    }
    return lender.equals(at);
  }

  private static Optional<Refusal> capFlaw(Roll roll, Map<MandateId, Mandate> mandates, int cap) {
    Map<MandateId, Integer> held = new HashMap<>();
    roll.proxies().forEach(proxy -> held.merge(proxy.holder(), 1, Integer::sum));
    Map<HolderId, Integer> hands = RollRules.proxiesOfHolders(roll);
    return roll.proxies().stream()
        .map(Proxy::holder)
        .filter(holder ->
            held.getOrDefault(holder, 0) > cap
                || of(mandates, holder).holders().stream()
                    .anyMatch(person -> hands.getOrDefault(person, 0) > cap))
        .findFirst()
        .map(holder ->
            Refusal.invalid(
                    "proxy-cap",
                    "who votes for %s would hold more than %d proxies"
                        .formatted(name(mandates, holder), cap))
                .with("mandate", holder));
  }

  private static String name(Map<MandateId, Mandate> mandates, MandateId id) {
    return of(mandates, id).name();
  }

  private static Mandate of(Map<MandateId, Mandate> mandates, MandateId id) {
    Mandate mandate = mandates.get(id);
    if (mandate == null) {
      throw new IllegalStateException("not on the roll: " + id);
    }
    return mandate;
  }
}
