package org.convene.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Refusals;
import org.convene.http.Reply;
import org.convene.participant.Access;
import org.convene.participant.Cursor;
import org.convene.poll.Method;
import org.convene.poll.Option;
import org.convene.poll.Poll;
import org.convene.poll.PollState;
import org.convene.poll.Rehearsal;
import org.convene.poll.Result;
import org.convene.poll.Secrecy;
import org.convene.secret.SecretPolls;
import org.convene.session.PollBallots.CastBallot;
import org.jspecify.annotations.Nullable;

/// What is asked of polls over REST: who voted what, by those who run the session; what came of it,
/// by everybody.
public final class PollRoutes {
  private static final int PAGE = 100;

  record Ballots(List<CastBallot> ballots, int cast, int eligible, @Nullable String next) {}

  record PollResult(
      PollId poll,
      Text question,
      Method method,
      PollState state,
      List<Option> options,
      @Nullable Instant closedAt,
      Result result) {}

  private final SessionStore sessions;
  private final PollBallots ballots;
  private final SecretPolls secrets;
  private final Access access;

  public PollRoutes(
      SessionStore sessions, PollBallots ballots, SecretPolls secrets, Access access) {
    this.sessions = sessions;
    this.ballots = ballots;
    this.secrets = secrets;
    this.access = access;
  }

  public void mount(Api api) {
    api.on("ballots", access.facilitators(this::ballots));
    api.on("result", this::result);
    api.on("rehearse", access.facilitators(PollRoutes::rehearse));
  }

  private Reply ballots(Call call) {
    Optional<Cursor> after = Cursor.of(call);
    Optional<Poll> poll = poll(call).filter(p -> p.state() != PollState.DRAFT);
    if (after.isEmpty()) {
      return Reply.refuse(Refusals.invalidParameter("after", "it is not the `next` of a page"));
    }
    return poll.map(p -> ballots(call, p, after.get())).orElseGet(PollRoutes::unknownPoll);
  }

  private Reply ballots(Call call, Poll poll, Cursor after) {
    if (poll.fields().secrecy() == Secrecy.SECRET) {
      return secret(poll);
    }
    int limit = call.query("limit", PAGE);
    List<CastBallot> page = ballots.page(poll.id(), after, limit).await();
    int cast = ballots.cast(poll.id()).await();
    int eligible = ballots.eligible(poll.id()).await();
    String next = page.size() < limit ? null : page.getLast().cursor().encode();
    return Reply.json(new Ballots(page, cast, eligible, next));
  }

  /// Nobody learns who has voted in secret, and who has not.
  private Reply secret(Poll poll) {
    int eligible = poll.roll() == null ? 0 : poll.roll().weight().intValue();
    return Reply.json(new Ballots(List.of(), secrets.cast(poll.id()).await(), eligible, null));
  }

  private Reply result(Call call) {
    boolean facilitates = access.facilitates(call);
    return poll(call)
        .filter(
            p -> p.state() == PollState.PUBLISHED || (facilitates && p.state() == PollState.CLOSED))
        .flatMap(p -> Optional.ofNullable(p.result()).map(result -> Reply.json(view(p, result))))
        .orElseGet(PollRoutes::unknownPoll);
  }

  private static PollResult view(Poll p, Result result) {
    return new PollResult(
        p.id(),
        p.fields().question(),
        p.fields().method(),
        p.state(),
        p.fields().options(),
        p.closedAt(),
        result.moderated(p.moderation()));
  }

  private static Reply rehearse(Call call) {
    Rehearsal rehearsal = call.body(Rehearsal.class);
    return rehearsal.flaw().map(Reply::refuse).orElseGet(() -> Reply.json(rehearsal.result()));
  }

  private Optional<Poll> poll(Call call) {
    return sessions.state(session(call)).await().polls().find(new PollId(call.id("poll")));
  }

  private static SessionId session(Call call) {
    return new SessionId(call.id("session"));
  }

  private static Reply unknownPoll() {
    return Reply.refuse(
        Refusal.unknown("unknown-poll", "There is no such poll, or it is not yours to see."));
  }
}
