package org.convene.session;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import org.convene.agenda.AgendaCommand;
import org.convene.base.ParticipantId;
import org.convene.base.Refusal;
import org.convene.base.Tagged;
import org.convene.poll.PollCommand;

/// What a facilitator may tell a session to do.
public sealed interface SessionCommand {
  /// Planned → open: people may join; it is a lobby until [StartSession].
  @JsonTypeName("openSession")
  record OpenSession() implements SessionCommand {}

  @JsonTypeName("startSession")
  record StartSession() implements SessionCommand {}

  /// Finishes the current agenda item. Refused while a poll is open.
  @JsonTypeName("closeSession")
  record CloseSession() implements SessionCommand {}

  /// Undoes [CloseSession].
  @JsonTypeName("reopenSession")
  record ReopenSession() implements SessionCommand {}

  @JsonTypeName("showOnWall")
  record ShowOnWall(WallMode mode) implements SessionCommand {}

  /// Closes their connections and refuses their return.
  @JsonTypeName("removeParticipant")
  record RemoveParticipant(ParticipantId participant) implements SessionCommand {}

  /// Undoes [RemoveParticipant].
  @JsonTypeName("readmitParticipant")
  record ReadmitParticipant(ParticipantId participant) implements SessionCommand {}

  record OnAgenda(AgendaCommand command) implements SessionCommand {}

  record OnPoll(PollCommand command) implements SessionCommand {}

  Tagged JSON = new Tagged("command", SessionCommand.class, AgendaCommand.class, PollCommand.class);

  /// What came over the wire, or why it is no command.
  sealed interface Read {
    record Command(SessionCommand command) implements Read {}

    record Broken(Refusal refusal) implements Read {}
  }

  static Read read(JsonNode node) {
    return switch (JSON.read(node)) {
      case Tagged.Read.Broken(Refusal refusal) -> new Read.Broken(refusal);
      case Tagged.Read.Value(AgendaCommand c) -> new Read.Command(new OnAgenda(c));
      case Tagged.Read.Value(PollCommand c) -> new Read.Command(new OnPoll(c));
      case Tagged.Read.Value(Object c) -> new Read.Command((SessionCommand) c);
    };
  }
}
