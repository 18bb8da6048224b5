package org.convene.calendar;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.convene.calendar.FeedBreak.Rule;

/// Checks the VTIMEZONEs of a feed: some programs refuse what is more than two rules.
final class FeedZones {
  private static final Set<String> UTC = Set.of("UTC", "Etc/UTC", "GMT", "Z");

  private final Consumer<FeedBreak> breaks;
  private final Set<String> known = new HashSet<>();

  FeedZones(Component calendar, Consumer<FeedBreak> breaks) {
    this.breaks = breaks;
    calendar.parts("VTIMEZONE").forEach(this::check);
  }

  boolean knows(String tzid) {
    return known.contains(tzid);
  }

  static boolean isUtc(String tzid) {
    return UTC.contains(tzid);
  }

  private void check(Component zone) {
    Optional<Content> id = zone.first("TZID");
    id.ifPresentOrElse(this::name, () -> found(zone.line(), Rule.MISSING, "the zone has no TZID"));
    List<Component> standard = zone.parts("STANDARD").toList();
    List<Component> daylight = zone.parts("DAYLIGHT").toList();
    if (standard.size() != 1 || daylight.size() > 1) {
      found(
          zone.line(),
          Rule.VTIMEZONE,
          "it has %d STANDARD and %d DAYLIGHT: one, and at most one"
              .formatted(standard.size(), daylight.size()));
    }
    boolean rules = !daylight.isEmpty();
    zone.components().forEach(each -> observance(each, rules));
  }

  private void name(Content id) {
    String name = id.text();
    if (isUtc(name)) {
      found(id.line(), Rule.TZID_UTC, "UTC needs no VTIMEZONE");
    }
    if (!known.add(name)) {
      found(id.line(), Rule.ONCE, "'%s' stands there already".formatted(Content.quoted(name)));
    }
  }

  private void observance(Component each, boolean rules) {
    for (String name : List.of("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")) {
      if (each.first(name).isEmpty()) {
        found(each.line(), Rule.MISSING, each.name() + " has no " + name);
      }
    }
    each.first("DTSTART")
        .filter(start -> !start.value().startsWith("1970"))
        .ifPresent(start -> found(start.line(), Rule.VTIMEZONE, "it does not begin in 1970"));
    each.first("RDATE")
        .ifPresent(
            date -> found(date.line(), Rule.VTIMEZONE, "it changes by dates, not by a rule"));
    if (rules && each.first("RRULE").isEmpty()) {
      found(each.line(), Rule.VTIMEZONE, each.name() + " has no RRULE");
    }
    each.first("RRULE")
        .filter(rule -> rule.value().contains("UNTIL="))
        .ifPresent(rule -> found(rule.line(), Rule.VTIMEZONE, "the rule has ended"));
  }

  private void found(int line, Rule rule, String detail) {
    breaks.accept(new FeedBreak(line, rule, detail));
  }
}
