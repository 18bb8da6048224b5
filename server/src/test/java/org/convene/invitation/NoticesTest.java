package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.ADA;

import java.time.Duration;
import java.util.List;
import org.convene.mail.MailWorld;
import org.convene.meeting.Meeting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is about to be told.
class NoticesTest {
  @RegisterExtension static final MailWorld MAIL = new MailWorld();

  private InvitationWorld world = new InvitationWorld(MAIL);

  @BeforeEach
  void afresh() {
    world = new InvitationWorld(MAIL);
  }

  private static List<String> waiting() {
    return MAIL.rows("select subject::text from notice");
  }

  @Test
  void oneThatCannotBeToldLetsTheOthersGoFirstAndIsToldLater() {
    Meeting spoilt = world.meeting();
    world.invite(spoilt, "Bo", "bo@ghent.example");
    world.gather(spoilt);
    world.spoilt(spoilt);
    MAIL.clock().advance(Duration.ofSeconds(1));
    world.invited();
    assertThat(MAIL.mailboxOf(ADA)).hasSize(1);
    assertThat(MAIL.mailboxOf("bo@ghent.example")).isEmpty();
    assertThat(waiting()).containsExactly(spoilt.id().toString());
    MAIL.database()
        .execute(
            "update meeting set zone = 'Europe/Brussels' where id = '%s'".formatted(spoilt.id()));
    MAIL.clock().advance(Duration.ofMinutes(5));
    world.tellAll();
    assertThat(MAIL.mailboxOf("bo@ghent.example")).hasSize(1);
    assertThat(waiting()).isEmpty();
  }
}
