package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The instants at which the events of one uid begin and end, by RFC 5545 and by our own zones:
/// what any program should find in what we write.
final class Expansion {
  private Expansion() {}

  record Span(Instant from, Instant to) implements Comparable<Span> {
    @Override
    public int compareTo(Span other) {
      int order = from.compareTo(other.from);
      return order == 0 ? to.compareTo(other.to) : order;
    }
  }

  static Set<Span> of(List<Vevent> group) {
    Set<LocalDateTime> apart =
        group.stream()
            .filter(event -> event.recurrenceId() != null)
            .map(event -> event.recurrenceId().start())
            .collect(Collectors.toSet());
    Set<Span> all = new TreeSet<>();
    for (Vevent event : group) {
      When.Timed first = (When.Timed) event.when();
      if (event.repetition() == null) {
        all.add(span(first));
      } else {
        event.repetition().rule().starts(first.start()).stream()
            .filter(start -> !apart.contains(start))
            .filter(start -> !event.repetition().exceptions().contains(start))
            .forEach(start -> all.add(repeated(first, start)));
      }
    }
    return all;
  }

  static Span span(When.Timed when) {
    return new Span(when.startsAt(), when.endsAt());
  }

  private static Span repeated(When.Timed first, LocalDateTime start) {
    Instant from = start.atZone(first.zone()).toInstant();
    return new Span(from, from.plus(Duration.between(first.startsAt(), first.endsAt())));
  }

  /// What is meant: the same times on the clock at each occurrence.
  static Set<Span> meant(When.Timed first, Recurrence rule) {
    return rule.starts(first.start()).stream()
        .map(start ->
            new When.Timed(
                start, start.plus(Duration.between(first.start(), first.end())), first.zone()))
        .map(Expansion::span)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
