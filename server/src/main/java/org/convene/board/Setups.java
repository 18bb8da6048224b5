package org.convene.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.poll.PollFields;
import org.convene.poll.Secrecy;
import org.convene.poll.Threshold;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.convene.secret.SecretPoll;
import org.convene.secret.SecretPolls.Signing;

/// What a poll is set up with.
public final class Setups {
  /// Classes that a secret poll counts apart: each has a key, which takes up to a second to make
  /// while the session waits. Past it a poll would take minutes to open.
  static final int MAX_SECRET_CLASSES = 20;

  private Setups() {}

  static Entry.Setup of(
      SessionId session,
      PollId poll,
      PollFields fields,
      Roll roll,
      LotSeed seed,
      List<Signing> keys,
      Instant at) {
    return new Entry.Setup(
        poll,
        session,
        at,
        fields,
        Entry.LOT,
        new Hash(roll.hash()),
        roll.mandates().size(),
        seed.commitment(),
        keys.isEmpty() ? null : keys.stream().map(Setups::tokens).toList());
  }

  private static Entry.Tokens tokens(Signing key) {
    return new Entry.Tokens(key.kind(), key.signer().open(), key.units());
  }

  /// Whether tokens have to say the class they count in.
  public static boolean byClass(PollFields fields) {
    Threshold threshold = fields.threshold();
    return threshold != null && threshold.byClass();
  }

  /// How many tokens each class gets; one class without a name where the poll counts none.
  static Map<String, Integer> units(PollFields fields, Roll roll) {
    Map<String, Integer> units = new TreeMap<>();
    for (Mandate mandate : roll.mandates()) {
      String kind = byClass(fields) && mandate.kind() != null ? mandate.kind() : "";
      units.merge(kind, mandate.weight().value().intValueExact(), Integer::sum);
    }
    return units;
  }

  /// Why a poll cannot be secret with this roll, if it cannot.
  public static Optional<Refusal> flaw(PollFields fields, Roll roll) {
    if (fields.secrecy() == Secrecy.NAMED) {
      return Optional.empty();
    }
    if (roll.mandates().isEmpty()) {
      return unfit("nobody is on the roll, and nobody can join a secret poll later");
    }
    if (roll.mandates().stream().anyMatch(mandate -> mandate.weight().value().scale() > 0)) {
      return unfit("a secret poll needs weights that are whole numbers: a unit is one ballot");
    }
    if (roll.weight().compareTo(BigDecimal.valueOf(SecretPoll.MAX_UNITS)) > 0) {
      return unfit("a secret poll takes weights of " + SecretPoll.MAX_UNITS + " in all");
    }
    return units(fields, roll).size() > MAX_SECRET_CLASSES
        ? unfit("a secret poll counts at most " + MAX_SECRET_CLASSES + " classes apart")
        : Optional.empty();
  }

  private static Optional<Refusal> unfit(String detail) {
    return Optional.of(Refusal.conflict("roll-not-secret", detail));
  }
}
