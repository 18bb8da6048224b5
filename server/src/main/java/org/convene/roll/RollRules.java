package org.convene.roll;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.Refusal;

/// Whether a roll can be voted by. A refusal's member `mandate` names the first mandate that is
/// wrong, by the order of the roll.
public final class RollRules {
  /// Past it nobody can check a roll by reading it, and its editor no longer fits a screen's
  /// memory.
  public static final int MAX_MANDATES = 5_000;

  /// Past it a name no longer fits a line of the roll.
  public static final int MAX_NAME = 200;

  public static final int MAX_CLASS = 40;

  /// Past it a delegation is a crowd: a line of the roll no longer fits a screen.
  public static final int MAX_HOLDERS = 50;

  /// Proxies that one holder may have, unless the session says otherwise. Past it an assembly is
  /// decided by who collected most of them.
  public static final int PROXY_CAP = 2;

  /// The most that a session may allow.
  public static final int MAX_PROXY_CAP = 100;

  private RollRules() {}

  /// @param cap proxies that one mandate, and one person with all their mandates, may hold
  public static Optional<Refusal> flaw(Roll roll, int cap) {
    if (roll.mandates().size() > MAX_MANDATES) {
      return invalid("a roll has at most " + MAX_MANDATES + " mandates");
    }
    if (cap < 0 || cap > MAX_PROXY_CAP) {
      return invalid("a holder may have 0 to " + MAX_PROXY_CAP + " proxies");
    }
    return first(roll.mandates().stream().map(RollRules::flaw))
        .or(() -> twice(roll.mandates()))
        .or(() -> ProxyRules.flaw(roll, cap));
  }

  private static Optional<Refusal> flaw(Mandate m) {
    return m.weight()
        .flaw()
        .or(() -> nameFlaw(m))
        .or(() -> holdersFlaw(m))
        .map(refusal -> refusal.with("mandate", m.id()));
  }

  private static Optional<Refusal> nameFlaw(Mandate m) {
    if (!isName(m.name(), MAX_NAME)) {
      return invalid("a mandate has a name of 1 to " + MAX_NAME + " characters");
    }
    return m.kind() == null || isName(m.kind(), MAX_CLASS)
        ? Optional.empty()
        : invalid("a class has a name of 1 to " + MAX_CLASS + " characters");
  }

  private static boolean isName(String text, int most) {
    return !text.isBlank()
        && text.length() <= most
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static Optional<Refusal> holdersFlaw(Mandate m) {
    if (m.of() == Mandate.Of.PERSON && m.holders().isEmpty()) {
      return invalid("a person's mandate has that person as its holder");
    }
    if (m.holders().size() > MAX_HOLDERS) {
      return invalid("a mandate has at most " + MAX_HOLDERS + " holders");
    }
    return new HashSet<>(m.holders()).size() < m.holders().size()
        ? invalid("a mandate names a holder twice")
        : Optional.empty();
  }

  private static Optional<Refusal> twice(List<Mandate> mandates) {
    Set<MandateId> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    return mandates.stream()
        .filter(m -> !ids.add(m.id()) | !names.add(key(m.name())))
        .findFirst()
        .map(m ->
            Refusal.conflict("duplicate-mandate", "the roll has the mandate " + m.name() + " twice")
                .with("mandate", m.id()));
  }

  /// By which two names are the same.
  static String key(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /// How many proxies come together in each hand.
  static Map<HolderId, Integer> proxiesOfHolders(Roll roll) {
    Map<MandateId, Mandate> mandates = roll.byId();
    Map<HolderId, Integer> hands = new HashMap<>();
    for (Proxy proxy : roll.proxies()) {
      Optional.ofNullable(mandates.get(proxy.holder())).stream()
          .flatMap(mandate -> mandate.holders().stream())
          .forEach(holder -> hands.merge(holder, 1, Integer::sum));
    }
    return hands;
  }

  static Optional<Refusal> first(Stream<Optional<Refusal>> flaws) {
    return flaws.flatMap(Optional::stream).findFirst();
  }

  private static Optional<Refusal> invalid(String detail) {
    return Optional.of(Refusal.invalid("invalid-roll", detail));
  }
}
