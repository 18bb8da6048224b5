package org.convene.datepoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.datepoll.DatePollWorld.BRUSSELS;
import static org.convene.datepoll.DatePollWorld.NOW;
import static org.convene.datepoll.DatePollWorld.asking;
import static org.convene.datepoll.DatePollWorld.draft;
import static org.convene.postgres.TestDatabase.await;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.convene.attendee.AttendeeList;
import org.convene.base.InitiativeId;
import org.convene.base.Uuids;
import org.convene.datepoll.DatePollStore.Found;
import org.convene.http.Site;
import org.convene.mail.Outbox;
import org.convene.meeting.MeetingStatus;
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
          new AttendeeList(DATABASE.database().pool(), CLOCK, org.convene.attendee.Tidings.NONE));
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

  @Test
  void everybodyWhoGaveAnAddressIsToldTheDateOnceInTheirLanguageAndZone() {
    Found poll = create(new Asked("Ada", "ada@example.org"), new Asked("Eve", "eve@example.org"));
    give(poll, "Ada", "ADA@example.org", "Asia/Tokyo", "fr");
    give(poll, "Bob", null, "UTC", "en");
    DATABASE.execute("delete from mail");
    await(polls.choose(ours, poll.poll().id(), 1, MeetingStatus.CONFIRMED));
    assertThat(mails()).hasSize(2);
    assertThat(mails().getFirst())
        .startsWith("ADA@example.org fr mardi 1 décembre 2026")
        .contains("14:00\u2060–\u206015:00 Bruxelles", "Chez vous : mardi 1 décembre 2026, 22:00");
    assertThat(mails().getLast())
        .startsWith("eve@example.org en Tuesday")
        .contains("http://convene.example/m/when-do-we-talk")
        .doesNotContain("For you");
  }

  @Test
  void aDraftIsToldToNobody() {
    Found poll = create(new Asked("Ada", "ada@example.org"));
    DATABASE.execute("delete from mail");
    await(polls.choose(ours, poll.poll().id(), 1, MeetingStatus.DRAFT));
    assertThat(mails()).isEmpty();
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
    var rows = await(DATABASE.database().client().query(sql).execute());
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
  }
}
