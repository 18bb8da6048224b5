package org.convene.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The events of one uid as they must be written so that every program finds the same instants.
/// What a compact zone cannot tell is written in UTC; an occurrence that the rule would put
/// elsewhere is written out. A program may believe its own zone or ours: the occurrence's
/// RECURRENCE-ID names the same date in both.
final class Telling {
  private static final Comparator<Vevent> MASTER_FIRST =
      Comparator.comparing(
          Vevent::recurrenceId, Comparator.nullsFirst(Comparator.comparing(RecurrenceId::start)));

  private Telling() {}

  static List<Vevent> of(List<Vevent> group) {
    List<Vevent> all = new ArrayList<>();
    Set<LocalDateTime> apart =
        group.stream()
            .map(Vevent::recurrenceId)
            .filter(id -> id != null)
            .map(RecurrenceId::start)
            .collect(Collectors.toSet());
    for (Vevent event : group) {
      all.add(event.repetition() == null ? told(event) : event);
      all.addAll(untold(event, apart));
    }
    all.sort(MASTER_FIRST);
    return all;
  }

  /// Its occurrences that are not where the rule would have a program see them.
  private static List<Vevent> untold(Vevent master, Set<LocalDateTime> apart) {
    if (master.repetition() == null
        || !(master.when() instanceof When.Timed first)
        || Stamp.isUtc(first.zone())) {
      return List.of();
    }
    return master.repetition().rule().starts(first.start()).stream()
        .filter(start -> !apart.contains(start))
        .filter(start -> !master.repetition().exceptions().contains(start))
        .map(start -> moved(first, start))
        .filter(when -> isUntold(first, when))
        .map(when -> told(master.with(when).instead(RecurrenceId.of(when.start(), first))))
        .toList();
  }

  private static When.Timed moved(When.Timed first, LocalDateTime start) {
    Duration wall = Duration.between(first.start(), first.end());
    return new When.Timed(start, start.plus(wall), first.zone());
  }

  /// A rule repeats the exact duration of the first (RFC 5545, section 3.8.5.3); ours repeats the
  /// time on the clock, which differs where the clocks change meanwhile.
  private static boolean isUntold(When.Timed first, When.Timed when) {
    Duration lasts = Duration.between(when.startsAt(), when.endsAt());
    Duration repeated = Duration.between(first.startsAt(), first.endsAt());
    return !tells(when) || (!lasts.equals(repeated) && lasts.isPositive());
  }

  private static Vevent told(Vevent event) {
    return event.when() instanceof When.Timed timed && !tells(timed)
        ? event.with(inUtc(timed))
        : event;
  }

  private static boolean tells(When.Timed when) {
    return tells(when.start(), when.zone()) && tells(when.end(), when.zone());
  }

  /// Of a local time that comes twice most programs take the second, where RFC 5545, section 3.3.5,
  /// wants the first; of one that never comes they take either side of the gap.
  private static boolean tells(LocalDateTime local, ZoneId zone) {
    return zone.getRules().getValidOffsets(local).size() == 1 && CompactZone.of(zone).tells(local);
  }

  private static When inUtc(When.Timed when) {
    return new When.Timed(
        when.start().atZone(when.zone()).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime(),
        when.end().atZone(when.zone()).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime(),
        ZoneOffset.UTC);
  }

  /// Those of which a VTIMEZONE is needed.
  static Set<ZoneId> zones(List<Vevent> told) {
    return told.stream()
        .<ZoneId>mapMulti((event, zones) -> {
          if (event.when() instanceof When.Timed timed) {
            zones.accept(timed.zone());
          }
          RecurrenceId id = event.recurrenceId();
          if (id != null && id.zone() != null) {
            zones.accept(id.zone());
          }
        })
        .filter(zone -> !Stamp.isUtc(zone))
        .collect(Collectors.toSet());
  }
}
