package org.convene.invitation;

import static org.convene.postgres.TestDatabase.await;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.convene.attendee.Answer;
import org.convene.attendee.Answers;
import org.convene.attendee.Partstat;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.calendar.Frequency;
import org.convene.calendar.Recurrence;
import org.convene.calendar.Weekday;
import org.convene.http.Site;
import org.convene.mail.MailWorld;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Plan;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.convene.meeting.SeriesStore;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// An initiative that invites by real mail, and guests whose calendar program is not ours.
final class InvitationWorld {
  static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  static final LocalDateTime START = LocalDateTime.parse("2026-11-24T14:00");
  static final String ADA = "ada@ghent.example";

  private static final Site SITE = Site.of("https://convene.example");

  final MailWorld mail;
  final Notices notices;
  final Answers answers;
  final Proposals proposals;
  final Replies replies;
  final InvitationTidings tidings;

  InvitationWorld(MailWorld mail) {
    this.mail = mail;
    var clock = mail.clock();
    var database = mail.database().database();
    this.notices = new Notices(database, clock, SITE, mail.outbox(), MailWorld.FROM, Notices.QUIET);
    this.tidings = new InvitationTidings(notices, true);
    this.answers = new Answers(clock, tidings);
    this.proposals = new Proposals(clock, SITE, mail.outbox());
    this.replies = new Replies(clock, answers, proposals);
  }

  Meeting meeting() {
    MeetingId id = new MeetingId(Uuids.v7());
    Meeting meeting =
        new Meeting(
            id,
            mail.initiative(),
            "cookbook-" + id,
            Meeting.mintUid(id.value(), "convene.example"),
            plan("Réunion du Cookbook"),
            new Slot(START, START.plusMinutes(90), BRUSSELS),
            MeetingStatus.CONFIRMED,
            Revision.first(mail.now()),
            null);
    await(meetings().insert(List.of(meeting)));
    return meeting;
  }

  /// One that Ada was told of.
  Meeting invited() {
    Meeting meeting = meeting();
    invite(meeting, "Ada Peeters", ADA);
    gather(meeting);
    tellAll();
    return meeting;
  }

  /// Four weeks, over no change of the clocks.
  Series series() {
    SeriesId id = new SeriesId(Uuids.v7());
    Recurrence rule = new Recurrence(Frequency.WEEKLY, 1, List.of(Weekday.TUESDAY), null, 4, null);
    Slot slot = new Slot(START, START.plusMinutes(90), BRUSSELS);
    Series series =
        new Series(
            id,
            mail.initiative(),
            "s-" + id + "@convene.example",
            plan("Weekly telco"),
            slot,
            rule,
            MeetingStatus.CONFIRMED,
            null,
            Revision.first(mail.now()));
    await(new SeriesStore(mail.database().database().client()).insert(series));
    await(
        meetings()
            .insert(series.starts().stream().map(start -> date(series, slot.at(start))).toList()));
    return series;
  }

  private Meeting date(Series series, Slot slot) {
    MeetingId id = new MeetingId(Uuids.v7());
    return new Meeting(
        id,
        mail.initiative(),
        "telco-" + id,
        series.uid(),
        series.plan(),
        slot,
        MeetingStatus.CONFIRMED,
        Revision.first(mail.now()),
        new Occurrence(series.id(), slot.localStart()));
  }

  private static Plan plan(String title) {
    return Plan.of(
        MeetingKind.TELCO, Text.of("en", title), Text.of("en", "What it is about."), List.of("en"));
  }

  MeetingStore meetings() {
    return new MeetingStore(mail.database().database().client());
  }

  List<Meeting> dates(Series series) {
    return await(meetings().ofSeries(series.id()));
  }

  Meeting current(Meeting meeting) {
    return await(meetings().find(meeting.id())).orElseThrow();
  }

  /// Moves a meeting and says so to its guests.
  Meeting moved(Meeting meeting, LocalDateTime to) {
    mail.clock().advance(Duration.ofMinutes(1));
    Meeting now = current(meeting);
    int next = now.revision().sequence() + 1;
    return save(now, now.slot().at(to), now.status(), now.revision().moved(next, mail.now()));
  }

  Meeting cancelled(Meeting meeting) {
    mail.clock().advance(Duration.ofMinutes(1));
    Meeting now = current(meeting);
    int next = now.revision().sequence() + 1;
    return save(
        now, now.slot(), MeetingStatus.CANCELLED, now.revision().cancelled(next, mail.now()));
  }

  private Meeting save(Meeting m, Slot slot, MeetingStatus status, Revision revision) {
    Meeting saved =
        new Meeting(
            m.id(),
            m.initiative(),
            m.slug(),
            m.uid(),
            m.plan(),
            slot,
            status,
            revision,
            m.occurrence());
    await(meetings().save(saved));
    gather(saved);
    return saved;
  }

  void gather(Meeting meeting) {
    await(notices.gather(mail.database().database().client(), meeting.id()));
  }

  void invite(Meeting meeting, String name, String email) {
    attendee("meeting_id", meeting.id().value().toString(), name, email);
  }

  void invite(Series series, String name, String email) {
    attendee("series_id", series.id().value().toString(), name, email);
  }

  private void attendee(String column, String id, String name, String email) {
    mail.database()
        .execute(
            "insert into attendee (id, %s, name, email) values ('%s', '%s', '%s', '%s')"
                .formatted(column, Uuids.v7(), id, name, email));
  }

  /// Lets the organisers be quiet long enough, and the mails go out.
  void tellAll() {
    mail.clock().advance(Notices.QUIET);
    while (notices.tellOne()) {
      // As long as there is one.
    }
    sendDue();
  }

  int sendDue() {
    return mail.sendDue(notices.standing());
  }

  /// Another program says yes for Ada.
  void accepted() {
    arrives(answer(told(ADA), "REPLY", ADA, ParticipationStatus.ACCEPTED, _ -> {}), ADA);
  }

  /// Ada says so for one date of a series, or for all there is where none is named.
  void answered(String uid, @Nullable LocalDateTime date, Partstat says) {
    await(mail.database().database().pool().withTransaction(on -> answered(on, uid, date, says)));
  }

  Future<Answers.Outcome> answered(
      SqlClient on, String uid, @Nullable LocalDateTime date, Partstat says) {
    Answer answer = Answer.mailed(says, null, 0, mail.now(), mail.now());
    return answers.reply(on, uid, date, ADA, answer);
  }

  /// That somebody cannot be told of any more, for what we have kept of it makes no sense.
  void spoilt(Meeting meeting) {
    mail.database()
        .execute(
            "update meeting set zone = 'Nowhere/Never' where id = '%s'".formatted(meeting.id()));
  }

  List<String> partstats() {
    return mail.rows("select lower(email) || ' ' || partstat from attendee order by 1");
  }

  List<String> setAside() {
    return mail.rows("select reason from mail_received where outcome = 'set-aside'");
  }

  /// What somebody's calendar was told last.
  ICalendar told(String address) {
    List<MimeMessage> all = mail.mailboxOf(address);
    return calendar(all.getLast()).orElseThrow();
  }

  static Optional<ICalendar> calendar(MimeMessage message) {
    return part(message).map(text -> Biweekly.parse(text).first());
  }

  static Optional<String> part(MimeMessage message) {
    try {
      return message.getContent() instanceof Multipart all ? part(all) : Optional.empty();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<String> part(Multipart all) throws Exception {
    for (int i = 0; i < all.getCount(); i++) {
      BodyPart each = all.getBodyPart(i);
      if (each.isMimeType("text/calendar")) {
        return Optional.of(
            new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
      if (each.getContent() instanceof Multipart inner) {
        return part(inner);
      }
    }
    return Optional.empty();
  }

  /// What another program answers to what it was told, written by that program's library.
  ///
  /// @param edit what else it says
  ICalendar answer(
      ICalendar told,
      String method,
      String address,
      ParticipationStatus says,
      Consumer<VEvent> edit) {
    VEvent asked = told.getEvents().getFirst();
    VEvent event = new VEvent();
    event.setUid(asked.getUid().getValue());
    event.setSequence(asked.getSequence().getValue());
    event.setDateTimeStamp(Date.from(mail.now()));
    event.setDateStart(asked.getDateStart().getValue());
    event.setDateEnd(asked.getDateEnd().getValue());
    event.setOrganizer(asked.getOrganizer().getEmail());
    Attendee who = new Attendee(null, address);
    who.setParticipationStatus(says);
    event.addAttendee(who);
    edit.accept(event);
    ICalendar answer = new ICalendar();
    answer.setMethod(method);
    answer.addEvent(event);
    return answer;
  }

  /// It reaches the initiative's mailbox, and is read.
  void arrives(ICalendar answer, String from) {
    mail.arrives(
        """
        From: <%s>
        To: meetings@ours.example
        Message-ID: <%s@mail.example>
        Subject: An answer
        MIME-Version: 1.0
        Content-Type: text/calendar; method=%s; charset=UTF-8
        Content-Transfer-Encoding: 8bit

        %s\
        """
            .formatted(
                from, Uuids.v7(), answer.getMethod().getValue(), Biweekly.write(answer).go()));
    mail.poll(replies);
  }

  static Instant startOf(VEvent event) {
    return event.getDateStart().getValue().toInstant();
  }

  static Stream<VEvent> events(ICalendar calendar) {
    return calendar.getEvents().stream();
  }
}
