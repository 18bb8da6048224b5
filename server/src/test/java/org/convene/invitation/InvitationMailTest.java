package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.ADA;
import static org.convene.invitation.InvitationWorld.BRUSSELS;
import static org.convene.invitation.InvitationWorld.START;
import static org.convene.postgres.TestDatabase.await;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.convene.mail.MailWorld;
import org.convene.meeting.Meeting;
import org.convene.meeting.Series;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Invitations over a real mail server, read and answered by a library that nobody here wrote.
class InvitationMailTest {
  @RegisterExtension static final MailWorld MAIL = new MailWorld();

  private InvitationWorld world = new InvitationWorld(MAIL);

  @BeforeEach
  void afresh() {
    world = new InvitationWorld(MAIL);
  }

  private Meeting invited() {
    Meeting meeting = world.meeting();
    world.invite(meeting, "Ada Peeters", ADA);
    world.gather(meeting);
    world.tellAll();
    return meeting;
  }

  private static Instant brussels(LocalDateTime local) {
    return local.atZone(BRUSSELS).toInstant();
  }

  private static String method(MimeMessage message) {
    return InvitationWorld.calendar(message).orElseThrow().getMethod().getValue();
  }

  private static List<String> methods() {
    return MAIL.mailboxOf(ADA).stream().map(InvitationMailTest::method).toList();
  }

  @Test
  void anInvitationSaysWhoInvitesWhomToWhatInTheirZone() throws Exception {
    Meeting meeting = invited();
    ICalendar calendar = world.told(ADA);
    VEvent event = calendar.getEvents().getFirst();
    assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(event.getUid().getValue()).isEqualTo(meeting.uid());
    assertThat(event.getOrganizer().getEmail()).isEqualTo("meetings@ours.example");
    assertThat(event.getAttendees()).hasSize(1);
    assertThat(event.getAttendees().getFirst().getEmail()).isEqualTo(ADA);
    assertThat(event.getAttendees().getFirst().getRsvp()).isTrue();
    assertThat(event.getAttendees().getFirst().getParticipationStatus())
        .isEqualTo(ParticipationStatus.NEEDS_ACTION);
    assertThat(InvitationWorld.startOf(event)).isEqualTo(meeting.startsAt());
    String text = InvitationWorld.part(MAIL.mailboxOf(ADA).getFirst()).orElseThrow();
    assertThat(text).contains("BEGIN:VTIMEZONE", "TZID=Europe/Brussels");
    assertThat(MAIL.mailboxOf(ADA).getFirst().getSubject()).contains("Réunion du Cookbook");
  }

  @Test
  void theMimeMethodIsThatOfTheObjectAndACancelHasItsZoneToo() throws Exception {
    Meeting meeting = invited();
    world.cancelled(meeting);
    world.tellAll();
    MimeMessage cancel = MAIL.mailboxOf(ADA).getLast();
    assertThat(method(cancel)).isEqualTo("CANCEL");
    assertThat(mimeMethod(cancel)).isEqualTo("CANCEL");
    assertThat(InvitationWorld.part(cancel).orElseThrow())
        .contains("BEGIN:VTIMEZONE", "STATUS:CANCELLED", "SEQUENCE:1");
  }

  private static String mimeMethod(MimeMessage message) throws Exception {
    var mixed = (jakarta.mail.Multipart) message.getContent();
    var alternatives = (jakarta.mail.Multipart) mixed.getBodyPart(0).getContent();
    var calendar = alternatives.getBodyPart(alternatives.getCount() - 1);
    return Objects.requireNonNull(
        new ContentType(calendar.getContentType()).getParameter("method"));
  }

  @Test
  void editsAreGatheredAndToldOnceAsTheyAreThen() {
    Meeting meeting = invited();
    for (int hour = 1; hour <= 5; hour++) {
      world.moved(meeting, START.plusHours(hour));
      assertThat(world.notices.tellOne()).as("somebody is still at it").isFalse();
    }
    world.tellAll();
    assertThat(methods()).containsExactly("REQUEST", "REQUEST");
    VEvent event = world.told(ADA).getEvents().getFirst();
    assertThat(InvitationWorld.startOf(event)).isEqualTo(brussels(START.plusHours(5)));
    assertThat(event.getSequence().getValue()).isEqualTo(5);
  }

  @Test
  void whoNeverStopsEditingIsToldAllTheSame() {
    Meeting meeting = invited();
    boolean told = false;
    for (int minute = 0; minute < 20 && !told; minute++) {
      world.moved(meeting, START.plusMinutes(minute + 1L));
      told = world.notices.tellOne();
    }
    assertThat(told).isTrue();
  }

  @Test
  void whoKnowsGetsNothingAndWhoIsNewIsInvited() {
    Meeting meeting = invited();
    world.invite(meeting, "Bo", "bo@ghent.example");
    world.gather(meeting);
    world.tellAll();
    assertThat(MAIL.mailboxOf(ADA)).hasSize(1);
    assertThat(MAIL.mailboxOf("bo@ghent.example")).hasSize(1);
  }

  @Test
  void whatWaitsIsReplacedByWhatIsTrueNow() {
    Meeting meeting = world.meeting();
    world.invite(meeting, "Ada", ADA);
    world.gather(meeting);
    MAIL.clock().advance(Notices.QUIET);
    world.notices.tellOne();
    world.moved(meeting, START.plusHours(1));
    world.tellAll();
    assertThat(MAIL.mailboxOf(ADA)).hasSize(1);
    assertThat(InvitationWorld.startOf(world.told(ADA).getEvents().getFirst()))
        .isEqualTo(brussels(START.plusHours(1)));
  }

  @Test
  void aReplyOfAnotherProgramIsStored() {
    invited();
    world.arrives(
        world.answer(world.told(ADA), "REPLY", ADA, ParticipationStatus.ACCEPTED, _ -> {}), ADA);
    assertThat(world.setAside()).isEmpty();
    assertThat(world.partstats()).containsExactly(ADA + " accepted");
  }

  @Test
  void anOlderReplyThatComesLaterChangesNothing() {
    invited();
    ICalendar told = world.told(ADA);
    ICalendar no = world.answer(told, "REPLY", ADA, ParticipationStatus.DECLINED, _ -> {});
    MAIL.clock().advance(Duration.ofMinutes(10));
    ICalendar yes = world.answer(told, "REPLY", ADA, ParticipationStatus.ACCEPTED, _ -> {});
    world.arrives(yes, ADA);
    world.arrives(no, ADA);
    assertThat(world.partstats()).containsExactly(ADA + " accepted");
    assertThat(world.setAside()).isEmpty();
  }

  @Test
  void aReplyFromSomebodyElseIsSetAside() {
    invited();
    ICalendar forged =
        world.answer(world.told(ADA), "REPLY", ADA, ParticipationStatus.DECLINED, _ -> {});
    world.arrives(forged, "eve@evil.example");
    world.arrives(
        world.answer(
            world.told(ADA), "REPLY", "eve@evil.example", ParticipationStatus.ACCEPTED, _ -> {}),
        "eve@evil.example");
    assertThat(world.partstats()).containsExactly(ADA + " needs-action");
    assertThat(world.setAside())
        .containsExactlyInAnyOrder(
            "it does not answer for whom it is from", "its sender is not invited");
  }

  @Test
  void anAnswerToNoMeetingOfOursIsSetAside() {
    invited();
    world.arrives(
        world.answer(
            world.told(ADA),
            "REPLY",
            ADA,
            ParticipationStatus.ACCEPTED,
            event -> event.setUid("elsewhere@evil.example")),
        ADA);
    assertThat(world.setAside()).containsExactly("there is no meeting with its UID");
  }

  @Test
  void aCounterIsKeptAndTheOrganisersGetAMail() {
    Meeting meeting = invited();
    MAIL.database()
        .execute(
            """
            insert into account (id, name, email) values ('%1$s', 'Olga', 'olga@ours.example') on conflict do nothing;
            insert into member (initiative_id, account_id, role) values ('%1$s', '%1$s', 'organiser') on conflict do nothing
            """
                .formatted(MAIL.initiative()));
    world.arrives(
        world.answer(
            world.told(ADA),
            "COUNTER",
            ADA,
            ParticipationStatus.TENTATIVE,
            event -> {
              event.setDateStart(Date.from(brussels(START.plusHours(2))));
              event.setDateEnd(Date.from(brussels(START.plusHours(3))));
              event.addComment("My train arrives at two.");
            }),
        ADA);
    assertThat(world.setAside()).isEmpty();
    var kept = await(new ProposalStore(MAIL.database().database().client()).of(meeting.id()));
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().startsAt()).isEqualTo(brussels(START.plusHours(2)));
    assertThat(kept.getFirst().comment()).isEqualTo("My train arrives at two.");
    assertThat(world.partstats()).containsExactly(ADA + " tentative");
    MAIL.sendDue();
    assertThat(MAIL.mailboxOf("olga@ours.example")).hasSize(1);
  }

  @Test
  void aSeriesIsToldWithTheDatesThatDiffer() {
    Series series = world.series();
    world.invite(series, "Ada", ADA);
    world.gather(world.dates(series).getFirst());
    world.tellAll();
    assertThat(world.told(ADA).getEvents()).hasSize(1);
    world.moved(world.dates(series).get(1), START.plusDays(8));
    world.cancelled(world.dates(series).get(2));
    world.tellAll();
    ICalendar calendar = world.told(ADA);
    assertThat(calendar.getEvents()).hasSize(2);
    VEvent master = calendar.getEvents().getFirst();
    VEvent apart = calendar.getEvents().get(1);
    assertThat(master.getExceptionDates().getFirst().getValues().getFirst().toInstant())
        .isEqualTo(brussels(START.plusDays(14)));
    assertThat(apart.getRecurrenceId().getValue().toInstant())
        .isEqualTo(brussels(START.plusDays(7)));
    assertThat(InvitationWorld.startOf(apart)).isEqualTo(brussels(START.plusDays(8)));
  }

  @Test
  void ofTwoMailsAboutOneSeriesTheLaterIsKnownByItsStamp() {
    Series series = world.series();
    world.invite(series, "Ada", ADA);
    world.gather(world.dates(series).getFirst());
    world.tellAll();
    VEvent first = world.told(ADA).getEvents().getFirst();
    world.moved(world.dates(series).get(1), START.plusDays(8));
    world.tellAll();
    for (VEvent event : world.told(ADA).getEvents()) {
      assertThat(event.getSequence().getValue())
          .isGreaterThanOrEqualTo(first.getSequence().getValue());
      assertThat(event.getDateTimeStamp().getValue()).isAfter(first.getDateTimeStamp().getValue());
    }
  }

  @Test
  void anAnswerToOneDateIsOfThatDateOnly() {
    Series series = world.series();
    world.invite(series, "Ada", ADA);
    world.gather(world.dates(series).getFirst());
    world.tellAll();
    ICalendar told = world.told(ADA);
    MAIL.clock().advance(Duration.ofMinutes(1));
    world.arrives(world.answer(told, "REPLY", ADA, ParticipationStatus.ACCEPTED, _ -> {}), ADA);
    MAIL.clock().advance(Duration.ofMinutes(1));
    world.arrives(
        world.answer(
            told,
            "REPLY",
            ADA,
            ParticipationStatus.DECLINED,
            event -> event.setRecurrenceId(Date.from(brussels(START.plusDays(7))))),
        ADA);
    assertThat(world.setAside()).isEmpty();
    assertThat(
            MAIL.rows(
                "select coalesce(m.recurrence_id::date::text, 'series') || ' ' || a.partstat from attendee a left join meeting m on m.id = a.meeting_id order by 1"))
        .containsExactly("2026-12-01 declined", "series accepted");
  }

  @Test
  void whoIsInvitedToOneDateIsToldOfThatDateOnly() {
    Series series = world.series();
    Meeting second = world.dates(series).get(1);
    world.invite(second, "Ada", ADA);
    world.gather(second);
    world.tellAll();
    assertThat(world.told(ADA).getEvents()).hasSize(1);
    assertThat(world.told(ADA).getEvents().getFirst().getRecurrenceId().getValue().toInstant())
        .isEqualTo(second.startsAt());
    world.moved(world.dates(series).get(2), START.plusDays(15));
    world.tellAll();
    assertThat(MAIL.mailboxOf(ADA)).hasSize(1);
    world.cancelled(second);
    world.tellAll();
    assertThat(methods()).containsExactly("REQUEST", "CANCEL");
  }

  @Test
  void whoComesIsRemindedOnceADayBefore() {
    Meeting meeting = invited();
    world.arrives(
        world.answer(world.told(ADA), "REPLY", ADA, ParticipationStatus.ACCEPTED, _ -> {}), ADA);
    world.notices.remind();
    assertThat(MAIL.sendDue()).isZero();
    MAIL.clock()
        .advance(Duration.between(MAIL.now(), meeting.startsAt().minus(Duration.ofHours(20))));
    world.notices.remind();
    world.notices.remind();
    assertThat(MAIL.sendDue()).isOne();
    assertThat(MAIL.mailboxOf(ADA)).hasSize(2);
  }

  @Test
  void nobodyIsRemindedOfWhatWasMovedOrCancelledMeanwhile() {
    Meeting meeting = invited();
    world.arrives(
        world.answer(world.told(ADA), "REPLY", ADA, ParticipationStatus.ACCEPTED, _ -> {}), ADA);
    MAIL.clock()
        .advance(Duration.between(MAIL.now(), meeting.startsAt().minus(Duration.ofHours(20))));
    world.notices.remind();
    world.cancelled(meeting);
    world.notices.remind();
    MAIL.sendDue();
    assertThat(MAIL.rows("select state from mail where kind = 'meeting-reminded'"))
        .containsExactly("cancelled");
  }

  @Test
  void whoHasNotAnsweredIsNotReminded() {
    Meeting meeting = invited();
    MAIL.clock()
        .advance(Duration.between(MAIL.now(), meeting.startsAt().minus(Duration.ofHours(20))));
    world.notices.remind();
    assertThat(MAIL.sendDue()).isZero();
  }

  @Test
  void namesAndTitlesOfAnyKindMakeNoHeaderAndNoLine() throws Exception {
    Meeting meeting = world.meeting();
    world.invite(meeting, "Ada\r\nBcc: eve@evil.example", ADA);
    world.gather(meeting);
    world.tellAll();
    MimeMessage mail = MAIL.mailboxOf(ADA).getFirst();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(InvitationWorld.part(mail).orElseThrow()).doesNotContain("\r\nBcc:");
  }
}
