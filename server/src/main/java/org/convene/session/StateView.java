package org.convene.session;

import java.time.Instant;
import java.util.List;
import org.convene.agenda.AgendaItem;
import org.convene.agenda.AgendaItemView;
import org.convene.base.ParticipantId;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.poll.Poll;
import org.convene.poll.PollView;
import org.jspecify.annotations.Nullable;

/// A session's state as one audience sees it (`State` in the schema). What an audience may not see
/// is not in it:
///
/// | | facilitator | participant, wall |
/// |---|---|---|
/// | notes of agenda items | yes | no |
/// | drafts of polls | yes | no |
/// | result of a closed poll | yes | once published |
/// | who was removed | yes | no |
public record StateView(
    SessionView session,
    List<AgendaItemView> agenda,
    List<PollView> polls,
    WallView wall,
    @Nullable List<ParticipantId> removed) {

  public record SessionView(
      SessionId id,
      String slug,
      String code,
      Text title,
      String kind,
      String zone,
      Instant plannedStart,
      Instant plannedEnd,
      SessionPhase state,
      @Nullable Instant openedAt,
      @Nullable Instant startedAt,
      @Nullable Instant closedAt) {
    static SessionView of(SessionInfo i, SessionState s) {
      return new SessionView(
          i.id(),
          i.slug(),
          i.code(),
          i.title(),
          i.kind(),
          i.zone(),
          i.plannedStart(),
          i.plannedEnd(),
          s.phase(),
          s.openedAt(),
          s.startedAt(),
          s.closedAt());
    }
  }

  public record WallView(WallMode mode) {}

  public static StateView of(SessionInfo info, SessionState state, Audience audience) {
    return new StateView(
        SessionView.of(info, state),
        state.agenda().items().stream().map(item -> view(item, audience)).toList(),
        polls(state, audience).stream().map(poll -> view(poll, audience)).toList(),
        new WallView(state.wall()),
        audience == Audience.FACILITATOR ? state.removed().stream().toList() : null);
  }

  /// Facilitators have them in the order they were added. Everybody else hears of a poll when it
  /// opens, and has them in that order: so a client that stayed and one that came late agree.
  static List<Poll> polls(SessionState state, Audience audience) {
    return audience == Audience.FACILITATOR ? state.polls().all() : state.polls().opened();
  }

  static AgendaItemView view(AgendaItem item, Audience audience) {
    return audience == Audience.FACILITATOR ? AgendaItemView.full(item) : AgendaItemView.open(item);
  }

  static PollView view(Poll poll, Audience audience) {
    return audience == Audience.FACILITATOR ? PollView.full(poll) : PollView.open(poll);
  }
}
