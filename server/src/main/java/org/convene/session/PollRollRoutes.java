package org.convene.session;

import java.util.Optional;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Reply;
import org.convene.participant.Access;
import org.convene.poll.Poll;
import org.convene.poll.PollState;
import org.convene.roll.FrozenRolls;
import org.convene.roll.Roll;

/// The electoral roll that a poll froze, whole: for those who run the session.
public final class PollRollRoutes {
  record PollRoll(PollId poll, String hash, String weight, Roll roll) {
    static PollRoll of(PollId poll, Roll roll) {
      return new PollRoll(poll, roll.hash(), roll.weight().toPlainString(), roll);
    }
  }

  private final SessionStore sessions;
  private final FrozenRolls rolls;
  private final Access access;

  public PollRollRoutes(SessionStore sessions, FrozenRolls rolls, Access access) {
    this.sessions = sessions;
    this.rolls = rolls;
    this.access = access;
  }

  public void mount(Api api) {
    api.on("pollRoll", access.facilitators(this::roll));
  }

  private Reply roll(Call call) {
    PollId id = new PollId(call.id("poll"));
    SessionId session = new SessionId(call.id("session"));
    Optional<Poll> poll = sessions.state(session).await().polls().find(id);
    return poll.filter(p -> p.state() != PollState.DRAFT).isPresent()
        ? Reply.json(PollRoll.of(id, rolls.find(id).await()))
        : Reply.refuse(Refusal.unknown("unknown-poll", "There is no such poll, or it is a draft."));
  }
}
