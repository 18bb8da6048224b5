package org.convene.roll;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.Refusal;
import org.convene.initiative.Commitment;

/// The roll that a session prepares: what its next poll of `voters: roll` freezes.
///
/// @param revision 0 until somebody has prepared one
/// @param cap proxies that one holder may have
/// @param holders each once, in no order
public record PreparedRoll(long revision, int cap, Roll roll, List<Holder> holders) {
  /// Past it nobody can check who is who.
  public static final int MAX_HOLDERS = 20_000;

  public PreparedRoll {
    holders = List.copyOf(holders);
  }

  /// What a session begins with: each commitment counts for one, cast by whoever joins for it.
  public static PreparedRoll of(List<Commitment> commitments) {
    List<Mandate> mandates =
        commitments.stream()
            .map(c ->
                new Mandate(
                    new MandateId(c.id().value()),
                    Mandate.Of.COMMITMENT,
                    c.name(),
                    c.kind().json(),
                    Weight.ONE,
                    List.of()))
            .toList();
    return new PreparedRoll(0, RollRules.PROXY_CAP, Roll.of(mandates), List.of());
  }

  /// Without holders whom no mandate names, and with commitments called what the initiative calls
  /// them.
  public PreparedRoll tidy(List<Commitment> commitments) {
    Set<HolderId> named = named();
    List<Holder> kept = holders.stream().filter(holder -> named.contains(holder.id())).toList();
    Map<MandateId, String> names =
        commitments.stream()
            .collect(Collectors.toMap(c -> new MandateId(c.id().value()), Commitment::name));
    List<Mandate> mandates =
        roll.mandates().stream().map(m -> m.named(names.getOrDefault(m.id(), m.name()))).toList();
    return new PreparedRoll(revision, cap, new Roll(mandates, roll.proxies()), kept);
  }

  private Set<HolderId> named() {
    return roll.mandates().stream()
        .flatMap(mandate -> mandate.holders().stream())
        .collect(Collectors.toSet());
  }

  /// Why it cannot be voted by, if it cannot.
  ///
  /// @param commitments of the initiative
  public Optional<Refusal> flaw(List<Commitment> commitments) {
    return RollRules.flaw(roll, cap).or(this::holdersFlaw).or(() -> commitmentFlaw(commitments));
  }

  private Optional<Refusal> holdersFlaw() {
    Map<HolderId, Long> known =
        holders.stream().collect(Collectors.groupingBy(Holder::id, Collectors.counting()));
    Set<String> keys = new HashSet<>();
    if (holders.size() > MAX_HOLDERS) {
      return invalid("a roll names at most " + MAX_HOLDERS + " people");
    }
    if (known.size() < holders.size() || holders.stream().anyMatch(h -> !keys.add(h.key()))) {
      return invalid("two holders are the same person, by id, address or name");
    }
    if (!known.keySet().containsAll(named())) {
      return invalid("a mandate names a holder who is not in the list of holders");
    }
    return RollRules.first(holders.stream().map(Holder::flaw));
  }

  private Optional<Refusal> commitmentFlaw(List<Commitment> commitments) {
    Set<MandateId> known =
        commitments.stream().map(c -> new MandateId(c.id().value())).collect(Collectors.toSet());
    return roll.mandates().stream()
        .filter(m -> known.contains(m.id()) != (m.of() == Mandate.Of.COMMITMENT))
        .findFirst()
        .map(m ->
            m.of() == Mandate.Of.COMMITMENT
                ? Refusal.invalid(
                        "unknown-commitment", "The initiative has no such commitment: " + m.name())
                    .with("mandate", m.id())
                : Refusal.invalid("invalid-roll", "a commitment's id is used for a person")
                    .with("mandate", m.id()));
  }

  Map<HolderId, Holder> holdersById() {
    return holders.stream().collect(Collectors.toMap(Holder::id, Function.identity()));
  }

  private static Optional<Refusal> invalid(String detail) {
    return Optional.of(Refusal.invalid("invalid-roll", detail));
  }
}
