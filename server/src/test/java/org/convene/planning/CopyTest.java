package org.convene.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.planning.PlanWorld.monthly;
import static org.convene.planning.PlanWorld.starts;
import static org.convene.planning.PlanWorld.telco;
import static org.convene.planning.PlanWorld.weekly;

import java.time.LocalDateTime;
import java.util.List;
import org.convene.calendar.Weekday;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.planning.PlanCommand.CopyMeeting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Meetings and series again in the next year.
class CopyTest {
  @ParameterizedTest
  @CsvSource({
    "2026-12-08T14:00, 2027-12-14T14:00",
    "2026-12-31T14:00, 2027-12-30T14:00",
    "2020-12-29T10:00, 2021-12-28T10:00",
    "2025-12-29T10:00, 2027-01-04T10:00"
  })
  void aCopyIsOnTheSameWeekdayOfTheSameWeekOfTheNextYear(String of, String copy) {
    assertThat(PlanRules.nextYear(LocalDateTime.parse(of))).isEqualTo(copy);
  }

  @Test
  void aCopyIsADraftOfItsOwn() {
    PlanWorld world = PlanWorld.of(monthly(2));
    world.does(new CopyMeeting(world.date(0).id(), null, false));
    Meeting copy = world.state.all().getLast();
    assertThat(copy.status()).isEqualTo(MeetingStatus.DRAFT);
    assertThat(copy.occurrence()).isNull();
    assertThat(copy.uid()).startsWith("m-");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWholeSeriesIsCopiedToTheNextYearAsItsRuleSays(boolean monthly) {
    PlanWorld world = PlanWorld.of(monthly ? monthly(3) : weekly(3, Weekday.TUESDAY));
    Meeting second = world.date(1);
    world.does(
        world.edit(
            second,
            telco("Another"),
            second.slot().at(second.slot().localStart().plusDays(1)),
            null,
            Scope.THIS));
    world.does(new CopyMeeting(world.date(1).id(), null, true));
    List<Meeting> copies = world.dates(1);
    assertThat(starts(copies)).hasSize(3).first().isEqualTo("2027-12-14T14:00");
    assertThat(copies).allMatch(world.series().get(1)::implies);
    assertThat(copies).allMatch(copy -> copy.status() == MeetingStatus.DRAFT);
    assertThat(world.series().get(1).uid()).isNotEqualTo(world.first().uid());
    assertThat(world.series().get(1).plan().title()).isEqualTo(telco("Telco").title());
  }

  @Test
  void ofAMeetingThatDoesNotRecurTheWholeIsItself() {
    PlanWorld world = PlanWorld.ofOne();
    world.does(new CopyMeeting(world.only().id(), null, true));
    assertThat(world.series()).isEmpty();
    assertThat(world.state.all()).hasSize(2);
  }
}
