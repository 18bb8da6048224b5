package org.convene.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.convene.calendar.FeedBreak.Rule;

/// Checks one VEVENT by itself.
final class FeedEvent {
  private static final List<String> REQUIRED =
      List.of("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND");
  private static final List<String> ONCE =
      List.of(
          "UID",
          "DTSTAMP",
          "DTSTART",
          "DTEND",
          "DURATION",
          "SEQUENCE",
          "RECURRENCE-ID",
          "RRULE",
          "SUMMARY",
          "DESCRIPTION",
          "LOCATION",
          "GEO",
          "URL",
          "STATUS",
          "CLASS",
          "TRANSP",
          "CREATED",
          "LAST-MODIFIED",
          "ORGANIZER");
  private static final List<String> OF_UTC = List.of("DTSTAMP", "LAST-MODIFIED", "CREATED");
  private static final Set<String> EVERYWHERE =
      Set.of(
          "FREQ",
          "INTERVAL",
          "COUNT",
          "UNTIL",
          "WKST",
          "BYDAY",
          "BYMONTHDAY",
          "BYMONTH",
          "BYSETPOS");
  private static final Set<String> STATUS = Set.of("TENTATIVE", "CONFIRMED", "CANCELLED");

  private final Component event;
  private final FeedZones zones;
  private final Consumer<FeedBreak> breaks;

  FeedEvent(Component event, FeedZones zones, Consumer<FeedBreak> breaks) {
    this.event = event;
    this.zones = zones;
    this.breaks = breaks;
  }

  void check(boolean alarms) {
    properties();
    revision();
    Optional<FeedTime> start = time("DTSTART");
    end(start);
    start.ifPresent(this::rules);
    time("RECURRENCE-ID");
    if (!alarms) {
      event
          .parts("VALARM")
          .forEach(
              alarm -> found(alarm.line(), Rule.ALARM, "nobody has asked the feed for alarms"));
    }
  }

  private void properties() {
    for (String name : REQUIRED) {
      if (event.first(name).isEmpty()) {
        Rule rule = name.equals("DTEND") ? Rule.END : Rule.MISSING;
        found(event.line(), rule, "the event has no " + name);
      }
    }
    for (String name : ONCE) {
      event.all(name).skip(1).forEach(line -> found(line, Rule.ONCE, "%s stands twice", name));
    }
    for (Content line : event.properties()) {
      switch (line.name()) {
        case "ATTENDEE", "ORGANIZER" ->
            found(line, Rule.ATTENDEE, "a feed names no %s", line.name());
        case "RDATE", "EXRULE" -> found(line, Rule.RDATE, "some programs ignore %s", line.name());
        default -> {}
      }
    }
    event
        .first("STATUS")
        .filter(line -> !STATUS.contains(line.value().toUpperCase(Locale.ROOT)))
        .ifPresent(line -> found(line, Rule.VALUE, "'%s' is no status", line.value()));
  }

  private void revision() {
    for (String name : OF_UTC) {
      event
          .first(name)
          .ifPresent(line ->
              told(line, line.value())
                  .filter(time -> time.kind() != FeedTime.Kind.UTC)
                  .ifPresent(time -> found(line, Rule.VALUE, "%s is not in UTC", name)));
    }
    event
        .first("LAST-MODIFIED")
        .filter(
            line -> event.first("DTSTAMP").filter(s -> !s.value().equals(line.value())).isPresent())
        .ifPresent(line ->
            found(
                line,
                Rule.REVISION,
                "it differs from DTSTAMP: %s",
                "one of them is not the revision"));
    Optional<Content> sequence = event.first("SEQUENCE");
    sequence
        .filter(line -> !line.value().matches("\\d{1,9}"))
        .ifPresent(line -> found(line, Rule.VALUE, "'%s' is no number", line.value()));
    boolean cancelled =
        event.first("STATUS").filter(s -> s.value().equalsIgnoreCase("CANCELLED")).isPresent();
    sequence
        .filter(line -> cancelled && line.value().equals("0"))
        .ifPresent(line ->
            found(line, Rule.REVISION, "it is %s: its sequence must have risen", "cancelled"));
  }

  private void end(Optional<FeedTime> start) {
    Optional<FeedTime> end = time("DTEND");
    if (start.isEmpty() || end.isEmpty()) {
      return;
    }
    Content line = event.first("DTEND").orElseThrow();
    boolean days = start.get().kind() == FeedTime.Kind.DATE;
    if (days != (end.get().kind() == FeedTime.Kind.DATE)) {
      found(line, Rule.END, "DTSTART is %s, and it is not", start.get().toString());
    } else if (end.get().isNotAfter(start.get())) {
      found(line, Rule.END, "%s is not after DTSTART", "DTEND");
    }
  }

  private void rules(FeedTime start) {
    event.all("RRULE").forEach(line -> rule(line, start));
    event
        .all("EXDATE")
        .forEach(line -> {
          for (String value : line.value().split(",")) {
            told(line, value)
                .filter(time -> !time.isLike(start))
                .ifPresent(time ->
                    found(line, Rule.EXDATE, "it is %s, and DTSTART is not", time.toString()));
          }
        });
  }

  private void rule(Content line, FeedTime start) {
    try {
      IcsReader.checkRule(line);
    } catch (Flaw flaw) {
      found(line, Rule.RULE, "%s", flaw.reason());
      return;
    }
    Set<String> parts =
        Arrays.stream(line.value().toUpperCase(Locale.ROOT).split(";")).collect(Collectors.toSet());
    boolean usual =
        Arrays.stream(Frequency.values()).anyMatch(each -> parts.contains("FREQ=" + each));
    if (!usual || !parts.stream().allMatch(part -> EVERYWHERE.contains(part.split("=")[0]))) {
      found(line, Rule.RULE, "not every program imports %s", line.value());
    }
    parts.stream()
        .filter(part -> part.startsWith("UNTIL="))
        .forEach(part -> until(line, part.substring("UNTIL=".length()), start));
  }

  private void until(Content line, String until, FeedTime start) {
    boolean days = start.kind() == FeedTime.Kind.DATE;
    if (days ? until.contains("T") : !until.endsWith("Z")) {
      String like = days ? "a date, as DTSTART is" : "in UTC";
      found(line, Rule.UNTIL, "UNTIL=%s is not " + like, until);
    }
  }

  private Optional<FeedTime> time(String name) {
    Optional<Content> line = event.first(name);
    return line.flatMap(each -> told(each, each.value()));
  }

  /// Says what is wrong with it, at its first reading.
  private Optional<FeedTime> told(Content line, String value) {
    try {
      FeedTime time = FeedTime.of(line, value.strip());
      zone(line, time);
      return Optional.of(time);
    } catch (Flaw flaw) {
      found(line, Rule.VALUE, "%s", flaw.reason());
      return Optional.empty();
    }
  }

  private void zone(Content line, FeedTime time) {
    String zone = line.parameter("TZID").orElse("");
    if (time.kind() == FeedTime.Kind.FLOATING) {
      found(line, Rule.FLOATING_TIME, "%s has no zone", line.name());
    } else if (FeedZones.isUtc(zone)) {
      found(line, Rule.TZID_UTC, "UTC is written with Z, not as TZID=%s", zone);
    } else if (time.kind() == FeedTime.Kind.UTC && !zone.isEmpty()) {
      found(line, Rule.VALUE, "%s has both a zone and Z", line.name());
    } else if (time.kind() == FeedTime.Kind.ZONED && !zones.knows(zone)) {
      found(line, Rule.TZID, "there is no VTIMEZONE of '%s'", Content.quoted(zone));
    } else if (time.kind() == FeedTime.Kind.DATE && !line.isDate()) {
      found(line, Rule.VALUE, "%s is a date and does not say VALUE=DATE", line.name());
    }
  }

  private void found(Content line, Rule rule, String form, String part) {
    found(line.line(), rule, form.formatted(Content.quoted(part)));
  }

  private void found(int line, Rule rule, String detail) {
    breaks.accept(new FeedBreak(line, rule, detail));
  }
}
