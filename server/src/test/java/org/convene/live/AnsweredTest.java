package org.convene.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.convene.base.CommandId;
import org.convene.session.Logged;
import org.convene.session.SessionEvent;
import org.convene.session.SessionEvent.SessionOpened;
import org.convene.session.SessionEvent.SessionStarted;
import org.junit.jupiter.api.Test;

/// Laws: a command that was answered is answered again with the last revision it led to, to whoever
/// sent it and to nobody else.
class AnsweredTest {
  private static final UUID NOOR = new UUID(0, 1);
  private static final UUID EMIL = new UUID(0, 2);
  private static final CommandId COMMAND = new CommandId(new UUID(0, 3));

  private final Answered answered = new Answered();

  @Test
  void theSameIdGivesTheLastRevisionItLedTo() {
    answered.add(List.of(logged(4, NOOR, new SessionOpened())));
    answered.add(List.of(logged(5, NOOR, new SessionStarted())));

    assertThat(answered.find(NOOR, COMMAND)).contains(5L);
  }

  @Test
  void nobodyUsesUpAnothersId() {
    answered.add(List.of(logged(4, NOOR, new SessionOpened())));

    assertThat(answered.find(EMIL, COMMAND)).isEmpty();
  }

  private static Logged logged(long revision, UUID actor, SessionEvent event) {
    return new Logged(revision, Instant.EPOCH, actor, COMMAND, event);
  }
}
