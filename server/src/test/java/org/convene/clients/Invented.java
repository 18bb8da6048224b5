package org.convene.clients;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convene.calendar.Place;
import org.convene.calendar.RecurrenceId;
import org.convene.calendar.Repetition;
import org.convene.calendar.Samples;
import org.convene.calendar.Vevent;
import org.convene.calendar.When;
import org.convene.calendar.Wording;

/// Series as nobody would plan them, with what is true of them: any rule in any zone at any time of
/// the day, with occurrences that were moved, renamed, called off and left out.
final class Invented {
  private static final List<String> TITLES =
      List.of(
          "Atelier : îlots énergétiques, quartiers & financement; 4e éd.",
          "Στρογγυλή τράπεζα για τις έξυπνες πόλεις και τη χρηματοδότησή τους",
          "智慧城市网络研讨会：从规划到实施，融资与治理，二〇二六年秋季");

  private final List<Vevent> events = new ArrayList<>();
  private final List<Instance> truth = new ArrayList<>();
  private final Random random;

  Invented(long seed, int series) {
    random = new Random(seed);
    nights();
    for (int i = 0; i < series; i++) {
      series("s-" + i + "@convene.example", Samples.ZONES.get(i % Samples.ZONES.size()));
    }
  }

  List<Vevent> events() {
    return events;
  }

  /// In order, of all times.
  List<Instance> truth() {
    return truth.stream().sorted().toList();
  }

  /// Times that come twice or never, and an hour before them.
  private void nights() {
    for (var start : List.of("2026-10-25T02:30", "2026-10-25T01:30", "2027-03-28T02:30")) {
      var from = LocalDateTime.parse(start);
      var night = new When.Timed(from, from.plusHours(2), ZoneId.of("Europe/Brussels"));
      var event =
          Vevent.of("m-" + from + "@h", night, Samples.REVISED, Wording.of("By night " + from));
      events.add(event);
      truth.add(instance(event, night));
    }
  }

  private void series(String uid, String zone) {
    var first = Samples.recurrence(random);
    var wall = Duration.ofMinutes(90 + 15L * random.nextInt(20));
    var when = new When.Timed(first.start(), first.start().plus(wall), ZoneId.of(zone));
    var wording = Wording.of(TITLES.get(random.nextInt(TITLES.size())));
    var place = new Place("Rue de la Loi 200; salle A\\B, Bruxelles", null, null);
    var master = Vevent.of(uid, when, Samples.REVISED, wording).with(place);
    List<LocalDateTime> exceptions = new ArrayList<>();
    List<Vevent> apart = new ArrayList<>();
    for (LocalDateTime start : first.rule().starts(first.start())) {
      var usual = new When.Timed(start, start.plus(wall), when.zone());
      if (random.nextInt(12) == 0) {
        exceptions.add(start);
      } else if (random.nextInt(6) == 0) {
        apart.add(changed(master.with(usual)).instead(RecurrenceId.of(start, when)));
      } else {
        truth.add(instance(master, usual));
      }
    }
    events.add(master.repeated(new Repetition(first.rule(), exceptions)));
    events.addAll(apart);
    apart.forEach(each -> truth.add(instance(each, (When.Timed) each.when())));
  }

  private Vevent changed(Vevent occurrence) {
    var when = (When.Timed) occurrence.when();
    return switch (random.nextInt(4)) {
      case 0 -> occurrence.with(Vevent.Status.CANCELLED);
      case 1 -> occurrence.with(Wording.of("Moved to the net"));
      case 2 -> occurrence.with(later(when, random.nextInt(72) - 36));
      default ->
          occurrence.with(new When.Timed(when.start(), when.end(), ZoneId.of("America/New_York")));
    };
  }

  private static When later(When.Timed when, int hours) {
    return new When.Timed(when.start().plusHours(hours), when.end().plusHours(hours), when.zone());
  }

  private static Instance instance(Vevent event, When.Timed when) {
    return new Instance(
        when.startsAt().toString(),
        when.endsAt().toString(),
        event.status().toString(),
        event.uid(),
        event.wording().summary(),
        event.place().location() == null ? "" : event.place().location());
  }
}
