package org.convene.live;

import java.util.List;
import org.convene.base.MandateId;
import org.convene.base.Refusal;
import org.convene.poll.Delegates;
import org.convene.roll.Electorate;
import org.convene.roll.Held;
import org.convene.roll.Voter;
import org.jspecify.annotations.Nullable;

/// Which mandate a ballot is cast for.
sealed interface Choice {
  record Of(MandateId mandate) implements Choice {}

  record Refused(Refusal refusal) implements Choice {}

  /// @param named in the message; without it the voter's own, where that is one
  static Choice of(Electorate roll, Voter voter, @Nullable MandateId named, Delegates delegates) {
    boolean headOnly = delegates == Delegates.HEAD;
    if (named != null) {
      return roll.flaw(voter, named, headOnly).<Choice>map(Refused::new).orElse(new Of(named));
    }
    List<Held> own = roll.of(voter).stream().filter(held -> held.as() != Held.As.PROXY).toList();
    if (own.size() > 1) {
      return new Refused(
          Refusal.invalid(
              "mandate-required", "you may cast several mandates in this poll: say which"));
    }
    return own.stream()
        .findFirst()
        .map(held -> held.mandate().id())
        .map(id -> of(roll, voter, id, delegates))
        .orElse(new Refused(Electorate.notOnTheRoll()));
  }
}
