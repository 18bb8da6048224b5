package org.convene.datepoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.datepoll.DatePollWorld.BRUSSELS;
import static org.convene.datepoll.DatePollWorld.NOW;
import static org.convene.datepoll.DatePollWorld.asking;
import static org.convene.datepoll.DatePollWorld.draft;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.convene.attendee.AttendeeList;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.base.Uuids;
import org.convene.datepoll.DatePollStore.Found;
import org.convene.http.Site;
import org.convene.invitation.Notices;
import org.convene.mail.MailAddress;
import org.convene.mail.Mailbox;
import org.convene.mail.Outbox;
import org.convene.meeting.MeetingStatus;
import org.convene.planning.Announcements;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatePollMailTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Site SITE = Site.of("http://convene.example");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final InitiativeId ours = new InitiativeId(Uuids.v7());
  private final DatePolls polls =
      new DatePolls(
          DATABASE.database(),
          SITE,
          CLOCK,
          new DatePollMail(new Outbox(CLOCK, SITE), SITE, CLOCK),
          new AttendeeList(DATABASE.database().pool(), CLOCK, org.convene.attendee.Tidings.NONE),
          notices());
  private final Answers answers = new Answers(DATABASE.database(), CLOCK);

  @BeforeEach
  void initiative() {
    DATABASE.execute(
        "insert into initiative (id, slug, name, about, zone, locales) values ('%1$s', '%1$s', '{}', '{}', 'UTC', '{en}')"
            .formatted(ours.value()));
  }

  @Test
  void whoIsAskedGetsTheAddressOfThePoll() {
    Found poll = create(new Asked("Ada", "ada@example.org"), new Asked("Bob", null));
    assertThat(mails()).hasSize(1);
    assertThat(mails().getFirst())
        .startsWith("ada@example.org en When can you come? When do we talk?")
        .contains("http://convene.example/d/" + poll.poll().slug());
  }

  private static Announcements notices() {
    Notices notices =
        new Notices(
            DATABASE.database(),
            CLOCK,
            SITE,
            new Outbox(CLOCK, SITE),
            new Mailbox(new MailAddress("meetings@ours.example"), "Ours"),
            Duration.ZERO);
    return new Announcements() {
      @Override
      public Future<Void> changed(SqlClient on, MeetingId meeting, Instant now) {
        return notices.gather(on, meeting);
      }

      @Override
      public Future<Void> changed(SqlClient on, SeriesId series, Instant now) {
        return notices.gather(on, series);
      }
    };
  }

  @Test
  void whoAnsweredIsInvitedToTheMeetingAndWhoWasOnlyAskedIsToldTheDate() {
    Found poll = create(new Asked("Ada", "ada@example.org"), new Asked("Eve", "eve@example.org"));
    give(poll, "Ada", "ADA@example.org", "Asia/Tokyo", "fr");
    give(poll, "Bob", null, "UTC", "en");
    DATABASE.execute("delete from mail");
    await(polls.choose(ours, poll.poll().id(), 1, MeetingStatus.CONFIRMED));
    assertThat(mails()).hasSize(1);
    assertThat(mails().getFirst())
        .startsWith("eve@example.org en Tuesday")
        .contains("http://convene.example/m/when-do-we-talk");
    assertThat(
            texts(
                "select a.email || ' ' || a.partstat from notice n join attendee a on a.meeting_id = n.subject where n.initiative_id = '%s' and a.email is not null"
                    .formatted(ours.value())))
        .containsExactly("ADA@example.org accepted");
  }

  @Test
  void aDraftIsToldToNobody() {
    Found poll = create(new Asked("Ada", "ada@example.org"));
    DATABASE.execute("delete from mail");
    await(polls.choose(ours, poll.poll().id(), 1, MeetingStatus.DRAFT));
    assertThat(mails()).isEmpty();
    assertThat(texts("select 'x' from notice where initiative_id = '%s'".formatted(ours.value())))
        .isEmpty();
  }

  private Found create(Asked... people) {
    if (await(polls.create(ours, asking(draft(1), people)))
        instanceof Outcome.Done<Found>(Found found)) {
      return found;
    }
    throw new AssertionError("refused");
  }

  private void give(
      Found poll,
      String name,
      @org.jspecify.annotations.Nullable String email,
      String zone,
      String locale) {
    var given = new Answer.Given(name, email, ZoneId.of(zone), locale, Map.of(1, Choice.YES));
    await(answers.give(poll.poll().slug(), given));
    assertThat(poll.poll().zone()).isEqualTo(BRUSSELS);
  }

  private List<String> mails() {
    String sql =
        "select address || ' ' || locale || ' ' || subject || ' ' || body from mail where initiative_id = '%s' order by lower(address)"
            .formatted(ours.value());
    return texts(sql);
  }

  private static List<String> texts(String sql) {
    var rows = await(DATABASE.database().client().query(sql).execute());
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
  }
}
