package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.ADA;
import static org.convene.invitation.InvitationWorld.BRUSSELS;
import static org.convene.invitation.InvitationWorld.START;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import jakarta.mail.Multipart;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convene.mail.Content;
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
    Meeting meeting = world.invited();
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
    Meeting meeting = world.invited();
    world.cancelled(meeting);
    world.tellAll();
    MimeMessage cancel = MAIL.mailboxOf(ADA).getLast();
    assertThat(method(cancel)).isEqualTo("CANCEL");
    assertThat(mimeMethod(cancel)).isEqualTo("CANCEL");
    assertThat(InvitationWorld.part(cancel).orElseThrow())
        .contains("BEGIN:VTIMEZONE", "STATUS:CANCELLED", "SEQUENCE:1");
  }

  @Test
  void theWordsComeAsTextAndAsHtmlBeforeTheCalendarAndNothingTypedIsMarkup() throws Exception {
    Meeting meeting = world.meeting();
    world.invite(meeting, "Ada <script>alert(1)</script> & \"Co\"", ADA);
    world.gather(meeting);
    world.tellAll();
    var mixed = (Multipart) MAIL.mailboxOf(ADA).getFirst().getContent();
    assertThat(types(mixed)).containsExactly("multipart/alternative", "application/ics");
    var alternatives = (Multipart) mixed.getBodyPart(0).getContent();
    assertThat(types(alternatives)).containsExactly("text/plain", "text/html", "text/calendar");
    String text = alternatives.getBodyPart(0).getContent().toString();
    String html = alternatives.getBodyPart(1).getContent().toString();
    assertThat(text).contains("Hello Ada <script>alert(1)</script> & \"Co\",");
    assertThat(html)
        .contains("Hello Ada &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Co&quot;,")
        .doesNotContain("<script", "<img", "<link", Content.SECRET);
    Matcher link = Pattern.compile("https://convene\\.example/a/[A-Za-z0-9_-]{43}").matcher(text);
    assertThat(link.find()).isTrue();
    assertThat(html).contains("<a href=\"" + link.group() + "\"");
  }

  private static List<String> types(Multipart all) throws Exception {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < all.getCount(); i++) {
      types.add(
          new ContentType(all.getBodyPart(i).getContentType())
              .getBaseType()
              .toLowerCase(java.util.Locale.ROOT));
    }
    return types;
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
    Meeting meeting = world.invited();
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
    Meeting meeting = world.invited();
    boolean told = false;
    for (int minute = 0; minute < 20 && !told; minute++) {
      world.moved(meeting, START.plusMinutes(minute + 1L));
      told = world.notices.tellOne();
    }
    assertThat(told).isTrue();
  }

  @Test
  void whoKnowsGetsNothingAndWhoIsNewIsInvited() {
    Meeting meeting = world.invited();
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
    world.invited();
    world.arrives(
        world.answer(world.told(ADA), "REPLY", ADA, ParticipationStatus.ACCEPTED, _ -> {}), ADA);
    assertThat(world.setAside()).isEmpty();
    assertThat(world.partstats()).containsExactly(ADA + " accepted");
  }

  @Test
  void anOlderReplyThatComesLaterChangesNothing() {
    world.invited();
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
    world.invited();
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
    world.invited();
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
