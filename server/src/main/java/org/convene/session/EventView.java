package org.convene.session;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convene.agenda.AgendaEvent;
import org.convene.agenda.AgendaEvent.AgendaItemAdded;
import org.convene.agenda.AgendaEvent.AgendaItemEdited;
import org.convene.agenda.AgendaEvent.AgendaItemFinished;
import org.convene.agenda.AgendaEvent.AgendaItemMoved;
import org.convene.agenda.AgendaEvent.AgendaItemRemoved;
import org.convene.agenda.AgendaEvent.AgendaItemRestored;
import org.convene.agenda.AgendaEvent.AgendaItemSkipped;
import org.convene.agenda.AgendaEvent.AgendaItemStarted;
import org.convene.agenda.AgendaItem;
import org.convene.base.AgendaItemId;
import org.convene.base.ParticipantId;
import org.convene.poll.PollEvent;
import org.convene.poll.PollEvent.PollRemoved;
import org.convene.session.SessionEvent.OnAgenda;
import org.convene.session.SessionEvent.OnPoll;
import org.convene.session.SessionEvent.ParticipantReadmitted;
import org.convene.session.SessionEvent.ParticipantRemoved;
import org.convene.session.SessionEvent.SessionClosed;
import org.convene.session.SessionEvent.SessionOpened;
import org.convene.session.SessionEvent.SessionReopened;
import org.convene.session.SessionEvent.SessionStarted;
import org.convene.session.SessionEvent.WallChanged;

/// An event as one audience sees it (`Event` in the schema): what happened, with the thing as it is
/// afterwards.
///
/// @param body `session`, `item`, `poll` …, by the event's type
public record EventView(
    String type, long revision, Instant at, @JsonAnyGetter Map<String, Object> body) {

  /// @param after the state just after the event
  /// @return nothing where the audience may not know of it
  public static Optional<EventView> of(
      SessionInfo info, Logged logged, SessionState after, Audience audience) {
    boolean facilitator = audience == Audience.FACILITATOR;
    return switch (logged.event()) {
      case SessionOpened _, SessionStarted _, SessionClosed _, SessionReopened _ ->
          some(logged, Map.of("session", StateView.SessionView.of(info, after)));
      case WallChanged(WallMode mode) -> some(logged, Map.of("wall", new StateView.WallView(mode)));
      case ParticipantRemoved(ParticipantId who) when facilitator ->
          some(logged, Map.of("participant", who));
      case ParticipantReadmitted(ParticipantId who) when facilitator ->
          some(logged, Map.of("participant", who));
      case ParticipantRemoved _, ParticipantReadmitted _ -> Optional.empty();
      case OnAgenda(AgendaEvent event) -> some(logged, agenda(event, after, audience));
      case OnPoll(PollRemoved(var poll)) ->
          facilitator ? some(logged, Map.of("poll", poll)) : Optional.empty();
      case OnPoll(PollEvent event) ->
          StateView.polls(after, audience).stream()
              .filter(poll -> poll.id().equals(event.poll()))
              .findFirst()
              .flatMap(poll -> some(logged, Map.of("poll", StateView.view(poll, audience))));
    };
  }

  private static Optional<EventView> some(Logged logged, Map<String, Object> body) {
    return Optional.of(new EventView(logged.event().type(), logged.revision(), logged.at(), body));
  }

  private static Map<String, Object> agenda(
      AgendaEvent event, SessionState after, Audience audience) {
    return switch (event) {
      case AgendaItemAdded _, AgendaItemMoved _ ->
          Map.of("item", item(event, after, audience), "order", order(after));
      case AgendaItemEdited _, AgendaItemStarted _, AgendaItemFinished _, AgendaItemSkipped _ ->
          Map.of("item", item(event, after, audience));
      case AgendaItemRemoved _ -> Map.of("items", removed(event, after), "order", order(after));
      case AgendaItemRestored _ ->
          Map.of("items", restored(event, after, audience), "order", order(after));
    };
  }

  private static Object item(AgendaEvent event, SessionState after, Audience audience) {
    return StateView.view(after.agenda().find(event.item()).orElseThrow(), audience);
  }

  private static List<AgendaItemId> order(SessionState after) {
    return after.agenda().items().stream().map(AgendaItem::id).toList();
  }

  private static List<AgendaItemId> removed(AgendaEvent event, SessionState after) {
    return after.agenda().subtree(event.item()).stream()
        .filter(item -> Objects.equals(item.removedIn(), after.revision()))
        .map(AgendaItem::id)
        .toList();
  }

  private static List<Object> restored(AgendaEvent event, SessionState after, Audience audience) {
    return after.agenda().subtree(event.item()).stream()
        .filter(item -> !item.removed())
        .<Object>map(item -> StateView.view(item, audience))
        .toList();
  }
}
