package org.convene.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.InvitationWorld.ADA;
import static org.convene.postgres.TestDatabase.await;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.convene.mail.CalendarPart;
import org.convene.mail.Letters.Verdict;
import org.convene.mail.MailAddress;
import org.convene.mail.MailWorld;
import org.convene.mail.Received;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.Meeting;
import org.convene.meeting.Series;
import org.convene.postgres.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One mail that answers to several dates of a series.
class SeveralDatesTest {
  @RegisterExtension static final MailWorld MAIL = new MailWorld();

  private final InvitationWorld world = new InvitationWorld(MAIL);

  /// As a member does, whose answer changes calendars.
  private List<Meeting> invited() {
    Series series = world.series();
    world.invite(series, "Ada", ADA);
    MAIL.database()
        .execute(
            """
            insert into account (id, name, email) values ('%1$s', 'Ada', 'ada@ours.example') on conflict do nothing;
            update attendee set account_id = '%1$s'
            """
                .formatted(MAIL.initiative()));
    world.gather(world.dates(series).getFirst());
    world.tellAll();
    return world.dates(series);
  }

  private Received answer(List<Meeting> to) {
    ICalendar told = world.told(ADA);
    ICalendar all = new ICalendar();
    all.setMethod("REPLY");
    for (Meeting date : to) {
      VEvent event =
          world
              .answer(
                  told,
                  "REPLY",
                  ADA,
                  ParticipationStatus.ACCEPTED,
                  one -> one.setRecurrenceId(Date.from(date.startsAt())))
              .getEvents()
              .getFirst();
      all.addEvent(event);
    }
    return new Received(
        "<several@mail.example>",
        new MailAddress(ADA),
        "Yes",
        new CalendarPart(CalendarPart.Method.REPLY, Biweekly.write(all).go()),
        MAIL.now());
  }

  @Test
  void itCountsForEachOfThem() {
    List<Meeting> dates = invited();
    Received letter = answer(dates.subList(0, 2));
    Database database = MAIL.database().database();
    await(database.pool().withTransaction(on -> world.replies.take(on, letter)));
    assertThat(world.partstats())
        .containsExactly(ADA + " accepted", ADA + " accepted", ADA + " needs-action");
  }

  /// Whoever registers locks the meeting first, and the initiative last.
  @Test
  void itAndARegistrationForOneOfThemDoNotWaitForEachOther() {
    List<Meeting> dates = invited();
    Received letter = answer(dates.subList(0, 2));
    Database database = MAIL.database().database();
    SqlConnection registering = await(database.pool().getConnection());
    Transaction registration = await(registering.begin());
    await(
        registering
            .preparedQuery("select id from meeting where id = $1 for no key update")
            .execute(Tuple.of(dates.get(1).id().value())));
    Future<Verdict> taken =
        database.pool().withTransaction(on -> world.replies.take(on, letter)).map(v -> v);
    while (isNobodyWaiting()) {
      Thread.onSpinWait();
    }
    await(CalendarRevisions.rise(registering, MAIL.initiative(), MAIL.now()));
    await(registration.commit());
    await(registering.close());
    assertThat(await(taken)).isEqualTo(new Verdict.Taken());
    assertThat(Set.copyOf(world.partstats())).contains(ADA + " accepted");
  }

  private static boolean isNobodyWaiting() {
    return MAIL.rows("select count(*)::text from pg_locks where not granted").equals(List.of("0"));
  }
}
