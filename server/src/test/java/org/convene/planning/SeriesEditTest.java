package org.convene.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.planning.PlanWorld.monthly;
import static org.convene.planning.PlanWorld.slot;
import static org.convene.planning.PlanWorld.starts;
import static org.convene.planning.PlanWorld.telco;
import static org.convene.planning.PlanWorld.weekly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.convene.base.Text;
import org.convene.calendar.Recurrence;
import org.convene.calendar.Weekday;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Slot;
import org.convene.planning.PlanCommand.PlanMeeting;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What becomes of a series and its dates when one, all or the following are edited.
class SeriesEditTest {
  @Nested
  class OneDate {
    @Test
    void isAnExceptionAndTheSeriesRisesWithIt() {
      PlanWorld world = PlanWorld.of(monthly(3));
      world.does(world.moved(1, "2027-01-13T14:00", "2027-01-13T15:00"));
      assertThat(starts(world.dates(0)))
          .containsExactly("2026-12-08T14:00", "2027-01-13T14:00", "2027-02-09T14:00");
      assertThat(world.first().implies(world.date(1))).isFalse();
      assertThat(DateMatching.day(world.date(1))).isEqualTo("2027-01-12");
      assertThat(world.date(1).revision().sequence()).isEqualTo(1);
      assertThat(world.first().revision().sequence()).isEqualTo(1);
      assertThat(world.date(0).revision().sequence()).isZero();
    }

    @Test
    void withATypoLeavesTheSeriesAlone() {
      PlanWorld world = PlanWorld.of(monthly(3));
      world.does(
          world.edit(world.date(1), telco("Teelco"), world.date(1).slot(), null, Scope.THIS));
      assertThat(world.first().revision().number()).isEqualTo(1);
      assertThat(world.date(1).revision().sequence()).isZero();
    }
  }

  @Nested
  class AllDates {
    @Test
    void takeOverWhatChangedAndKeepWhatTheyHaveOfTheirOwn() {
      PlanWorld world = PlanWorld.of(monthly(3));
      Meeting second = world.date(1);
      world.does(world.edit(second, second.plan().at("Ghent"), second.slot(), null, Scope.THIS));
      Meeting first = world.date(0);
      world.does(world.edit(first, telco("Another"), first.slot(), null, Scope.ALL));
      assertThat(world.dates(0)).allMatch(d -> d.title().equals(Text.of("en", "Another")));
      assertThat(world.date(1).place()).isEqualTo("Ghent");
      world.does(
          world.edit(
              world.date(0), world.date(0).plan().at("Leuven"), first.slot(), null, Scope.ALL));
      assertThat(world.dates(0))
          .extracting(Meeting::place)
          .containsExactly("Leuven", "Ghent", "Leuven");
    }

    @Test
    void moveToAnotherHourAndAMovedDateStaysWhereItIs() {
      PlanWorld world = PlanWorld.of(monthly(3));
      world.does(world.moved(1, "2027-01-13T10:00", "2027-01-13T11:00"));
      world.does(
          world.edit(
              world.date(0),
              world.date(0).plan(),
              slot("2026-12-08T16:00", "2026-12-08T17:30"),
              null,
              Scope.ALL));
      assertThat(starts(world.dates(0)))
          .containsExactly("2026-12-08T16:00", "2027-01-13T10:00", "2027-02-09T16:00");
      assertThat(world.series()).hasSize(1);
      assertThat(world.first().revision().sequence()).isEqualTo(2);
      assertThat(world.dates(0)).allMatch(d -> d.revision().sequence() == 2);
    }

    @Test
    void moveToAnotherWeekdayAndAMovedDateGoesWithThem() {
      PlanWorld world = PlanWorld.of(monthly(3));
      world.does(world.moved(1, "2027-01-14T10:00", "2027-01-14T11:00"));
      world.does(
          world.edit(
              world.date(0),
              world.date(0).plan(),
              slot("2026-12-09T14:00", "2026-12-09T15:00"),
              null,
              Scope.ALL));
      assertThat(starts(world.dates(0)))
          .containsExactly("2026-12-09T14:00", "2027-01-13T14:00", "2027-02-10T14:00");
    }

    @Test
    void keepTheirDayWhereTheNewRuleHasItSoThatNobodysPlaceWanders() {
      PlanWorld world = PlanWorld.of(weekly(3, Weekday.TUESDAY));
      Meeting second = world.date(1);
      world.does(
          world.edit(
              world.date(0),
              world.date(0).plan(),
              world.date(0).slot(),
              weekly(5, Weekday.TUESDAY, Weekday.THURSDAY),
              Scope.ALL));
      assertThat(starts(world.dates(0)))
          .containsExactly(
              "2026-12-08T14:00",
              "2026-12-10T14:00",
              "2026-12-15T14:00",
              "2026-12-17T14:00",
              "2026-12-22T14:00");
      assertThat(world.date(2).id()).isEqualTo(second.id());
      assertThat(world.date(2).slug()).isEqualTo("telco-2026-12-15");
    }

    @Test
    void thatHavePassedStayAndAnotherSeriesGoesOn() {
      PlanWorld world = PlanWorld.of(monthly(4));
      world.now = Instant.parse("2027-01-20T12:00:00Z");
      world.does(
          world.edit(
              world.date(0),
              world.date(0).plan(),
              slot("2026-12-08T16:00", "2026-12-08T17:00"),
              null,
              Scope.ALL));
      assertThat(starts(world.dates(0))).containsExactly("2026-12-08T14:00", "2027-01-12T14:00");
      assertThat(starts(world.dates(1))).containsExactly("2027-02-09T16:00", "2027-03-09T16:00");
      assertThat(world.series().get(1).follows()).isEqualTo(world.first().id());
    }

    @Test
    void ofWhichOneWasHeldBeforeItsTimeKeepThatOne() {
      PlanWorld world = PlanWorld.of(monthly(3));
      world.state =
          new Planned(world.state.series(), world.state.meetings(), Set.of(world.date(0).id()));
      world.does(
          world.edit(
              world.date(1),
              world.date(1).plan(),
              slot("2027-01-12T16:00", "2027-01-12T17:00"),
              null,
              Scope.ALL));
      assertThat(starts(world.dates(0))).containsExactly("2026-12-08T14:00");
      assertThat(starts(world.dates(1))).containsExactly("2027-01-12T16:00", "2027-02-09T16:00");
    }

    @Test
    void thatAreTooManyStandAloneAndCancelled() {
      PlanWorld world = PlanWorld.of(monthly(3));
      Meeting last = world.date(2);
      world.does(
          world.edit(
              world.date(0), world.date(0).plan(), world.date(0).slot(), monthly(2), Scope.ALL));
      Meeting alone = world.state.find(last.id()).orElseThrow();
      assertThat(world.dates(0)).hasSize(2);
      assertThat(alone.occurrence()).isNull();
      assertThat(alone.status()).isEqualTo(MeetingStatus.CANCELLED);
      assertThat(alone.uid()).isNotEqualTo(last.uid());
    }

    @Test
    void whichHaveAllPassedAreNotMoved() {
      PlanWorld world = PlanWorld.of(monthly(2));
      world.now = Instant.parse("2028-01-01T00:00:00Z");
      assertThat(
              world.refusal(
                  world.edit(
                      world.date(0),
                      world.date(0).plan(),
                      slot("2026-12-08T16:00", "2026-12-08T17:00"),
                      null,
                      Scope.ALL)))
          .isEqualTo("series-over");
    }
  }

  @Nested
  class Following {
    @Test
    void endTheSeriesTheDayBeforeAndBothSequencesRise() {
      PlanWorld world = PlanWorld.of(monthly(4));
      Meeting third = world.date(2);
      world.does(world.edit(third, third.plan().at("Ghent"), third.slot(), null, Scope.FOLLOWING));
      assertThat(world.first().rule().until()).isEqualTo(LocalDate.of(2027, 1, 12));
      assertThat(world.series()).extracting(s -> s.revision().sequence()).containsExactly(1, 1);
      assertThat(world.dates(1)).extracting(Meeting::place).containsExactly("Ghent", "Ghent");
      assertThat(world.dates(1).getFirst().id()).isEqualTo(third.id());
      assertThat(world.dates(1).getFirst().slug()).isEqualTo(third.slug());
      assertThat(world.dates(1)).allMatch(d -> d.uid().equals(world.series().get(1).uid()));
    }

    @Test
    void fromTheFirstDateOnAreAllOfThem() {
      PlanWorld world = PlanWorld.of(monthly(2));
      Meeting first = world.date(0);
      world.does(world.edit(first, first.plan().at("Ghent"), first.slot(), null, Scope.FOLLOWING));
      assertThat(world.series()).hasSize(1);
    }
  }

  @Test
  void aMeetingThatBeginsToRecurKeepsItsUid() {
    PlanWorld world = PlanWorld.ofOne();
    Meeting one = world.only();
    world.does(world.edit(one, one.plan(), one.slot(), monthly(3), Scope.THIS));
    assertThat(world.dates(0)).hasSize(3).allMatch(date -> date.uid().equals(one.uid()));
    assertThat(world.date(0).id()).isEqualTo(one.id());
    assertThat(world.first().uid()).isEqualTo(one.uid());
    assertThat(world.dates(0)).allMatch(world.first()::implies);
  }

  @Test
  void aSeriesHasNoDateAtATimeThatClocksSkip() {
    Slot night = slot("2027-03-14T02:30", "2027-03-14T03:30");
    Recurrence sundays = weekly(4, Weekday.SUNDAY);
    var confirmed = MeetingStatus.CONFIRMED;
    PlanWorld world = PlanWorld.ofOne();
    assertThat(world.refusal(new PlanMeeting(telco("Night"), night, sundays, confirmed)))
        .isEqualTo("skipped-time");
    world = new PlanWorld();
    Slot day = slot("2027-03-14T14:00", "2027-03-14T15:00");
    world.does(new PlanMeeting(telco("Day"), day, sundays, confirmed));
    Meeting first = world.date(0);
    for (Scope wide : List.of(Scope.ALL, Scope.FOLLOWING)) {
      assertThat(world.refusal(world.edit(first, first.plan(), night, null, wide)))
          .isEqualTo("skipped-time");
    }
  }

  /// It was planned before clocks were changed, or before such dates were refused.
  @Test
  void aDateThatClocksSkipByNowStopsNoEditThatLeavesTimesAlone() {
    PlanWorld world = new PlanWorld();
    Slot night = slot("2027-03-21T02:30", "2027-03-21T03:30");
    Recurrence sundays = weekly(3, Weekday.SUNDAY);
    MeetingStatus confirmed = MeetingStatus.CONFIRMED;
    world.planned(
        NewSeries.of(
            new PlanMeeting(telco("Night"), night, sundays, confirmed), sundays, world.context()));
    Meeting skipped = world.date(1);
    assertThat(skipped.slot().localStart()).isEqualTo("2027-03-28T02:30");
    world.does(world.edit(skipped, telco("Late"), skipped.slot(), null, Scope.THIS));
    world.does(world.edit(world.date(1), telco("Later"), skipped.slot(), null, Scope.ALL));
    world.does(world.edit(world.date(1), telco("Latest"), skipped.slot(), null, Scope.FOLLOWING));
    assertThat(world.dates(1))
        .hasSize(2)
        .allMatch(date -> date.title().equals(Text.of("en", "Latest")));
    assertThat(starts(world.dates(1))).containsExactly("2027-03-28T02:30", "2027-04-04T02:30");
    Meeting last = world.dates(1).getLast();
    assertThat(world.refusal(world.edit(last, last.plan(), skipped.slot(), null, Scope.THIS)))
        .isEqualTo("invalid-time");
  }
}
