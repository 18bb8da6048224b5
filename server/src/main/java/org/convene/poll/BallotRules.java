package org.convene.poll;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convene.base.OptionId;
import org.convene.base.Refusal;

/// Whether a ballot answers a poll.
public final class BallotRules {
  private BallotRules() {}

  public static Optional<Refusal> flaw(Poll poll, Ballot ballot) {
    if (poll.state() != PollState.OPEN) {
      return Optional.of(notOpen(poll.state()));
    }
    return switch (ballot) {
      case Ballot.Abstain _ ->
          poll.fields().abstention() ? Optional.empty() : invalid("this poll has no abstention");
      case Ballot.Options(List<OptionId> chosen) -> flaw(poll.fields(), chosen);
    };
  }

  /// Also what a ballot gets that came while the poll was being closed.
  public static Refusal notOpen(PollState state) {
    return Refusal.conflict(
        "poll-not-open", "the poll is " + state.json() + ": no ballot can be cast");
  }

  private static Optional<Refusal> flaw(PollFields poll, List<OptionId> chosen) {
    Set<OptionId> known = poll.options().stream().map(Option::id).collect(Collectors.toSet());
    if (!known.containsAll(chosen)) {
      return invalid("the ballot names an option that this poll does not have");
    }
    if (new HashSet<>(chosen).size() < chosen.size()) {
      return invalid("the ballot names an option twice");
    }
    return chosen.size() < poll.min() || chosen.size() > poll.max()
        ? invalid(
            "the ballot names "
                + chosen.size()
                + " options; this poll takes "
                + poll.min()
                + " to "
                + poll.max())
        : Optional.empty();
  }

  private static Optional<Refusal> invalid(String detail) {
    return Optional.of(Refusal.invalid("invalid-ballot", detail));
  }
}
