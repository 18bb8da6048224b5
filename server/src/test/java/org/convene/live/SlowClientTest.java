package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.live.LiveClient.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Law: a connection that does not read costs the server nothing and others no time; when it reads
/// again, it gets what is newest instead of everything it missed.
class SlowClientTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int EDITS = 400;

  /// Below what one connection may send at once, however fast the machine is.
  private static final int EDITS_OF_A_CONNECTION = Limits.FRAMES_AT_ONCE / 2;

  @Test
  void aStaleConnectionIsBroughtUpToDateInOneStep() {
    try (World world = World.withSmallBuffers(DATABASE);
        LiveClient fay = world.facilitator();
        LiveClient sleeper = world.facilitator()) {
      fay.does(LivePathTest.item("Much discussed"));
      sleeper.stateAt(1);
      sleeper.pause();
      long revision = 1;
      for (int i = 0; i < EDITS; i++) {
        revision = edit(fay, i, revision);
      }
      sleeper.resume();
      JsonNode state = sleeper.stateAt(revision);

      assertThat(state).isEqualTo(fay.stateAt(revision));
      assertThat(sleeper.applied()).as("frames, for " + EDITS + " edits").isLessThan(EDITS);
    }
  }

  private static long edit(LiveClient fay, int number, long base) {
    if (number % EDITS_OF_A_CONNECTION == 0) {
      fay.drop().connect();
    }
    JsonNode item = fay.stateAt(base).path("agenda").get(0);
    ObjectNode edit =
        message("editAgendaItem")
            .put("item", item.path("id").asText())
            .put("base", item.path("revision").asLong())
            .put("kind", "discussion")
            .put("minutes", number)
            .put("notes", "n".repeat(4000));
    edit.putObject("title").put("en", "Much discussed");
    return fay.does(edit).path("revision").asLong();
  }
}
