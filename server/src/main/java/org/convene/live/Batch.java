package org.convene.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.base.CommandId;
import org.convene.base.Context;
import org.convene.base.Decision;
import org.convene.base.ParticipantId;
import org.convene.base.Uuids;
import org.convene.poll.PollEvent.RollAmended;
import org.convene.session.Facts;
import org.convene.session.Logged;
import org.convene.session.SessionCommand;
import org.convene.session.SessionEvent;
import org.convene.session.SessionRules;
import org.convene.session.SessionState;
import org.convene.wire.ServerMessage;

/// Decides the commands that go into one transaction, in their order, each against the state that
/// the ones before it leave.
final class Batch {
  /// A command waiting in a room.
  record Commanded(CommandId id, ParticipantId actor, SessionCommand command, LiveSocket from) {}

  /// What to tell the sender after the commit.
  private record Answer(Commanded to, Decision<SessionEvent> decision, long revision) {}

  private final Answered answered;
  private final Instant now;
  private final List<Logged> events = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final SessionState first;
  private SessionState state;

  Batch(SessionState state, Answered answered, Instant now) {
    this.first = state;
    this.state = state;
    this.answered = answered;
    this.now = now;
  }

  /// To append, contiguous from the state's revision.
  List<Logged> events() {
    return events;
  }

  void decide(List<Commanded> commands, Facts facts) {
    commands.forEach(command -> decide(command, facts));
  }

  private void decide(Commanded c, Facts facts) {
    Optional<Long> before = answered.find(c.actor().value(), c.id()).or(() -> inBatch(c));
    if (before.isPresent()) {
      answers.add(new Answer(c, Decision.accept(), before.get()));
      return;
    }
    Decision<SessionEvent> decision =
        SessionRules.decide(state, c.command(), new Context(now, Uuids::v7), facts);
    if (decision instanceof Decision.Accepted<SessionEvent>(List<SessionEvent> accepted)) {
      accepted.forEach(event -> append(c, event));
    }
    answers.add(new Answer(c, decision, state.revision()));
  }

  private void append(Commanded c, SessionEvent event) {
    Logged logged = new Logged(state.revision() + 1, now, c.actor().value(), c.id(), event);
    state = state.evolve(logged);
    events.add(logged);
  }

  /// Those who came later join the open poll's roll: nobody commanded it.
  void amend(RollAmended amended) {
    Logged logged =
        new Logged(
            state.revision() + 1,
            now,
            Uuids.NIL,
            new CommandId(Uuids.v7()),
            new SessionEvent.OnPoll(amended));
    state = state.evolve(logged);
    events.add(logged);
  }

  /// The same event, with what is known of it only now.
  void restate(int place, SessionEvent event) {
    Logged before = events.get(place);
    events.set(
        place, new Logged(before.revision(), before.at(), before.actor(), before.command(), event));
    state = first;
    events.forEach(logged -> state = state.evolve(logged));
  }

  /// As it is after all of it.
  SessionState state() {
    return state;
  }

  private Optional<Long> inBatch(Commanded c) {
    return events.reversed().stream()
        .filter(e -> e.command().equals(c.id()) && e.actor().equals(c.actor().value()))
        .findFirst()
        .map(Logged::revision);
  }

  /// How many commands were decided.
  int size() {
    return answers.size();
  }

  /// After the commit, and only then.
  void answer() {
    answers.forEach(this::answer);
  }

  private void answer(Answer answer) {
    Commanded to = answer.to();
    switch (answer.decision()) {
      case Decision.Accepted<SessionEvent> _ -> {
        ServerMessage ack = new ServerMessage.Ack(to.id(), answer.revision(), null, now);
        to.from().on(() -> to.from().reply(ack));
      }
      case Decision.Refused<SessionEvent>(var refusal) ->
          to.from().on(() -> to.from().refuse(to.id(), refusal));
    }
  }
}
