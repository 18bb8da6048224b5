package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.ADA;
import static org.convene.postgres.TestDatabase.await;

import java.util.List;
import org.convene.attendee.Attendee;
import org.convene.attendee.AttendeeStore;
import org.convene.attendee.Tidings.News;
import org.convene.mail.MailWorld;
import org.convene.meeting.Meeting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What people are told of their registration.
class InvitationTidingsTest {
  @RegisterExtension static final MailWorld MAIL = new MailWorld();

  private InvitationWorld world = new InvitationWorld(MAIL);

  @BeforeEach
  void afresh() {
    world = new InvitationWorld(MAIL);
  }

  private List<String> told(Meeting meeting, String place, News news) {
    MAIL.database().execute("update attendee set place = '%s', place_order = 1".formatted(place));
    var database = MAIL.database().database();
    Attendee attendee =
        await(new AttendeeStore(database.client()).ofMeeting(meeting.id(), ADA)).orElseThrow();
    await(database.pool().withTransaction(on -> world.tidings.tell(on, meeting, attendee, news)));
    return MAIL.rows("select kind || coalesce(' ' || method, '') from mail order by id");
  }

  @Test
  void whoHasAPlaceGetsTheMeetingForTheirCalendar() {
    Meeting meeting = world.meeting();
    world.invite(meeting, "Ada", ADA);
    assertThat(told(meeting, "confirmed", News.REGISTERED))
        .containsExactly("meeting-confirmed REQUEST");
    world.gather(meeting);
    world.tellAll();
    assertThat(MAIL.mailboxOf(ADA)).as("nobody is told twice").hasSize(1);
  }

  @Test
  void whoWaitsGetsWordsAndLaterThePlace() {
    Meeting meeting = world.meeting();
    world.invite(meeting, "Ada", ADA);
    assertThat(told(meeting, "waiting", News.REGISTERED)).containsExactly("meeting-waiting");
    assertThat(told(meeting, "confirmed", News.PROMOTED))
        .containsExactly("meeting-waiting", "meeting-confirmed REQUEST");
    assertThat(told(meeting, "cancelled", News.CANCELLED)).endsWith("meeting-left CANCEL");
  }

  @Test
  void whoIsRefusedOrWasNeverToldGetsWords() {
    Meeting meeting = world.meeting();
    world.invite(meeting, "Ada", ADA);
    assertThat(told(meeting, "refused", News.REFUSED)).containsExactly("meeting-refused");
    assertThat(told(meeting, "cancelled", News.REMOVED)).endsWith("meeting-left");
  }
}
