package org.convene.session;

import static org.convene.base.Decision.accept;
import static org.convene.base.Decision.refuse;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.convene.agenda.AgendaCommand;
import org.convene.agenda.AgendaEvent.AgendaItemFinished;
import org.convene.agenda.AgendaRules;
import org.convene.base.AgendaItemId;
import org.convene.base.Context;
import org.convene.base.Decision;
import org.convene.base.Decision.Accepted;
import org.convene.base.Decision.Refused;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.Role;
import org.convene.poll.PollCommand;
import org.convene.poll.PollCommand.AddPoll;
import org.convene.poll.PollCommand.CancelPoll;
import org.convene.poll.PollCommand.EditPoll;
import org.convene.poll.PollCommand.GroupTexts;
import org.convene.poll.PollCommand.OpenPoll;
import org.convene.poll.PollCommand.RevealPoll;
import org.convene.poll.PollRules;
import org.convene.poll.PollState;
import org.convene.session.SessionCommand.CloseSession;
import org.convene.session.SessionCommand.OnAgenda;
import org.convene.session.SessionCommand.OnPoll;
import org.convene.session.SessionCommand.OpenSession;
import org.convene.session.SessionCommand.ReadmitParticipant;
import org.convene.session.SessionCommand.RemoveParticipant;
import org.convene.session.SessionCommand.ReopenSession;
import org.convene.session.SessionCommand.ShowOnWall;
import org.convene.session.SessionCommand.StartSession;
import org.convene.session.SessionEvent.ParticipantReadmitted;
import org.convene.session.SessionEvent.ParticipantRemoved;
import org.convene.session.SessionEvent.SessionClosed;
import org.convene.session.SessionEvent.SessionOpened;
import org.convene.session.SessionEvent.SessionReopened;
import org.convene.session.SessionEvent.SessionStarted;
import org.convene.session.SessionEvent.WallChanged;
import org.jspecify.annotations.Nullable;

/// What may happen in a session. Who may command was settled before.
public final class SessionRules {
  private static final Refusal NOT_OPEN =
      Refusal.conflict("session-not-open", "the session is not open: open it first");

  private SessionRules() {}

  public static Decision<SessionEvent> decide(
      SessionState state, SessionCommand command, Context context, Facts facts) {
    if (state.phase() == SessionPhase.CLOSED && !afterClose(command)) {
      return refuse(Refusal.conflict("session-closed", "the session is closed: reopen it first"));
    }
    return switch (command) {
      case OpenSession _ -> open(state);
      case StartSession _ -> start(state);
      case CloseSession _ -> close(state);
      case ReopenSession _ -> reopen(state);
      case ShowOnWall(WallMode mode) ->
          state.wall() == mode ? accept() : accept(new WallChanged(mode));
      case RemoveParticipant(ParticipantId who) -> remove(state, who, facts);
      case ReadmitParticipant(ParticipantId who) ->
          state.removed().contains(who) ? accept(new ParticipantReadmitted(who)) : accept();
      case OnAgenda(AgendaCommand c) -> onAgenda(state, c, context);
      case OnPoll(PollCommand c) -> onPoll(state, c, context, facts);
    };
  }

  private static boolean afterClose(SessionCommand command) {
    return switch (command) {
      case ReopenSession _, ShowOnWall _, CloseSession _ -> true;
      case OnPoll(RevealPoll _), OnPoll(CancelPoll _), OnPoll(GroupTexts _) -> true;
      case OpenSession _,
          StartSession _,
          RemoveParticipant _,
          ReadmitParticipant _,
          OnAgenda _,
          OnPoll _ ->
          false;
    };
  }

  private static Decision<SessionEvent> open(SessionState state) {
    return state.phase() == SessionPhase.PLANNED ? accept(new SessionOpened()) : accept();
  }

  private static Decision<SessionEvent> start(SessionState state) {
    if (state.phase() == SessionPhase.PLANNED) {
      return refuse(NOT_OPEN);
    }
    return state.startedAt() == null ? accept(new SessionStarted()) : accept();
  }

  private static Decision<SessionEvent> close(SessionState state) {
    if (state.phase() == SessionPhase.CLOSED) {
      return accept();
    }
    if (state.phase() == SessionPhase.PLANNED) {
      return refuse(NOT_OPEN);
    }
    if (state.polls().open().isPresent()) {
      return refuse(Refusal.conflict("another-poll-open", "a poll is still open: close it first"));
    }
    return state
        .agenda()
        .current()
        .<Decision<SessionEvent>>map(item ->
            accept(
                new SessionEvent.OnAgenda(new AgendaItemFinished(item.id())), new SessionClosed()))
        .orElseGet(() -> accept(new SessionClosed()));
  }

  private static Decision<SessionEvent> reopen(SessionState state) {
    return switch (state.phase()) {
      case CLOSED -> accept(new SessionReopened());
      case OPEN -> accept();
      case PLANNED -> refuse(NOT_OPEN);
    };
  }

  private static Decision<SessionEvent> remove(SessionState state, ParticipantId who, Facts facts) {
    Optional<Role> role = facts.roleOf(who);
    if (role.isEmpty()) {
      return refuse(Refusal.unknown("unknown-participant", "there is no participant " + who));
    }
    if (role.get() == Role.FACILITATOR) {
      return refuse(Refusal.forbidden("facilitator-stays", "a facilitator cannot be removed"));
    }
    return state.removed().contains(who) ? accept() : accept(new ParticipantRemoved(who));
  }

  private static Decision<SessionEvent> onAgenda(
      SessionState state, AgendaCommand command, Context context) {
    if (command instanceof AgendaCommand.StartAgendaItem && state.startedAt() == null) {
      return refuse(
          Refusal.conflict("session-not-started", "the session has not started: start it first"));
    }
    return map(AgendaRules.decide(state.agenda(), command, context), SessionEvent.OnAgenda::new);
  }

  private static Decision<SessionEvent> onPoll(
      SessionState state, PollCommand command, Context context, Facts facts) {
    return pollFlaw(state, command)
        .or(() -> rollFlaw(state, command, facts))
        .<Decision<SessionEvent>>map(Decision::refuse)
        .orElseGet(() ->
            map(
                PollRules.decide(state.polls(), command, context, facts::roll, facts::counted),
                SessionEvent.OnPoll::new));
  }

  private static Optional<Refusal> rollFlaw(SessionState state, PollCommand command, Facts facts) {
    return command instanceof OpenPoll(PollId id)
        ? state.polls().find(id).filter(p -> p.state() == PollState.DRAFT).flatMap(facts::unfit)
        : Optional.empty();
  }

  private static Optional<Refusal> pollFlaw(SessionState state, PollCommand command) {
    return switch (command) {
      case AddPoll(var draft) -> itemFlaw(state, draft.item());
      case EditPoll(_, _, var draft) -> itemFlaw(state, draft.item());
      case OpenPoll _ ->
          state.phase() == SessionPhase.OPEN ? Optional.empty() : Optional.of(NOT_OPEN);
      case PollCommand.RemovePoll _,
          PollCommand.ClosePoll _,
          RevealPoll _,
          CancelPoll _,
          GroupTexts _ ->
          Optional.empty();
    };
  }

  private static Optional<Refusal> itemFlaw(SessionState state, @Nullable AgendaItemId item) {
    return item == null || state.agenda().find(item).filter(i -> !i.removed()).isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.unknown("unknown-agenda-item", "there is no agenda item " + item));
  }

  private static <E> Decision<SessionEvent> map(
      Decision<E> decision, Function<E, SessionEvent> wrap) {
    return switch (decision) {
      case Accepted<E>(List<E> events) -> new Accepted<>(events.stream().map(wrap).toList());
      case Refused<E>(Refusal refusal) -> refuse(refusal);
    };
  }
}
