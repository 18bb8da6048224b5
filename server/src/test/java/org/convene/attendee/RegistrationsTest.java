package org.convene.attendee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.postgres.TestDatabase.await;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convene.attendee.Registrations.Outcome;
import org.convene.base.MeetingId;
import org.convene.base.Uuids;
import org.convene.meeting.Meeting;
import org.convene.meeting.Registration.Policy;
import org.convene.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrationsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private AttendeeWorld world = new AttendeeWorld(DATABASE);

  @BeforeEach
  void aNewInitiative() {
    world = new AttendeeWorld(DATABASE);
  }

  @Test
  void whoComesFirstHasAPlaceAndTheOthersWaitInOrder() {
    Meeting meeting = world.meeting(Policy.OPEN, 2);
    for (String name : List.of("Ada", "Ben", "Cleo", "Dan")) {
      world.register(meeting, name);
    }
    assertThat(places(meeting, "Ada", "Ben", "Cleo", "Dan"))
        .containsExactly(Place.CONFIRMED, Place.CONFIRMED, Place.WAITING, Place.WAITING);
    assertThat(world.told)
        .containsExactly(
            "Ada REGISTERED confirmed",
            "Ben REGISTERED confirmed",
            "Cleo REGISTERED waiting",
            "Dan REGISTERED waiting");
  }

  @Test
  void aPlaceThatIsGivenBackGoesToTheFirstWhoWaitsAndTheyAreTold() {
    Meeting meeting = world.meeting(Policy.OPEN, 1);
    Attendee ada = world.register(meeting, "Ada");
    world.register(meeting, "Ben");
    world.register(meeting, "Cleo");
    world.told.clear();
    await(world.registrations.cancel(ada.id()));
    assertThat(places(meeting, "Ada", "Ben", "Cleo"))
        .containsExactly(Place.CANCELLED, Place.CONFIRMED, Place.WAITING);
    assertThat(world.told)
        .containsExactlyInAnyOrder("Ben PROMOTED confirmed", "Ada CANCELLED cancelled");
    assertThat(world.row(meeting, "Ada").partstat()).isEqualTo(Partstat.DECLINED);
  }

  @Test
  void whoRegistersAgainAfterCancellingGoesToTheEnd() {
    Meeting meeting = world.meeting(Policy.OPEN, 1);
    Attendee ada = world.register(meeting, "Ada");
    world.register(meeting, "Ben");
    world.register(meeting, "Cleo");
    await(world.registrations.cancel(ada.id()));
    world.later(Duration.ofSeconds(1));
    assertThat(world.registered(meeting, "Ada")).isInstanceOf(Outcome.Known.class);
    assertThat(order(meeting)).containsExactly("Ben", "Cleo", "Ada");
    await(world.registrations.cancel(world.row(meeting, "Cleo").id()));
    world.later(Duration.ofSeconds(1));
    await(world.registrations.again(world.row(meeting, "Cleo").id()));
    assertThat(order(meeting)).containsExactly("Ben", "Ada", "Cleo");
  }

  @Test
  void whereNobodyWouldHearOfItNobodyInTheListIsRegisteredByAStranger() {
    Meeting meeting = world.meeting(Policy.OPEN, 5);
    Meeting date = world.series().getFirst();
    world.invite(meeting, null, "Ada");
    world.invite(null, Objects.requireNonNull(date.occurrence()).series(), "Ada");
    await(world.registrations.cancel(world.register(meeting, "Ben").id()));
    List<Attendee> before = all(meeting, date);
    for (String name : List.of("Ada", "Ben")) {
      Person stranger = new Person("Eve", AttendeeWorld.person(name).email(), "fr", null);
      assertThat(await(world.unheard.register(meeting.id(), stranger, Map.of("q", "mine"))))
          .isInstanceOf(Outcome.Known.class);
    }
    assertThat(await(world.unheard.register(date.id(), AttendeeWorld.person("Ada"), Map.of())))
        .isInstanceOf(Outcome.Known.class);
    assertThat(all(meeting, date)).isEqualTo(before);
  }

  private List<Attendee> all(Meeting one, Meeting other) {
    return Stream.of(one, other)
        .flatMap(meeting -> await(world.store.effective(meeting.id())).stream())
        .toList();
  }

  @Test
  void registeringTwiceIsRegisteringOnce() {
    Meeting meeting = world.meeting(Policy.OPEN, 1);
    assertThat(world.registered(meeting, "Ada")).isInstanceOf(Outcome.Made.class);
    Attendee before = world.row(meeting, "Ada");
    Person shouting = new Person("Mallory", "ADA@EXAMPLE.ORG", "fr", null);
    Outcome again =
        await(world.registrations.register(meeting.id(), shouting, Map.of("q", "changed")));
    assertThat(again).isEqualTo(new Outcome.Known(before));
    assertThat(world.row(meeting, "Ada")).isEqualTo(before);
    assertThat(world.told).containsExactly("Ada REGISTERED confirmed", "Ada REGISTERED confirmed");
  }

  @Test
  void morePlacesGoToThoseWhoWaitAndFewerThrowNobodyOut() {
    Meeting meeting = world.meeting(Policy.OPEN, 1);
    for (String name : List.of("Ada", "Ben", "Cleo")) {
      world.register(meeting, name);
    }
    world.told.clear();
    world.resize(meeting, 2);
    assertThat(world.told).containsExactly("Ben PROMOTED confirmed");
    world.resize(meeting, 1);
    assertThat(places(meeting, "Ada", "Ben", "Cleo"))
        .containsExactly(Place.CONFIRMED, Place.CONFIRMED, Place.WAITING);
    await(world.registrations.cancel(world.row(meeting, "Ada").id()));
    assertThat(world.place(meeting, "Cleo")).isEqualTo(Place.WAITING);
    world.resize(meeting, null);
    assertThat(world.place(meeting, "Cleo")).isEqualTo(Place.CONFIRMED);
  }

  @Test
  void whereAnOrganiserDecidesARequestTakesNoPlace() {
    Meeting meeting = world.meeting(Policy.APPROVAL, 1);
    assertThat(world.register(meeting, "Ada").place()).isEqualTo(Place.REQUESTED);
    Places places = await(world.store.places(meeting.id(), 1));
    assertThat(places).isEqualTo(new Places(1, 0, 0, 1, 0, 1));
  }

  @Test
  void whereNobodyCanRegisterNothingIsStored() {
    Meeting none = world.meeting(Policy.NONE, null);
    Meeting closed = world.meeting(Policy.CLOSED, null);
    Meeting begun = world.meeting(Policy.OPEN, null);
    assertThat(world.registered(none, "Ada")).isEqualTo(new Outcome.Refused(Closed.NOT_NEEDED));
    assertThat(world.registered(closed, "Ada")).isEqualTo(new Outcome.Refused(Closed.CLOSED));
    assertThat(world.registered(world.draft(), "Ada")).isEqualTo(new Outcome.NoMeeting());
    world.now = begun.startsAt();
    assertThat(world.registered(begun, "Ada")).isEqualTo(new Outcome.Refused(Closed.BEGUN));
    MeetingId unknown = new MeetingId(Uuids.v7());
    assertThat(await(world.registrations.register(unknown, AttendeeWorld.person("Ada"), Map.of())))
        .isEqualTo(new Outcome.NoMeeting());
    assertThat(await(world.store.effective(begun.id()))).isEmpty();
    assertThat(world.told).isEmpty();
  }

  @Test
  void fiftyAtOnceForTwentyPlaces() {
    Meeting meeting = world.meeting(Policy.OPEN, 20);
    Future.all(
            IntStream.range(0, 50)
                .mapToObj(i ->
                    world.registrations.register(
                        meeting.id(), AttendeeWorld.person("P" + i), Map.of()))
                .toList())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    List<Attendee> all =
        await(world.store.effective(meeting.id())).stream()
            .sorted(Comparator.comparing(RegistrationsTest::order))
            .toList();
    assertThat(all).extracting(RegistrationsTest::order).doesNotHaveDuplicates().hasSize(50);
    assertThat(all.subList(0, 20)).allMatch(a -> a.place() == Place.CONFIRMED);
    assertThat(all.subList(20, 50)).allMatch(a -> a.place() == Place.WAITING);
  }

  @Test
  void theSameAddressAtOnceIsOneRow() {
    Meeting meeting = world.meeting(Policy.OPEN, 5);
    var ten =
        IntStream.range(0, 10)
            .mapToObj(_ ->
                world.registrations.register(meeting.id(), AttendeeWorld.person("Ada"), Map.of()))
            .toList();
    await(Future.all(ten).mapEmpty());
    assertThat(ten.stream().filter(one -> one.result() instanceof Outcome.Made)).hasSize(1);
    assertThat(await(world.store.effective(meeting.id()))).hasSize(1);
  }

  @Test
  void aPersonalLinkLeadsToItsRowAndNoOtherDoes() {
    Meeting meeting = world.meeting(Policy.OPEN, 5);
    Outcome.Made made = (Outcome.Made) world.registered(meeting, "Ada");
    var sql = DATABASE.database().client();
    String secret = made.secret();
    assertThat(await(AttendeeLinks.find(sql, secret))).contains(made.attendee().id());
    String second = await(AttendeeLinks.mint(sql, made.attendee().id()));
    assertThat(await(AttendeeLinks.find(sql, second))).contains(made.attendee().id());
    assertThat(await(AttendeeLinks.find(sql, secret))).contains(made.attendee().id());
    for (String foreign : List.of("", "x", "A".repeat(43), secret + "A", "\u0000".repeat(43))) {
      assertThat(await(AttendeeLinks.find(sql, foreign))).isEmpty();
    }
  }

  @Test
  void anAddressOfAMemberIsLinkedWithTheAccountAndMovesTheirCalendar() {
    DATABASE.execute(
        """
        insert into account (id, name, email) values (gen_random_uuid(), 'Ada', 'Ada@Example.org');
        insert into member (initiative_id, account_id, role)
          select '%s', id, 'participant' from account where email = 'Ada@Example.org'
        """
            .formatted(world.initiative));
    Meeting meeting = world.meeting(Policy.OPEN, 5);
    long before = revision();
    world.register(meeting, "Ben");
    assertThat(revision()).isEqualTo(before);
    Attendee ada = world.register(meeting, "Ada");
    assertThat(revision()).isEqualTo(before + 1);
    assertThat(ada.account()).isNotNull();
    assertThat(await(world.store.ofAccount(java.util.Objects.requireNonNull(ada.account()))))
        .containsOnlyKeys(meeting.id());
    DATABASE.execute("delete from member where initiative_id = '" + world.initiative + "'");
  }

  private long revision() {
    return await(
            org.convene.meeting.CalendarRevisions.current(
                DATABASE.database().client(), world.initiative))
        .number();
  }

  private List<String> order(Meeting meeting) {
    return await(world.store.effective(meeting.id())).stream()
        .filter(a -> a.place().isHeld())
        .sorted(Comparator.comparing(RegistrationsTest::order))
        .map(Attendee::name)
        .toList();
  }

  private List<Place> places(Meeting meeting, String... names) {
    return List.of(names).stream().map(name -> world.place(meeting, name)).toList();
  }

  private static long order(Attendee a) {
    return a.order() == null ? -1 : a.order();
  }
}
