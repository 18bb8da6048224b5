package org.convene.live;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.Role;
import org.convene.board.Setups;
import org.convene.poll.Electors;
import org.convene.poll.Poll;
import org.convene.poll.Recount;
import org.convene.poll.Result;
import org.convene.poll.Voters;
import org.convene.roll.Roll;
import org.convene.session.Facts;
import org.convene.tally.Lot;

/// What was read for a batch of commands.
///
/// @param counted polls that were open before the batch
/// @param roles of those who are removed
/// @param rolls what a poll would freeze, where one may open
record KnownFacts(
    Map<PollId, Result> counted, Map<ParticipantId, Role> roles, Map<Voters, Frozen> rolls)
    implements Facts {
  /// A roll with its hash, which was not taken on an event loop.
  record Frozen(Roll roll, Roll.Summary summary) {
    static Map<Voters, Frozen> all(Map<Voters, Roll> rolls) {
      Map<Voters, Frozen> all = new EnumMap<>(Voters.class);
      rolls.forEach((voters, roll) -> all.put(voters, new Frozen(roll, roll.summary())));
      return all;
    }
  }

  Frozen frozen(Poll poll) {
    return Objects.requireNonNull(rolls.get(poll.fields().voters()));
  }

  @Override
  public Roll.Summary roll(Poll poll) {
    return frozen(poll).summary();
  }

  @Override
  public Optional<Refusal> unfit(Poll poll) {
    return Setups.flaw(poll.fields(), frozen(poll).roll());
  }

  /// A poll that opens and closes in one batch takes no ballot between.
  @Override
  public Result counted(Poll poll) {
    Result stored = counted.get(poll.id());
    if (stored != null) {
      return stored;
    }
    Roll roll = frozen(poll).roll();
    List<String> options = poll.fields().options().stream().map(o -> o.id().toString()).toList();
    return Recount.of(poll.fields(), List.of(), Electors.of(roll), Lot.ofKeys(options));
  }

  @Override
  public Optional<Role> roleOf(ParticipantId participant) {
    return Optional.ofNullable(roles.get(participant));
  }
}
