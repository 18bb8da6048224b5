package org.convene.session;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.convene.agenda.Agenda;
import org.convene.base.ParticipantId;
import org.convene.poll.Polls;
import org.convene.session.SessionEvent.OnAgenda;
import org.convene.session.SessionEvent.OnPoll;
import org.convene.session.SessionEvent.ParticipantReadmitted;
import org.convene.session.SessionEvent.ParticipantRemoved;
import org.convene.session.SessionEvent.SessionClosed;
import org.convene.session.SessionEvent.SessionOpened;
import org.convene.session.SessionEvent.SessionReopened;
import org.convene.session.SessionEvent.SessionStarted;
import org.convene.session.SessionEvent.WallChanged;
import org.jspecify.annotations.Nullable;

/// Everything that the log of a session says, up to a revision.
public record SessionState(
    long revision,
    SessionPhase phase,
    @Nullable Instant openedAt,
    @Nullable Instant startedAt,
    @Nullable Instant closedAt,
    Agenda agenda,
    Polls polls,
    WallMode wall,
    Set<ParticipantId> removed) {
  public static final SessionState NEW =
      new SessionState(
          0,
          SessionPhase.PLANNED,
          null,
          null,
          null,
          Agenda.EMPTY,
          Polls.NONE,
          WallMode.AUTO,
          Set.of());

  public SessionState {
    removed = Set.copyOf(removed);
  }

  /// @throws IllegalStateException if the event does not follow, or cannot have happened: the log
  ///   is broken
  public SessionState evolve(Logged logged) {
    if (logged.revision() != revision + 1) {
      throw new IllegalStateException(
          "revision " + logged.revision() + " cannot follow " + revision);
    }
    return happened(logged.event(), logged.revision(), logged.at());
  }

  private SessionState happened(SessionEvent event, long next, Instant at) {
    return switch (event) {
      case SessionOpened _ -> phase(next, SessionPhase.OPEN, at, startedAt, null);
      case SessionStarted _ -> phase(next, phase, openedAt, at, null);
      case SessionClosed _ -> phase(next, SessionPhase.CLOSED, openedAt, startedAt, at);
      case SessionReopened _ -> phase(next, SessionPhase.OPEN, openedAt, startedAt, null);
      case WallChanged(WallMode mode) -> parts(next, agenda, polls, mode, removed);
      case ParticipantRemoved(ParticipantId who) -> parts(next, agenda, polls, wall, with(who));
      case ParticipantReadmitted(ParticipantId who) ->
          parts(next, agenda, polls, wall, without(who));
      case OnAgenda(var e) -> parts(next, agenda.evolve(e, next, at), polls, wall, removed);
      case OnPoll(var e) -> parts(next, agenda, polls.evolve(e, next, at), wall, removed);
    };
  }

  private SessionState phase(
      long next,
      SessionPhase now,
      @Nullable Instant opened,
      @Nullable Instant started,
      @Nullable Instant closed) {
    return new SessionState(next, now, opened, started, closed, agenda, polls, wall, removed);
  }

  private SessionState parts(long next, Agenda a, Polls p, WallMode w, Set<ParticipantId> r) {
    return new SessionState(next, phase, openedAt, startedAt, closedAt, a, p, w, r);
  }

  private Set<ParticipantId> with(ParticipantId who) {
    Set<ParticipantId> more = new HashSet<>(removed);
    more.add(who);
    return more;
  }

  private Set<ParticipantId> without(ParticipantId who) {
    Set<ParticipantId> fewer = new HashSet<>(removed);
    fewer.remove(who);
    return fewer;
  }
}
