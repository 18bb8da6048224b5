package org.convene.live;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convene.base.CommitmentId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.board.Closing;
import org.convene.live.Batch.Commanded;
import org.convene.live.KnownFacts.Frozen;
import org.convene.live.LateComers.Amendment;
import org.convene.live.Mandates.Elector;
import org.convene.poll.Poll;
import org.convene.poll.PollCommand.ClosePoll;
import org.convene.poll.PollCommand.OpenPoll;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.RollAmended;
import org.convene.poll.PollRules;
import org.convene.poll.PollState;
import org.convene.poll.Result;
import org.convene.poll.Voters;
import org.convene.roll.FrozenRolls;
import org.convene.roll.Mandate;
import org.convene.roll.PreparedRoll;
import org.convene.roll.Roll;
import org.convene.session.Logged;
import org.convene.session.SessionCommand;
import org.convene.session.SessionCommand.OnPoll;
import org.convene.session.SessionCommand.RemoveParticipant;
import org.convene.session.SessionEvent;
import org.convene.session.SessionState;

/// Turns waiting commands into log entries: one transaction for all of them. The session's row is
/// held first, so what others appended meanwhile is known before anything is decided, and log order
/// is commit order.
final class Ledger {
  /// What goes into one transaction.
  ///
  /// @param present who could vote now, where everybody in the room may
  record Work(
      List<Commanded> commands,
      Optional<Amendment> amendment,
      Instant now,
      Function<Voters, List<Elector>> present) {}

  /// @param others what others had appended since the room's state
  /// @param batch decided on top of it, and committed
  /// @param frozen the rolls of the polls that it opened
  record Committed(List<Logged> others, Batch batch, Map<PollId, Roll> frozen) {}

  private final SessionId session;
  private final RoomParts parts;
  private final BoardKeeping boards;

  Ledger(SessionId session, RoomParts parts) {
    this.session = session;
    this.parts = parts;
    this.boards = new BoardKeeping(session, parts.boards());
  }

  Future<Committed> commit(SessionState known, Answered answered, Work work) {
    return parts
        .database()
        .pool()
        .withTransaction(connection ->
            parts
                .sessions()
                .hold(connection, session, known.revision())
                .compose(others ->
                    decide(connection, caughtUp(known, answered, others), answered, work)
                        .map(made -> new Committed(others, made.batch, made.frozen))))
        .map(committed -> {
          parts.changes().mark();
          return Objects.requireNonNull(committed);
        });
  }

  private static SessionState caughtUp(SessionState known, Answered answered, List<Logged> others) {
    SessionState state = known;
    for (Logged logged : others) {
      state = state.evolve(logged);
    }
    answered.add(others);
    return state;
  }

  private record Made(Batch batch, Map<PollId, Roll> frozen) {}

  private Future<Made> decide(
      SqlConnection connection, SessionState state, Answered answered, Work work) {
    Map<PollId, Closing> closings = new HashMap<>();
    return facts(connection, state, work, closings)
        .compose(facts -> {
          Batch batch = new Batch(state, answered, work.now);
          batch.decide(work.commands, facts);
          Map<PollId, Roll> frozen = frozen(batch, facts);
          return amend(connection, batch, work)
              .compose(_ -> boards.post(connection, batch, frozen, closings))
              .compose(_ -> append(connection, batch, frozen))
              .map(new Made(batch, frozen));
        });
  }

  private Future<?> append(SqlConnection connection, Batch batch, Map<PollId, Roll> frozen) {
    if (batch.events().isEmpty()) {
      return Future.succeededFuture();
    }
    Future<?> done = parts.sessions().append(connection, session, batch.events());
    for (Map.Entry<PollId, Roll> roll : frozen.entrySet()) {
      done = done.compose(_ -> FrozenRolls.add(connection, roll.getKey(), roll.getValue()));
    }
    return done;
  }

  private static Map<PollId, Roll> frozen(Batch batch, KnownFacts facts) {
    Map<PollId, Roll> frozen = new HashMap<>();
    for (Logged logged : batch.events()) {
      if (logged.event() instanceof SessionEvent.OnPoll(PollOpened(PollId id, _, _))) {
        Poll poll = batch.state().polls().find(id).orElseThrow();
        frozen.put(id, facts.frozen(poll).roll());
      }
    }
    return frozen;
  }

  /// The hash of a large roll is no work for an event loop.
  private Future<?> amend(SqlConnection connection, Batch batch, Work work) {
    Optional<Poll> open =
        work.amendment.flatMap(amendment -> batch.state().polls().find(amendment.poll()));
    if (open.isEmpty() || !PollRules.isAmendable(open.get())) {
      return Future.succeededFuture();
    }
    Poll poll = open.get();
    return Future.all(FrozenRolls.find(connection, poll.id()), classes(connection))
        .compose(both -> {
          Roll roll = both.resultAt(0);
          List<Mandate> came = mandates(work.amendment.orElseThrow().came(), both.resultAt(1));
          return parts.vertx().executeBlocking(() -> PollRules.amend(poll, roll, came));
        })
        .compose(amended -> join(connection, batch, Objects.requireNonNull(amended)));
  }

  private Future<?> join(SqlConnection connection, Batch batch, Optional<RollAmended> amended) {
    if (amended.isEmpty()) {
      return Future.succeededFuture();
    }
    batch.amend(amended.get());
    Roll joined = Roll.of(amended.get().joined());
    return FrozenRolls.add(connection, amended.get().poll(), joined);
  }

  private Future<Map<CommitmentId, String>> classes(SqlConnection connection) {
    return parts
        .rolls()
        .commitments(connection, session)
        .map(all -> all.stream().collect(Collectors.toMap(c -> c.id(), c -> c.kind().json())));
  }

  private static List<Mandate> mandates(List<Elector> electors, Map<CommitmentId, String> classes) {
    return electors.stream().map(elector -> elector.of(classes)).toList();
  }

  private Future<KnownFacts> facts(
      SqlConnection connection, SessionState state, Work work, Map<PollId, Closing> closings) {
    Map<ParticipantId, Role> roles = new HashMap<>();
    Map<Voters, Frozen> rolls = new EnumMap<>(Voters.class);
    Future<?> read = Future.succeededFuture();
    for (Commanded commanded : work.commands) {
      switch (commanded.command()) {
        case OnPoll(ClosePoll(PollId id)) ->
            read = read.compose(_ -> count(connection, state, id, work.now, closings));
        case OnPoll(OpenPoll _) when rolls.isEmpty() ->
            read = read.compose(_ -> rolls(connection, work, rolls));
        case RemoveParticipant(ParticipantId who) ->
            read =
                read.compose(_ -> parts.sessions().roleOf(connection, session, who))
                    .onSuccess(role -> role.ifPresent(is -> roles.put(who, is)));
        case SessionCommand _ -> {}
      }
    }
    return read.map(_ -> {
      Map<PollId, Result> counted = new HashMap<>();
      closings.forEach((poll, closing) -> counted.put(poll, closing.result()));
      return new KnownFacts(counted, roles, rolls);
    });
  }

  private Future<?> count(
      SqlConnection connection,
      SessionState state,
      PollId id,
      Instant now,
      Map<PollId, Closing> closings) {
    Optional<Poll> poll = state.polls().find(id).filter(p -> p.state() == PollState.OPEN);
    return poll.isEmpty()
        ? Future.succeededFuture()
        : parts
            .ballots()
            .lock(connection, id)
            .compose(_ -> boards.closing(connection, poll.get(), now))
            .onSuccess(closing -> closings.put(id, closing));
  }

  /// One for each kind of voters: an edit in the same batch may still change which a poll has.
  private Future<?> rolls(SqlConnection connection, Work work, Map<Voters, Frozen> rolls) {
    return parts
        .rolls()
        .prepared(connection, session)
        .compose(prepared -> classes(connection).map(classes -> rolls(work, prepared, classes)))
        .compose(made -> parts.vertx().executeBlocking(() -> Frozen.all(made)))
        .onSuccess(rolls::putAll);
  }

  private static Map<Voters, Roll> rolls(
      Work work, PreparedRoll prepared, Map<CommitmentId, String> classes) {
    Map<Voters, Roll> rolls = new EnumMap<>(Voters.class);
    for (Voters voters : Voters.values()) {
      rolls.put(
          voters,
          voters == Voters.ROLL
              ? prepared.roll()
              : Roll.of(mandates(work.present.apply(voters), classes)));
    }
    return rolls;
  }
}
