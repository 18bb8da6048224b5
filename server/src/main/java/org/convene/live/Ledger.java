package org.convene.live;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convene.base.MandateId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.live.Batch.Commanded;
import org.convene.poll.BallotStore;
import org.convene.poll.Poll;
import org.convene.poll.PollCommand.ClosePoll;
import org.convene.poll.PollState;
import org.convene.poll.Result;
import org.convene.poll.Tally;
import org.convene.poll.Voters;
import org.convene.postgres.Database;
import org.convene.session.Facts;
import org.convene.session.Logged;
import org.convene.session.SessionCommand;
import org.convene.session.SessionCommand.OnPoll;
import org.convene.session.SessionCommand.RemoveParticipant;
import org.convene.session.SessionState;
import org.convene.session.SessionStore;

/// Turns waiting commands into log entries: one transaction for all of them. The session's row is
/// held first, so what others appended meanwhile is known before anything is decided, and log order
/// is commit order.
final class Ledger {
  /// @param others what others had appended since the room's state
  /// @param batch decided on top of it, and committed
  record Committed(List<Logged> others, Batch batch) {}

  private final SessionId session;
  private final Database database;
  private final SessionStore sessions;
  private final BallotStore ballots;

  Ledger(SessionId session, Database database, SessionStore sessions, BallotStore ballots) {
    this.session = session;
    this.database = database;
    this.sessions = sessions;
    this.ballots = ballots;
  }

  /// @param present who could vote now
  Future<Committed> commit(
      SessionState known,
      Answered answered,
      List<Commanded> commands,
      Instant now,
      Function<Voters, Set<MandateId>> present) {
    return database
        .pool()
        .withTransaction(connection ->
            sessions
                .hold(connection, session, known.revision())
                .compose(others ->
                    decide(
                            connection,
                            caughtUp(known, answered, others),
                            answered,
                            commands,
                            now,
                            present)
                        .map(batch -> new Committed(others, batch))))
        .map(Objects::requireNonNull);
  }

  private static SessionState caughtUp(SessionState known, Answered answered, List<Logged> others) {
    SessionState state = known;
    for (Logged logged : others) {
      state = state.evolve(logged);
    }
    answered.add(others);
    return state;
  }

  private Future<Batch> decide(
      SqlConnection connection,
      SessionState state,
      Answered answered,
      List<Commanded> commands,
      Instant now,
      Function<Voters, Set<MandateId>> present) {
    return facts(connection, state, commands, present)
        .compose(facts -> {
          Batch batch = new Batch(state, answered, now);
          batch.decide(commands, facts);
          return batch.events().isEmpty()
              ? Future.succeededFuture(batch)
              : sessions.append(connection, session, batch.events()).map(batch);
        });
  }

  private Future<Facts> facts(
      SqlConnection connection,
      SessionState state,
      List<Commanded> commands,
      Function<Voters, Set<MandateId>> present) {
    Map<PollId, Result> counted = new HashMap<>();
    Map<ParticipantId, Role> roles = new HashMap<>();
    Future<?> read = Future.succeededFuture();
    for (Commanded commanded : commands) {
      switch (commanded.command()) {
        case OnPoll(ClosePoll(PollId id)) ->
            read = read.compose(_ -> count(connection, state, id, present, counted));
        case RemoveParticipant(ParticipantId who) ->
            read =
                read.compose(_ -> sessions.roleOf(connection, session, who))
                    .onSuccess(role -> role.ifPresent(is -> roles.put(who, is)));
        case SessionCommand _ -> {}
      }
    }
    return read.map(new Read(counted, roles, present));
  }

  private Future<?> count(
      SqlConnection connection,
      SessionState state,
      PollId id,
      Function<Voters, Set<MandateId>> present,
      Map<PollId, Result> counted) {
    Optional<Poll> poll = state.polls().find(id).filter(p -> p.state() == PollState.OPEN);
    if (poll.isEmpty()) {
      return Future.succeededFuture();
    }
    List<MandateId> mandates = List.copyOf(present.apply(poll.get().fields().voters()));
    return ballots
        .count(connection, poll.get(), mandates)
        .onSuccess(result -> counted.put(id, result));
  }

  /// @param counted polls that were open before the batch
  private record Read(
      Map<PollId, Result> counted,
      Map<ParticipantId, Role> roles,
      Function<Voters, Set<MandateId>> present)
      implements Facts {
    /// A poll that opens and closes in one batch takes no ballot between.
    @Override
    public Result counted(Poll poll) {
      Result stored = counted.get(poll.id());
      if (stored != null) {
        return stored;
      }
      return new Tally(poll.fields()).result(present.apply(poll.fields().voters()).size());
    }

    @Override
    public Optional<Role> roleOf(ParticipantId participant) {
      return Optional.ofNullable(roles.get(participant));
    }
  }
}
