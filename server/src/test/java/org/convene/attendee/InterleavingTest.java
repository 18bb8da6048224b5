package org.convene.attendee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.convene.attendee.AttendeeList.Wish;
import org.convene.meeting.Meeting;
import org.convene.meeting.Registration.Policy;
import org.convene.postgres.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever people and organisers do in whatever order: never more confirmed than places (but for a
/// capacity that was lowered), nobody waits while a place is free, and who came first goes first.
class InterleavingTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int STEPS = 60;
  private static final int PEOPLE = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void placesAreGivenInOrder(long seed) {
    new Run(seed, seed % 2 == 0 ? Policy.OPEN : Policy.APPROVAL).go();
  }

  private static final class Run {
    private final Random random;
    private final AttendeeWorld world = new AttendeeWorld(DATABASE);
    private final AttendeeList list;
    private Meeting meeting;
    private int capacity = 3;

    Run(long seed, Policy policy) {
      random = new Random(seed);
      meeting = world.meeting(policy, capacity);
      list =
          new AttendeeList(DATABASE.database().pool(), java.time.Clock.systemUTC(), Tidings.NONE);
    }

    void go() {
      for (int step = 0; step < STEPS; step++) {
        List<Attendee> before = all();
        long allowed = Math.max(capacity, confirmed(before));
        String did = act(before);
        List<Attendee> after = all();
        String what = step + ": " + did;
        assertThat(confirmed(after)).as(what).isLessThanOrEqualTo(Math.max(capacity, allowed));
        if (confirmed(after) < capacity) {
          assertThat(waiting(after)).as(what).isEmpty();
        }
        assertThat(promotedFirst(before, after)).as(what).isTrue();
      }
    }

    private String act(List<Attendee> before) {
      Attendee one = before.isEmpty() ? null : before.get(random.nextInt(before.size()));
      return switch (random.nextInt(8)) {
        case 0 -> resize(Math.max(1, capacity + random.nextInt(5) - 2));
        case 1 -> one == null ? "nothing" : cancel(one);
        case 2 -> one == null ? "nothing" : change(one, new Wish(null, Place.CONFIRMED, false));
        case 3 -> one == null ? "nothing" : change(one, new Wish(null, Place.REFUSED, false));
        case 4 -> one == null ? "nothing" : remove(one);
        default -> register("P" + random.nextInt(PEOPLE));
      };
    }

    private String register(String name) {
      world.registered(meeting, name);
      return "register " + name;
    }

    private String cancel(Attendee a) {
      await(world.registrations.cancel(a.id()));
      return "cancel " + a.name();
    }

    private String change(Attendee a, Wish wish) {
      await(list.change(meeting, a.id(), wish));
      return wish + " for " + a.name();
    }

    private String remove(Attendee a) {
      await(list.remove(meeting, a.id()));
      return "remove " + a.name();
    }

    private String resize(int places) {
      capacity = places;
      meeting = world.resize(meeting, places);
      return "resize to " + places;
    }

    private List<Attendee> all() {
      return await(world.store.effective(meeting.id()));
    }

    private static long confirmed(List<Attendee> all) {
      return all.stream().filter(a -> a.place() == Place.CONFIRMED).count();
    }

    private static List<Attendee> waiting(List<Attendee> all) {
      return all.stream()
          .filter(a -> a.place() == Place.WAITING)
          .sorted(Comparator.comparing(Run::order))
          .toList();
    }

    /// Of those who waited before and have a place now, nobody overtook one who still waits.
    private static boolean promotedFirst(List<Attendee> before, List<Attendee> after) {
      List<Attendee> promoted = new ArrayList<>();
      for (Attendee a : waiting(before)) {
        after.stream()
            .filter(now -> now.id().equals(a.id()) && now.place() == Place.CONFIRMED)
            .forEach(promoted::add);
      }
      List<Attendee> still = waiting(after);
      return promoted.isEmpty()
          || still.isEmpty()
          || order(promoted.getLast()) < order(still.getFirst());
    }

    private static long order(Attendee a) {
      @Nullable Long order = a.order();
      return Objects.requireNonNull(order);
    }
  }
}
