package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.convene.base.CommandId;
import org.convene.base.Json;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.session.Audience;
import org.convene.session.Logged;
import org.convene.session.SessionEvent;
import org.convene.session.SessionInfo;
import org.convene.session.SessionState;
import org.convene.session.WallMode;
import org.junit.jupiter.api.Test;

/// Law: a frame of events covers every revision from its first to its last, however many there are;
/// who cannot be given all that is missing is given a snapshot.
class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T13:00:00Z");
  private static final SessionInfo INFO =
      new SessionInfo(
          new SessionId(Uuids.v7()),
          Uuids.v7(),
          "slug",
          "ABC234",
          Text.of("en", "A"),
          "telco",
          "UTC",
          NOW,
          NOW);

  private final History history = new History(INFO, SessionState.NEW);

  @Test
  void aBatchLongerThanWhatIsKeptReachesThoseWhoAreThereWhole() {
    Map<Audience, Outgoing> frames = history.advance(events(1, Limits.REMEMBERED_EVENTS + 100));

    assertThat(json(Objects.requireNonNull(frames.get(Audience.WALL))).path("events"))
        .hasSize(Limits.REMEMBERED_EVENTS + 100);
  }

  @Test
  void whoIsFurtherBehindThanWhatIsKeptGetsASnapshot() {
    history.advance(events(1, Limits.REMEMBERED_EVENTS + 100));

    assertThat(type(Optional.of(INFO.epoch()), 50)).isEqualTo("snapshot");
    assertThat(type(Optional.of(INFO.epoch()), Limits.REMEMBERED_EVENTS + 99)).isEqualTo("events");
    assertThat(
            history.since(Audience.WALL, Optional.of(INFO.epoch()), Limits.REMEMBERED_EVENTS + 100))
        .isEmpty();
  }

  @Test
  void anotherEpochARevisionAheadAndNoStateAtAllGetASnapshot() {
    history.advance(events(1, 3));

    assertThat(type(Optional.of(Uuids.v7()), 3)).isEqualTo("snapshot");
    assertThat(type(Optional.of(INFO.epoch()), 4)).isEqualTo("snapshot");
    assertThat(type(Optional.of(INFO.epoch()), -1)).isEqualTo("snapshot");
    assertThat(type(Optional.empty(), 0)).isEqualTo("snapshot");
  }

  private String type(Optional<UUID> epoch, long revision) {
    return json(history.since(Audience.WALL, epoch, revision).getFirst()).path("type").asText();
  }

  private static List<Logged> events(long from, int count) {
    List<Logged> events = new ArrayList<>();
    for (long revision = from; revision < from + count; revision++) {
      WallMode mode = revision % 2 == 0 ? WallMode.AUTO : WallMode.BLANK;
      events.add(
          new Logged(
              revision,
              NOW,
              Uuids.NIL,
              new CommandId(Uuids.v7()),
              new SessionEvent.WallChanged(mode)));
    }
    return events;
  }

  private static JsonNode json(Outgoing frame) {
    try {
      return Json.MAPPER.readTree(frame.bytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
