package org.convene.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.base.Refusal;
import org.convene.board.Leaves.Hashed;
import org.convene.poll.BallotRules;
import org.convene.poll.BallotsShownTo;
import org.convene.poll.PollFields;
import org.convene.poll.Secrecy;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.convene.roll.Weight;
import org.jspecify.annotations.Nullable;

/// Whether each ballot on a board may be there: it answers the poll, says whose it is in the way
/// the poll declares, and no mandate or token is used twice.
final class LeafCheck {
  /// Mandates that the board does not tell apart where ballots are not shown to everyone.
  private record Group(Weight weight, @Nullable String kind) {}

  private final PollFields poll;
  private final Map<MandateId, Mandate> roll;
  private final Map<Group, Integer> groups = new HashMap<>();
  private final Map<String, Integer> units = new HashMap<>();
  private final Set<Object> seen = new HashSet<>();

  private LeafCheck(Entry.Setup setup, Roll roll) {
    this.poll = setup.poll();
    this.roll = roll.byId();
    roll.mandates().forEach(m -> groups.merge(new Group(m.weight(), m.kind()), 1, Integer::sum));
    Optional.ofNullable(setup.tokens())
        .orElse(List.of())
        .forEach(tokens -> units.put(key(tokens.kind()), tokens.units()));
  }

  static Optional<Finding> flaw(Bundle bundle, BoardRead board, Roll roll) {
    LeafCheck check = new LeafCheck(board.setup(), roll);
    for (int i = 0; i < bundle.ballots().size(); i++) {
      Optional<String> flaw = check.flaw(bundle.ballots().get(i));
      if (flaw.isPresent()) {
        return Finding.at("ballots[" + i + "]", flaw.get());
      }
    }
    return Optional.empty();
  }

  /// Of a bundle without a flaw.
  static List<Leaf> leaves(Bundle bundle) {
    return bundle.ballots().stream().map(LeafCheck::read).toList();
  }

  private static Leaf read(Hashed ballot) {
    try {
      return Json.MAPPER.treeToValue(ballot.leaf(), Leaf.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a ballot that was checked cannot be read", e);
    }
  }

  private Optional<String> flaw(Hashed ballot) {
    try {
      Leaf leaf = Json.MAPPER.treeToValue(ballot.leaf(), Leaf.class);
      return BallotRules.flaw(poll, leaf.ballot()).map(Refusal::detail).or(() -> whoseFlaw(leaf));
    } catch (JsonProcessingException e) {
      return Optional.of(Json.explain(e));
    }
  }

  private Optional<String> whoseFlaw(Leaf leaf) {
    if (poll.secrecy() == Secrecy.SECRET) {
      return tokenFlaw(leaf);
    }
    return poll.ballotsShownTo() == BallotsShownTo.EVERYONE ? mandateFlaw(leaf) : voterFlaw(leaf);
  }

  private Optional<String> mandateFlaw(Leaf leaf) {
    MandateId id = leaf.mandate();
    Mandate mandate = id == null ? null : roll.get(id);
    if (mandate == null) {
      return Optional.of("its mandate is not on the roll");
    }
    if (!mandate.weight().equals(leaf.weight()) || !Objects.equals(mandate.kind(), leaf.kind())) {
      return Optional.of("its mandate has another weight or class on the roll");
    }
    return once(mandate.id(), "its mandate is used twice");
  }

  private Optional<String> voterFlaw(Leaf leaf) {
    Hash voter = leaf.voter();
    Weight weight = leaf.weight();
    if (voter == null || weight == null) {
      return Optional.of("it does not say whose it is as this poll declares");
    }
    int left = groups.merge(new Group(weight, leaf.kind()), -1, Integer::sum);
    return left < 0
        ? Optional.of("there are more ballots of this weight and class than mandates on the roll")
        : once(voter, "its mandate is used twice");
  }

  private Optional<String> tokenFlaw(Leaf leaf) {
    Hash token = leaf.token();
    if (token == null) {
      return Optional.of("it does not say whose it is as this poll declares");
    }
    int left = units.merge(key(leaf.kind()), -1, Integer::sum);
    return left < 0
        ? Optional.of("there are more ballots of this class than tokens could be signed")
        : once(token, "its token is used twice");
  }

  private Optional<String> once(Object whose, String otherwise) {
    return seen.add(whose) ? Optional.empty() : Optional.of(otherwise);
  }

  private static String key(@Nullable String kind) {
    return kind == null ? "" : kind;
  }
}
