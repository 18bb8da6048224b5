package org.convene.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.planning.PlanWorld.monthly;
import static org.convene.planning.PlanWorld.slot;
import static org.convene.planning.PlanWorld.telco;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.convene.base.Text;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Slot;
import org.convene.planning.PlanCommand.DeleteDraft;
import org.convene.planning.PlanCommand.PlanMeeting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What raises a sequence, and what becomes of a status.
class PlanRulesTest {
  @ParameterizedTest
  @CsvSource({
    "title, 0",
    "about, 0",
    "speakers, 0",
    "place, 1",
    "link, 1",
    "start, 1",
    "end, 1",
    "zone, 1",
    "nothing, 0"
  })
  void theSequenceRisesWithWhatMakesPeopleLookAgainAndOnlyWithThat(String what, int sequence) {
    PlanWorld world = PlanWorld.ofOne();
    Meeting m = world.only();
    Plan p = m.plan();
    world.does(
        switch (what) {
          case "title" -> world.edit(m, telco("Telcoo"), m.slot(), null, Scope.THIS);
          case "about" -> world.edit(m, with(p, null, "More", 0), m.slot(), null, Scope.THIS);
          case "speakers" -> world.edit(m, with(p, null, "About", 1), m.slot(), null, Scope.THIS);
          case "place" -> world.edit(m, p.at("Ghent"), m.slot(), null, Scope.THIS);
          case "link" ->
              world.edit(m, with(p, "https://a.example/", "About", 0), m.slot(), null, Scope.THIS);
          case "start" ->
              world.edit(m, p, slot("2026-12-08T13:00", "2026-12-08T15:00"), null, Scope.THIS);
          case "end" ->
              world.edit(m, p, slot("2026-12-08T14:00", "2026-12-08T15:30"), null, Scope.THIS);
          case "zone" ->
              world.edit(
                  m,
                  p,
                  new Slot(m.slot().localStart(), m.slot().localEnd(), ZoneId.of("Europe/Paris")),
                  null,
                  Scope.THIS);
          default -> world.edit(m, p, m.slot(), null, Scope.THIS);
        });
    assertThat(world.only().revision().sequence()).isEqualTo(sequence);
    assertThat(world.only().revision().number()).isEqualTo(what.equals("nothing") ? 1 : 2);
  }

  private static Plan with(Plan p, @Nullable String link, String about, int speakers) {
    return new Plan(
        p.kind(),
        p.title(),
        Text.of("en", about),
        p.place(),
        p.geo(),
        link,
        p.linkFor(),
        p.languages(),
        List.of(new Plan.Speaker("Emil", null)).subList(0, speakers),
        p.documents(),
        p.accessibility(),
        p.interpretation(),
        p.deliverables(),
        p.commitments(),
        p.registration());
  }

  @Nested
  class Status {
    @Test
    void aSeriesIsCancelledWhenNoDateTakesPlaceAndComesBackWithItsFirst() {
      PlanWorld world = PlanWorld.of(monthly(2));
      world.does(world.status(world.date(0), MeetingStatus.CANCELLED, Scope.THIS));
      assertThat(world.first().status()).isEqualTo(MeetingStatus.CONFIRMED);
      world.does(world.status(world.date(1), MeetingStatus.CANCELLED, Scope.THIS));
      assertThat(world.first().status()).isEqualTo(MeetingStatus.CANCELLED);
      world.does(world.status(world.date(1), MeetingStatus.CONFIRMED, Scope.THIS));
      assertThat(world.first().status()).isEqualTo(MeetingStatus.CONFIRMED);
      assertThat(world.date(0).status()).isEqualTo(MeetingStatus.CANCELLED);
      assertThat(world.first().revision().sequence()).isEqualTo(3);
    }

    @Test
    void whatHasPassedIsNotCancelledWithTheRest() {
      PlanWorld world = PlanWorld.of(monthly(3));
      world.now = Instant.parse("2026-12-20T12:00:00Z");
      world.does(world.status(world.date(1), MeetingStatus.CANCELLED, Scope.ALL));
      assertThat(world.dates(0))
          .extracting(Meeting::status)
          .containsExactly(
              MeetingStatus.CONFIRMED, MeetingStatus.CANCELLED, MeetingStatus.CANCELLED);
    }

    @Test
    void aDraftIsDeletedWithAllItsDatesAndAConfirmedOneIsNot() {
      PlanWorld world = new PlanWorld();
      world.does(new PlanMeeting(telco("T"), PlanWorld.FIRST, monthly(3), MeetingStatus.DRAFT));
      world.does(new DeleteDraft(world.date(1).id()));
      assertThat(world.state.all()).isEmpty();
      assertThat(world.series()).isEmpty();
      PlanWorld confirmed = PlanWorld.ofOne();
      assertThat(confirmed.refusal(new DeleteDraft(confirmed.only().id())))
          .isEqualTo("meeting-not-draft");
    }

    @Test
    void aStaleRevisionIsRefused() {
      PlanWorld world = PlanWorld.of(monthly(2));
      PlanCommand late = world.status(world.date(0), MeetingStatus.CANCELLED, Scope.ALL);
      world.does(world.moved(1, "2027-01-13T10:00", "2027-01-13T11:00"));
      assertThat(world.refusal(late)).isEqualTo("edit-conflict");
    }
  }
}
