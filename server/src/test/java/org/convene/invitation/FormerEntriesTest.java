package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.ADA;
import static org.convene.invitation.InvitationWorld.START;

import biweekly.ICalendar;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.RecurrenceId;
import java.util.Date;
import org.convene.mail.MailWorld;
import org.convene.meeting.Meeting;
import org.convene.meeting.Series;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Answers to what stands in somebody's calendar, although the meeting has come to stand under
/// another entry, and they have not been told yet.
class FormerEntriesTest {
  @RegisterExtension static final MailWorld MAIL = new MailWorld();

  private InvitationWorld world = new InvitationWorld(MAIL);

  @BeforeEach
  void afresh() {
    world = new InvitationWorld(MAIL);
  }

  /// As when it goes over to another series.
  private void comesToStandUnder(Meeting meeting, String uid) {
    MAIL.database()
        .execute("update meeting set uid = '%s' where id = '%s'".formatted(uid, meeting.id()));
  }

  private ICalendar accepted() {
    return world.answer(world.told(ADA), "REPLY", ADA, ParticipationStatus.ACCEPTED, _ -> {});
  }

  @Test
  void anAnswerCountsForTheMeetingWhereverItStands() {
    Meeting meeting = world.invited();
    comesToStandUnder(meeting, "m-other@convene.example");
    world.arrives(accepted(), ADA);
    assertThat(world.setAside()).isEmpty();
    assertThat(world.partstats()).containsExactly(ADA + " accepted");
  }

  @Test
  void whatComesFromSomebodyElseIsStillSetAside() {
    Meeting meeting = world.invited();
    comesToStandUnder(meeting, "m-other@convene.example");
    world.arrives(
        world.answer(
            world.told(ADA), "REPLY", "eve@ghent.example", ParticipationStatus.ACCEPTED, _ -> {}),
        "eve@ghent.example");
    assertThat(world.setAside()).containsExactly("there is no meeting with its UID");
    assertThat(world.partstats()).containsExactly(ADA + " needs-action");
  }

  @Test
  void aDateThatHasMovedWithinItsSeriesIsTheSameDate() {
    Series series = world.series();
    Meeting first = world.dates(series).getFirst();
    world.invite(first, "Ada Peeters", ADA);
    world.gather(first);
    world.tellAll();
    MAIL.database()
        .execute(
            "update meeting set recurrence_id = recurrence_id + interval '1 hour' where id = '%s'"
                .formatted(first.id()));
    ICalendar answer = accepted();
    answer
        .getEvents()
        .getFirst()
        .setRecurrenceId(
            new RecurrenceId(Date.from(START.atZone(InvitationWorld.BRUSSELS).toInstant())));
    world.arrives(answer, ADA);
    assertThat(world.setAside()).isEmpty();
    assertThat(world.partstats()).containsExactly(ADA + " accepted");
  }

  /// Who is invited to all of it answers for one date, which an organiser has just changed together
  /// with those after it.
  @Test
  void aDateThatHasGoneOverToTheSeriesThatFollowsIsTheSameDate() {
    Series series = world.series();
    world.invite(series, "Ada Peeters", ADA);
    Meeting last = world.dates(series).getLast();
    world.gather(last);
    world.tellAll();
    ICalendar answer = accepted();
    Date start = Date.from(last.startsAt());
    answer.getEvents().getFirst().setRecurrenceId(new RecurrenceId(start));
    Series following = world.series();
    world.invite(following, "Ada Peeters", ADA);
    goesOver(last, series, following);
    world.arrives(answer, ADA);
    assertThat(world.setAside()).isEmpty();
    assertThat(
            MAIL.rows("select partstat from attendee where meeting_id = '%s'".formatted(last.id())))
        .containsExactly("accepted");
  }

  private void goesOver(Meeting date, Series from, Series to) {
    MAIL.database().execute("delete from meeting where series_id = '%s'".formatted(to.id()));
    MAIL.database()
        .execute(
            "update series set follows_id = '%s' where id = '%s'".formatted(from.id(), to.id()));
    MAIL.database()
        .execute(
            "update meeting set series_id = '%s', uid = '%s' where id = '%s'"
                .formatted(to.id(), to.uid(), date.id()));
  }
}
