package org.convene.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.base.Text;
import org.convene.calendar.Frequency;
import org.convene.calendar.Recurrence;
import org.convene.calendar.Weekday;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Plan;
import org.convene.meeting.Series;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// Whatever organisers do to series: their dates are what the rules give and the exceptions that
/// somebody made, a sequence never falls, and a UID never changes.
class PlanLawsTest {
  /// What somebody wants: which kind of change, on the how-manieth meeting, in which scope.
  record Wish(int kind, int meeting, Scope scope, int how) {}

  @Provide
  Arbitrary<List<Wish>> wishes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of(Scope.class),
            Arbitraries.integers().between(0, 9))
        .as(Wish::new)
        .list()
        .ofMaxSize(25);
  }

  @Property(tries = 500)
  void rowsAreTheRuleAndItsExceptions(@ForAll("wishes") List<Wish> wishes) {
    PlanWorld world = PlanWorld.of(PlanWorld.weekly(8, Weekday.TUESDAY));
    Set<MeetingId> touched = new HashSet<>();
    for (Wish wish : wishes) {
      Planned before = world.state;
      if (wish.kind() == 0) {
        world.now = world.now.plus(Duration.ofDays(5));
        continue;
      }
      Meeting meeting = before.all().get(wish.meeting() % before.all().size());
      if (world.tries(command(world, meeting, wish))) {
        if (wish.scope() == Scope.THIS || meeting.occurrence() == null || wish.kind() >= 6) {
          changed(before, world.state, touched);
        }
        assertLaws(before, world.state, touched);
      }
    }
  }

  private static PlanCommand command(PlanWorld world, Meeting m, Wish w) {
    Slot slot = m.slot();
    Plan plan = m.plan();
    return switch (w.kind()) {
      case 1 -> world.edit(m, PlanWorld.telco("Title " + w.how()), slot, null, w.scope());
      case 2 -> world.edit(m, plan.at("Place " + w.how()), slot, null, w.scope());
      case 3 -> world.edit(m, plan, later(slot, w.how() - 4), null, w.scope());
      case 4 ->
          world.edit(m, plan, slot.at(slot.localStart().plusDays(w.how() - 4L)), null, w.scope());
      case 5 -> world.edit(m, plan, slot, rule(m, w.how()), w.scope());
      case 6 -> world.status(m, MeetingStatus.CANCELLED, w.scope());
      default -> world.status(m, MeetingStatus.CONFIRMED, w.scope());
    };
  }

  private static Slot later(Slot slot, int hours) {
    return slot.at(slot.localStart().withHour(12 + hours));
  }

  private static @Nullable Recurrence rule(Meeting m, int how) {
    if (m.occurrence() == null) {
      return null;
    }
    Weekday day = Weekday.values()[how % 7];
    return switch (how % 3) {
      case 0 -> PlanWorld.weekly(how + 1, day);
      case 1 -> PlanWorld.weekly(2 * how + 1, Weekday.MONDAY, day);
      default -> new Recurrence(Frequency.MONTHLY, 1, List.of(day), 2, how + 1, null);
    };
  }

  /// Meetings that are not as they were: what was done to them by name, or one by one.
  private static void changed(Planned before, Planned after, Set<MeetingId> touched) {
    for (Meeting m : after.all()) {
      if (!m.equals(before.meetings().get(m.id()))) {
        touched.add(m.id());
      }
    }
  }

  private static void assertLaws(Planned before, Planned after, Set<MeetingId> touched) {
    for (Series series : after.series().values()) {
      List<Meeting> dates = after.dates(series.id());
      assertThat(dates)
          .extracting(date -> Objects.requireNonNull(date.occurrence()).recurrenceId())
          .as("rows of %s", series.rule())
          .isEqualTo(series.starts());
      assertThat(dates).extracting(Meeting::uid).allMatch(series.uid()::equals);
      assertThat(dates).filteredOn(date -> !touched.contains(date.id())).allMatch(series::implies);
      assertThat(series.rule().flaw(series.slot().localStart())).isEmpty();
    }
    assertThat(after.all()).extracting(Meeting::slug).doesNotHaveDuplicates();
    assertThat(uids(after)).doesNotHaveDuplicates();
    assertSequences(before, after);
  }

  private static List<String> uids(Planned state) {
    Map<SeriesId, String> series = new HashMap<>();
    state.series().values().forEach(s -> series.put(s.id(), s.uid()));
    List<String> all = new java.util.ArrayList<>(series.values());
    state.all().stream().filter(m -> m.occurrence() == null).forEach(m -> all.add(m.uid()));
    return all;
  }

  private static void assertSequences(Planned before, Planned after) {
    for (Series was : before.series().values()) {
      Series is = Objects.requireNonNull(after.series().get(was.id()));
      assertThat(is.uid()).isEqualTo(was.uid());
      assertThat(is.revision().sequence()).isGreaterThanOrEqualTo(was.revision().sequence());
      boolean differs =
          !is.slot().equals(was.slot())
              || !is.rule().equals(was.rule())
              || is.status() != was.status()
              || is.plan().elsewhereThan(was.plan());
      assertThat(differs && is.revision().sequence() == was.revision().sequence()).isFalse();
    }
    for (Meeting was : before.all()) {
      Meeting is = Objects.requireNonNull(after.meetings().get(was.id()));
      assertThat(is.slug()).isEqualTo(was.slug());
      assertThat(is.revision().sequence()).isGreaterThanOrEqualTo(was.revision().sequence());
      assertThat(is.revision().number() - was.revision().number()).isBetween(0L, 1L);
      assertThat(is.equals(was)).isEqualTo(is.revision().equals(was.revision()));
      boolean raises =
          PlanRules.raisesSequence(was, is) || !Objects.equals(series(was), series(is));
      assertThat(raises && is.revision().sequence() == was.revision().sequence()).isFalse();
    }
  }

  private static @Nullable SeriesId series(Meeting m) {
    Occurrence occurrence = m.occurrence();
    return occurrence == null ? null : occurrence.series();
  }

  @Property(tries = 200)
  void anAddressIsMadeOfTheTitleAndAlwaysFits(@ForAll String title) {
    String slug = Slugs.beginning(PlanWorld.telco("x" + title));
    assertThat(Meeting.SLUG.matcher(slug + "-2026-12-08-12345").matches()).isTrue();
    assertThat(Slugs.beginning(Text.of("zh", "会议"), org.convene.meeting.MeetingKind.TELCO))
        .isEqualTo("telco");
  }
}
