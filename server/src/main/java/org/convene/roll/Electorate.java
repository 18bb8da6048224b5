package org.convene.roll;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.Refusal;

/// A frozen roll, as one asks it during a vote: who may cast what. Asking costs what is answered,
/// not what the roll holds. Immutable.
public final class Electorate {
  private final Roll roll;
  private final BigDecimal weight;
  private final Map<MandateId, Mandate> mandates;
  private final Map<HolderId, List<Mandate>> byHolder = new HashMap<>();
  private final Map<MandateId, List<MandateId>> lentTo = new HashMap<>();
  private final Map<MandateId, Mandate> borrowers = new HashMap<>();

  public Electorate(Roll roll) {
    this.roll = roll;
    this.weight = roll.weight();
    this.mandates = roll.byId();
    for (Mandate mandate : roll.mandates()) {
      for (HolderId holder : mandate.holders()) {
        byHolder.computeIfAbsent(holder, _ -> new ArrayList<>()).add(mandate);
      }
    }
    for (Proxy proxy : roll.proxies()) {
      lentTo.computeIfAbsent(proxy.holder(), _ -> new ArrayList<>()).add(proxy.lender());
      find(proxy.holder()).ifPresent(borrower -> borrowers.put(proxy.lender(), borrower));
    }
  }

  public Roll roll() {
    return roll;
  }

  /// How many mandates there are.
  public int size() {
    return mandates.size();
  }

  /// Of all of them.
  public BigDecimal weight() {
    return weight;
  }

  /// With those who joined since.
  public Electorate with(List<Mandate> joined) {
    return new Electorate(roll.with(joined));
  }

  /// Whom ballots of this mandate concern: its holders, and those of the mandate it was lent to.
  public Set<HolderId> holders(Mandate mandate) {
    Set<HolderId> all = new HashSet<>(mandate.holders());
    Mandate borrower = borrowers.get(mandate.id());
    if (borrower != null) {
      all.addAll(borrower.holders());
    }
    return all;
  }

  /// Mandates among these two, this one and the one that it was lent to, that anybody casts who
  /// says they speak for them.
  public List<CommitmentId> selfDeclared(Mandate mandate) {
    return Stream.of(mandate, borrowers.get(mandate.id()))
        .filter(each -> each != null && each.selfDeclared())
        .map(each -> new CommitmentId(each.id().value()))
        .toList();
  }

  public Optional<Mandate> find(MandateId id) {
    return Optional.ofNullable(mandates.get(id));
  }

  /// What somebody who is here may cast: their own first, then what was lent to them. A proxy is in
  /// force only while its holder is here, so of those who are not, do not ask.
  public List<Held> of(Voter voter) {
    Map<MandateId, Held> held = new LinkedHashMap<>();
    own(voter).forEach(own -> held.put(own.mandate().id(), own));
    for (Held own : List.copyOf(held.values())) {
      for (MandateId lender : lentTo.getOrDefault(own.mandate().id(), List.of())) {
        held.putIfAbsent(lender, new Held(get(lender), Held.As.PROXY, own.head()));
      }
    }
    return List.copyOf(held.values());
  }

  private List<Held> own(Voter voter) {
    List<Held> own = new ArrayList<>();
    for (HolderId person : voter.persons()) {
      byHolder.getOrDefault(person, List.of()).forEach(mandate -> own.add(held(mandate, person)));
    }
    if (voter.commitment() != null) {
      find(new MandateId(voter.commitment().value()))
          .filter(Mandate::selfDeclared)
          .ifPresent(mandate -> own.add(new Held(mandate, Held.As.DELEGATE, false)));
    }
    return own;
  }

  private static Held held(Mandate mandate, HolderId person) {
    Held.As as = mandate.of() == Mandate.Of.PERSON ? Held.As.OWN : Held.As.DELEGATE;
    return new Held(mandate, as, mandate.head().filter(person::equals).isPresent());
  }

  private Mandate get(MandateId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("not on the roll: " + id));
  }

  /// The mandates that those who are here can cast between them: proxies among them only where
  /// their holders are here.
  public Set<MandateId> present(Collection<Voter> here) {
    Set<MandateId> present = new HashSet<>();
    here.forEach(voter -> of(voter).forEach(held -> present.add(held.mandate().id())));
    return Collections.unmodifiableSet(present);
  }

  /// Why somebody may not cast a mandate, if they may not.
  ///
  /// @param headOnly only the head of delegation's ballot counts
  public Optional<Refusal> flaw(Voter voter, MandateId id, boolean headOnly) {
    List<Held> held = of(voter);
    Optional<Held> wanted = held.stream().filter(h -> h.mandate().id().equals(id)).findFirst();
    if (wanted.isEmpty()) {
      return Optional.of(held.isEmpty() || find(id).isEmpty() ? notOnTheRoll() : notYours());
    }
    return headOnly && !wanted.get().head()
        ? Optional.of(
            Refusal.forbidden(
                "not-head-of-delegation",
                "only the head of delegation casts this mandate in this poll"))
        : Optional.empty();
  }

  /// What somebody gets who has nothing to cast.
  public static Refusal notOnTheRoll() {
    return Refusal.forbidden(
        "not-on-the-roll", "this poll's electoral roll does not give you this mandate");
  }

  private static Refusal notYours() {
    return Refusal.forbidden("not-your-mandate", "somebody else casts this mandate");
  }
}
