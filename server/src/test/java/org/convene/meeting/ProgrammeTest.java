package org.convene.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.convene.base.InitiativeId;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.junit.jupiter.api.Test;

class ProgrammeTest {
  private static final Instant START = Fixtures.START;
  private final Meeting meeting =
      Fixtures.meeting(new InitiativeId(Uuids.v7()), "roundtable", "Roundtable");

  @Test
  void aMeetingComesThenHappensThenHasBeen() {
    assertThat(at(START.minusSeconds(1)).coming()).hasSize(1);
    assertThat(at(START).now()).hasSize(1);
    assertThat(at(meeting.endsAt()).past()).hasSize(1);
  }

  @Test
  void aSessionThatRunsOverStillHappens() {
    assertThat(at(meeting.endsAt().plusSeconds(600), Phase.LIVE).now()).hasSize(1);
  }

  @Test
  void aSessionThatIsClosedEarlyHasBeen() {
    assertThat(at(START.plusSeconds(60), Phase.CLOSED).past()).hasSize(1);
  }

  @Test
  void aLobbyHappensOnlyShortlyBeforeItsTime() {
    assertThat(at(START.minus(Duration.ofMinutes(20)), Phase.LOBBY).now()).hasSize(1);
    assertThat(at(START.minus(Duration.ofDays(20)), Phase.LOBBY).coming()).hasSize(1);
  }

  private Programme at(Instant now) {
    return Programme.of(List.of(meeting), Map.of(), now);
  }

  private Programme at(Instant now, Phase phase) {
    var brief = new SessionBrief(new SessionId(Uuids.v7()), meeting.id(), "K7M2QX", phase, 0);
    return Programme.of(List.of(meeting), Map.of(meeting.id(), brief), now);
  }
}
