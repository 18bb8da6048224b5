package org.convene.session;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.convene.agenda.AgendaEvent;
import org.convene.base.ParticipantId;
import org.convene.base.Tagged;
import org.convene.poll.PollEvent;

/// What happened in a session: the bodies of its log. A name or a field, once released, is read for
/// ever.
public sealed interface SessionEvent {
  @JsonTypeName("sessionOpened")
  record SessionOpened() implements SessionEvent {}

  @JsonTypeName("sessionStarted")
  record SessionStarted() implements SessionEvent {}

  @JsonTypeName("sessionClosed")
  record SessionClosed() implements SessionEvent {}

  @JsonTypeName("sessionReopened")
  record SessionReopened() implements SessionEvent {}

  @JsonTypeName("wallChanged")
  record WallChanged(WallMode mode) implements SessionEvent {}

  @JsonTypeName("participantRemoved")
  record ParticipantRemoved(ParticipantId participant) implements SessionEvent {}

  @JsonTypeName("participantReadmitted")
  record ParticipantReadmitted(ParticipantId participant) implements SessionEvent {}

  record OnAgenda(AgendaEvent event) implements SessionEvent {}

  record OnPoll(PollEvent event) implements SessionEvent {}

  Tagged JSON = new Tagged("event", SessionEvent.class, AgendaEvent.class, PollEvent.class);

  /// The name it has in the log and on the wire.
  default String type() {
    return Tagged.nameOf(body());
  }

  default ObjectNode write() {
    return JSON.write(body());
  }

  private Object body() {
    return switch (this) {
      case OnAgenda(AgendaEvent event) -> event;
      case OnPoll(PollEvent event) -> event;
      case SessionOpened _,
          SessionStarted _,
          SessionClosed _,
          SessionReopened _,
          WallChanged _,
          ParticipantRemoved _,
          ParticipantReadmitted _ ->
          this;
    };
  }

  /// Fails loudly on what is no event of ours: a log that cannot be read must not be guessed at.
  static SessionEvent read(JsonNode node) {
    return switch (JSON.read(node)) {
      case Tagged.Read.Broken(var refusal) ->
          throw new IllegalStateException("log: " + refusal.detail());
      case Tagged.Read.Value(AgendaEvent event) -> new OnAgenda(event);
      case Tagged.Read.Value(PollEvent event) -> new OnPoll(event);
      case Tagged.Read.Value(Object event) -> (SessionEvent) event;
    };
  }
}
