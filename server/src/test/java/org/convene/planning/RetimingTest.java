package org.convene.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// As if a new time zone database had come: instants in rows that do not follow from local time.
class RetimingTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2030-06-01T00:00:00Z"), ZoneOffset.UTC);

  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void oneMeetingThatHasMovedOneThatHasNotAndOneThatIsOver() {
    DATABASE.execute(
        """
        delete from meeting; delete from initiative;
        insert into initiative (id, slug, name, about, zone, locales)
          values ('00000000-0000-7000-8000-000000000001', 'ours', '{}', '{}', 'UTC', '{en}');
        """);
    meeting("moved", "2030-12-10", "13:30Z", "15:00Z");
    meeting("right", "2030-12-11", "13:00Z", "14:00Z");
    meeting("over", "2030-02-12", "13:30Z", "15:00Z");
  }

  private static void meeting(String slug, String day, String start, String end) {
    DATABASE.execute(
        """
        insert into meeting (id, initiative_id, slug, uid, plan, local_start, local_end, zone, starts_at, ends_at)
        values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', '%1$s', '%1$s@test', '%2$s',
          '%3$s 14:00', '%3$s 15:00', 'Europe/Brussels', '%3$sT%4$s', '%3$sT%5$s')
        """
            .formatted(slug, TestDatabase.plan("telco", "Telco"), day, start, end));
  }

  @Test
  void whatIsToComeIsSavedWithAHigherSequenceAndTheRestStays() {
    long before = calendarRevision();
    assertThat(retiming().run()).isEqualTo(1);
    assertThat(rows())
        .containsExactly(
            "moved 2030-12-10 13:00 1 2",
            "over 2030-02-12 13:30 0 1",
            "right 2030-12-11 13:00 0 1");
    assertThat(calendarRevision()).isEqualTo(before + 1);
  }

  @Test
  void whoComesToWhatHasMovedIsTold() {
    retiming().run();
    assertThat(told).hasSize(1).containsExactlyElementsOf(ids("moved"));
  }

  private Retiming retiming() {
    return new Retiming(
        DATABASE.database(),
        NOW,
        new Announcements() {
          @Override
          public Future<Void> changed(SqlClient on, MeetingId meeting, Instant now) {
            told.add(meeting.toString());
            return Future.succeededFuture();
          }

          @Override
          public Future<Void> changed(SqlClient on, SeriesId series, Instant now) {
            throw new AssertionError("nothing recurs here");
          }
        });
  }

  private static List<String> ids(String slug) {
    return text("select id::text from meeting where slug = '%s'".formatted(slug));
  }

  @Test
  void aSecondTimeNothingMoves() {
    retiming().run();
    long before = calendarRevision();
    assertThat(retiming().run()).isZero();
    assertThat(calendarRevision()).isEqualTo(before);
  }

  private static List<String> rows() {
    return text(
        "select slug || ' ' || to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' ' || sequence || ' ' || revision from meeting order by slug");
  }

  private static long calendarRevision() {
    return Long.parseLong(text("select calendar_revision::text from initiative").getFirst());
  }

  private static List<String> text(String sql) {
    var rows = await(DATABASE.database().client().query(sql).execute());
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
  }
}
