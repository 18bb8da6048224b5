package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.ADA;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.convene.attendee.Partstat;
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

  /// Returns once PostgreSQL says that somebody waits for a lock.
  private static void untilSomebodyWaits() {
    String waits =
        "select pid::text from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (MAIL.rows(waits).isEmpty()) {
      assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
    }
  }

  @Test
  void whoLeavesWhileOthersAreToldIsNotInvitedBack() throws Exception {
    Meeting meeting = world.invited();
    MAIL.database().execute("update attendee set place = 'confirmed', place_order = 1");
    world.moved(meeting, InvitationWorld.START.plusHours(1));
    MAIL.clock().advance(Notices.QUIET);
    SqlConnection leaving = await(MAIL.database().database().pool().getConnection());
    var transaction = await(leaving.begin());
    await(world.answered(leaving, meeting.uid(), null, Partstat.DECLINED));
    Thread telling = Thread.ofVirtual().start(() -> world.notices.tellOne());
    untilSomebodyWaits();
    await(transaction.commit());
    await(leaving.close());
    telling.join();
    world.sendDue();
    assertThat(world.told(ADA).getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(MAIL.rows("select method from told")).containsExactly("CANCEL");
    assertThat(waiting()).isEmpty();
  }
}
