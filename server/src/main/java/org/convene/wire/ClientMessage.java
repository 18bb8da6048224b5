package org.convene.wire;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.convene.base.CommandId;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.base.PollId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.base.Tagged;
import org.jspecify.annotations.Nullable;

/// What a client may send.
public sealed interface ClientMessage {
  /// The first frame.
  ///
  /// @param epoch with `revision`: the last that was applied, to resume from
  @JsonTypeName("hello")
  record Hello(String ticket, SessionId session, @Nullable UUID epoch, @Nullable Long revision)
      implements ClientMessage {}

  /// @param command read by the session, which knows the commands
  @JsonTypeName("command")
  record Command(CommandId id, JsonNode command) implements ClientMessage {}

  /// @param rev the mandate's last known rev + 1
  /// @param mandate the sender's own when absent
  /// @param ballot read by the poll, which knows the ballots
  @JsonTypeName("cast")
  record Cast(CommandId id, PollId poll, @Nullable MandateId mandate, int rev, JsonNode ballot)
      implements ClientMessage {}

  Tagged JSON = new Tagged("message", ClientMessage.class);

  /// What came over the wire, or why it is no message.
  sealed interface Read {
    record Message(ClientMessage message) implements Read {}

    /// @param id of the command that it was meant to be, where it can be read
    record Broken(@Nullable CommandId id, Refusal refusal) implements Read {}
  }

  static Read read(String frame) {
    try {
      JsonNode node = Json.MAPPER.readTree(frame);
      return switch (JSON.read(node)) {
        case Tagged.Read.Value(Object message) -> new Read.Message((ClientMessage) message);
        case Tagged.Read.Broken(Refusal refusal) -> new Read.Broken(idOf(node), refusal);
      };
    } catch (JsonProcessingException e) {
      return new Read.Broken(null, Refusal.invalid("invalid-message", Json.explain(e)));
    }
  }

  private static @Nullable CommandId idOf(JsonNode node) {
    try {
      return new CommandId(UUID.fromString(node.path("id").asText()));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
