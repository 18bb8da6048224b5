package org.convene.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.convene.base.CommandId;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Role;
import org.jspecify.annotations.Nullable;

/// What the server sends. States, events and problems are rendered by the rooms that know them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerMessage {
  @JsonTypeName("welcome")
  record Welcome(
      UUID epoch, long revision, Instant at, You you, List<OwnBallot> ballots, Limits limits)
      implements ServerMessage {}

  /// @param commitment id and name
  record You(
      Role role,
      @Nullable ParticipantId participant,
      @Nullable String name,
      @Nullable Object commitment) {}

  record Limits(int frameBytes, int commandsPerSecond, int heartbeatSeconds) {}

  /// @param by who cast it, where that is another person
  record OwnBallot(
      PollId poll, MandateId mandate, int rev, JsonNode ballot, Instant at, @Nullable String by) {}

  @JsonTypeName("snapshot")
  record Snapshot(UUID epoch, long revision, Object state) implements ServerMessage {}

  /// @param events a JSON array, rendered once for each audience
  @JsonTypeName("events")
  record Events(long from, long to, @JsonRawValue String events) implements ServerMessage {}

  /// The mandates that this connection may cast in a poll of `voters: roll`, its own first: on the
  /// welcome and at the opening.
  ///
  /// @param mandates empty for somebody who is not on the roll
  @JsonTypeName("mandates")
  record Mandates(PollId poll, List<Told> mandates) implements ServerMessage {}

  /// @param as `own`, `delegate` or `proxy`
  record Told(
      MandateId id,
      String name,
      @JsonProperty("class") @Nullable String kind,
      BigDecimal weight,
      String as) {}

  /// Turnout by weight.
  record TurnoutWeight(BigDecimal cast, BigDecimal eligible) {}

  /// @param weight where mandates weigh differently
  /// @param counts with `abstained` only for those who may see the running tally
  @JsonTypeName("tally")
  record Tally(
      PollId poll,
      long revision,
      int cast,
      int eligible,
      @Nullable TurnoutWeight weight,
      @Nullable Integer abstained,
      @Nullable Object counts,
      @Nullable Object texts)
      implements ServerMessage {}

  @JsonTypeName("presence")
  record Presence(int here, @Nullable Integer facilitators) implements ServerMessage {}

  @JsonTypeName("ballotSaved")
  record BallotSaved(OwnBallot ballot) implements ServerMessage {}

  /// @param revision of a command
  /// @param rev of a ballot
  @JsonTypeName("ack")
  record Ack(CommandId id, @Nullable Long revision, @Nullable Integer rev, Instant at)
      implements ServerMessage {}

  @JsonTypeName("rejected")
  record Rejected(@Nullable CommandId id, Object problem) implements ServerMessage {}

  @JsonTypeName("heartbeat")
  record Heartbeat(long revision, Instant at) implements ServerMessage {}

  /// UTF-8 JSON, to be encoded once for everybody who gets the same.
  default byte[] encode() {
    try {
      return Json.MAPPER.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a server message cannot be written", e);
    }
  }
}
