package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.ADA;
import static org.convene.invitation.InvitationWorld.START;

import java.time.Duration;
import java.util.List;
import org.convene.attendee.Partstat;
import org.convene.mail.MailWorld;
import org.convene.meeting.Meeting;
import org.convene.meeting.Series;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Reminders go once to whoever comes, and only while they are true.
class RemindersTest {
  @RegisterExtension static final MailWorld MAIL = new MailWorld();

  private InvitationWorld world = new InvitationWorld(MAIL);

  @BeforeEach
  void afresh() {
    world = new InvitationWorld(MAIL);
  }

  private void dayBefore(Meeting meeting) {
    MAIL.clock()
        .advance(Duration.between(MAIL.now(), meeting.startsAt().minus(Duration.ofHours(20))));
  }

  private static List<String> states() {
    return MAIL.rows("select state from mail where kind = 'meeting-reminded' order by id");
  }

  private Meeting comingTomorrow() {
    Meeting meeting = world.invited();
    world.accepted();
    dayBefore(meeting);
    return meeting;
  }

  @Test
  void whoComesIsRemindedOnceADayBefore() {
    Meeting meeting = world.invited();
    world.accepted();
    world.notices.remind();
    assertThat(world.sendDue()).isZero();
    dayBefore(meeting);
    world.notices.remind();
    world.notices.remind();
    assertThat(world.sendDue()).isOne();
    world.notices.remind();
    assertThat(world.sendDue()).isZero();
    assertThat(MAIL.mailboxOf(ADA)).hasSize(2);
  }

  @Test
  void whoAnswersForOneDateOfTheirSeriesIsNotRemindedAgain() {
    Series series = world.series();
    world.invite(series, "Ada Peeters", ADA);
    MAIL.database().execute("update attendee set partstat = 'accepted'");
    dayBefore(world.dates(series).getFirst());
    world.notices.remind();
    assertThat(world.sendDue()).isOne();
    world.answered(series.uid(), START, Partstat.TENTATIVE);
    world.notices.remind();
    assertThat(world.sendDue()).isZero();
    assertThat(world.partstats()).containsExactly(ADA + " accepted", ADA + " tentative");
  }

  @Test
  void whoHasNotAnsweredIsNotReminded() {
    dayBefore(world.invited());
    world.notices.remind();
    assertThat(world.sendDue()).isZero();
  }

  @Test
  void nobodyIsRemindedOfWhatWasCancelledMeanwhile() {
    Meeting meeting = comingTomorrow();
    world.notices.remind();
    world.cancelled(meeting);
    world.sendDue();
    assertThat(states()).containsExactly("cancelled");
    assertThat(MAIL.mailboxOf(ADA)).hasSize(1);
  }

  @Test
  void whoHasSaidNoMeanwhileIsNotReminded() {
    comingTomorrow();
    world.notices.remind();
    MAIL.database().execute("update attendee set partstat = 'declined'");
    world.sendDue();
    assertThat(states()).containsExactly("cancelled");
    assertThat(MAIL.mailboxOf(ADA)).hasSize(1);
  }

  @Test
  void aMeetingThatMovesAwayAndBackIsRemindedOfAllTheSame() {
    Meeting meeting = comingTomorrow();
    world.notices.remind();
    world.moved(meeting, START.plusDays(7));
    world.sendDue();
    assertThat(states()).containsExactly("cancelled");
    world.moved(meeting, START);
    world.notices.remind();
    world.sendDue();
    assertThat(states()).containsExactly("cancelled", "sent");
  }

  @Test
  void aMeetingThatCannotBeReadKeepsNobodyFromBeingRemindedOfAnother() {
    Meeting spoilt = world.meeting();
    Meeting meeting = comingTomorrow();
    world.spoilt(spoilt);
    world.notices.remind();
    world.sendDue();
    assertThat(meeting.startsAt()).isEqualTo(spoilt.startsAt());
    assertThat(states()).containsExactly("sent");
  }
}
