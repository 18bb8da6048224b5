package org.convene.live;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.convene.base.MandateId;
import org.convene.poll.Ballot;
import org.convene.poll.Poll;
import org.convene.poll.Result;
import org.convene.poll.Result.Weights;
import org.convene.poll.ResultsShown;
import org.convene.poll.Secrecy;
import org.convene.poll.Tally;
import org.convene.roll.Electorate;
import org.convene.session.Audience;
import org.convene.wire.ServerMessage;

/// The tally of an open poll as it grows. It remembers each mandate's newest ballot, so hearing of
/// one twice or late, once from the database and once from the write that brought it there, does no
/// harm. Confined to the room's thread.
final class RunningTally {
  private Poll poll;
  private final Tally tally;

  private record Known(int rev, Ballot ballot) {}

  private final Map<MandateId, Known> ballots = new HashMap<>();
  private Electorate electorate;
  private int turnout;

  RunningTally(Poll poll, Electorate electorate) {
    this.poll = poll;
    this.electorate = electorate;
    this.tally = new Tally(poll.fields());
  }

  Poll poll() {
    return poll;
  }

  /// Something about the poll has changed that is no ballot.
  void update(Poll changed) {
    poll = changed;
  }

  void put(MandateId mandate, int rev, Ballot ballot) {
    Known known = ballots.get(mandate);
    if (known == null || known.rev < rev) {
      ballots.put(mandate, new Known(rev, ballot));
      tally.replace(known == null ? null : known.ballot, ballot, weight(mandate));
    }
  }

  private BigDecimal weight(MandateId mandate) {
    return electorate.find(mandate).map(on -> on.weight().value()).orElse(BigDecimal.ONE);
  }

  /// Somebody has joined the roll.
  void amended(Electorate now) {
    electorate = now;
  }

  /// How many have cast in secret: all that anybody learns before the close.
  void turnout(int cast) {
    turnout = cast;
  }

  boolean isSecret() {
    return poll.fields().secrecy() == Secrecy.SECRET;
  }

  /// What each audience may see now. Counted once for all of them.
  Map<Audience, ServerMessage> messages() {
    Map<Audience, ServerMessage> messages = new EnumMap<>(Audience.class);
    Result result = isSecret() ? null : tally.result(electorate.size(), electorate.weight());
    for (Audience audience : Audience.values()) {
      messages.put(audience, result == null ? secret() : named(result, audience));
    }
    return messages;
  }

  private ServerMessage secret() {
    return new ServerMessage.Tally(
        poll.id(),
        poll.revision(),
        turnout,
        electorate.weight().intValue(),
        null,
        null,
        null,
        null);
  }

  private ServerMessage named(Result r, Audience audience) {
    Weights w = r.weight();
    boolean all = audience == Audience.FACILITATOR || poll.fields().results() == ResultsShown.LIVE;
    return new ServerMessage.Tally(
        poll.id(),
        poll.revision(),
        r.cast(),
        r.eligible(),
        w == null ? null : new ServerMessage.TurnoutWeight(w.cast(), w.eligible()),
        all ? r.abstained() : null,
        all ? r.counts() : null,
        all ? r.moderated(poll.moderation()).texts() : null);
  }
}
