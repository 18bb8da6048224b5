package org.convene.calendar;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convene.calendar.FeedBreak.Rule;

/// Holds any feed against the rules by which calendars work everywhere: those of RFC 5545, and what
/// programs that many people use make of it.
public final class FeedCheck {
  /// Largest feed that is looked at. Past it no program subscribes any more.
  public static final int MAX_BYTES = 64 << 20;

  private static final int MAX_COMPONENTS = 1_000_000;

  private final List<FeedBreak> breaks = new ArrayList<>();
  private final Set<FeedBreak> once = new HashSet<>();

  private FeedCheck() {}

  /// @param alarms whether the feed was asked for them
  /// @return by line; empty: nothing is wrong
  public static List<FeedBreak> of(byte[] feed, boolean alarms) {
    FeedCheck check = new FeedCheck();
    FeedBytes.check(feed, check::found);
    try {
      check.calendar(Component.read(feed, MAX_BYTES, MAX_COMPONENTS), alarms);
    } catch (Flaw flaw) {
      check.found(new FeedBreak(flaw.line(), Rule.STRUCTURE, flaw.reason()));
    }
    return check.breaks.stream().sorted(Comparator.comparingInt(FeedBreak::line)).toList();
  }

  private void found(FeedBreak each) {
    if (once.add(each)) {
      breaks.add(each);
    }
  }

  private void calendar(Component calendar, boolean alarms) {
    head(calendar);
    FeedZones zones = new FeedZones(calendar, this::found);
    List<Component> events = calendar.parts("VEVENT").toList();
    events.forEach(event -> new FeedEvent(event, zones, this::found).check(alarms));
    together(events);
    Map<String, Component> series = new HashMap<>();
    events.stream()
        .filter(event -> event.first("RECURRENCE-ID").isEmpty())
        .forEach(event -> series.putIfAbsent(uid(event), event));
    events.forEach(event ->
        Optional.ofNullable(series.get(uid(event))).ifPresent(of -> occurrence(event, of)));
  }

  private void head(Component calendar) {
    for (String name : List.of("VERSION", "PRODID")) {
      if (calendar.first(name).isEmpty()) {
        found(new FeedBreak(calendar.line(), Rule.MISSING, "the calendar has no " + name));
      }
      calendar
          .all(name)
          .skip(1)
          .forEach(line -> found(new FeedBreak(line.line(), Rule.ONCE, name + " stands twice")));
    }
    calendar
        .first("VERSION")
        .filter(line -> !line.value().equals("2.0"))
        .ifPresent(line -> found(new FeedBreak(line.line(), Rule.VALUE, "the version is not 2.0")));
    calendar
        .first("METHOD")
        .ifPresent(line -> found(new FeedBreak(line.line(), Rule.METHOD, "a feed has no METHOD")));
    calendar
        .first("REFRESH-INTERVAL")
        .filter(line -> line.parameter("VALUE").filter("DURATION"::equals).isEmpty())
        .ifPresent(line ->
            found(new FeedBreak(line.line(), Rule.VALUE, "it does not say VALUE=DURATION")));
  }

  private static String uid(Component event) {
    return event.first("UID").map(Content::text).orElse("");
  }

  private void together(List<Component> events) {
    Set<String> closed = new HashSet<>();
    Map<String, Integer> lines = new HashMap<>();
    String before = "";
    for (Component event : events) {
      String uid = uid(event);
      boolean goesOn = uid.equals(before);
      boolean master = event.first("RECURRENCE-ID").isEmpty();
      if (!goesOn && !closed.add(uid)) {
        found(new FeedBreak(event.line(), Rule.TOGETHER, "its UID stands further up already"));
      }
      Integer already = lines.putIfAbsent(key(event), event.line());
      if (already != null) {
        String said = "it stands in line %d already".formatted(already);
        found(new FeedBreak(event.line(), Rule.TWICE, said));
      } else if (goesOn && master) {
        found(new FeedBreak(event.line(), Rule.TOGETHER, "the series does not come first"));
      }
      before = uid;
    }
  }

  private static String key(Component event) {
    return uid(event) + "\n" + event.first("RECURRENCE-ID").map(FeedCheck::instant).orElse("");
  }

  /// The same for times that are the same in different zones.
  private static String instant(Content line) {
    try {
      FeedTime time = FeedTime.of(line, line.value());
      return time.kind() == FeedTime.Kind.DATE
          ? line.value()
          : time.instant().map(Objects::toString).orElse(line.value());
    } catch (Flaw flaw) {
      return line.value();
    }
  }

  private void occurrence(Component event, Component series) {
    Optional<Content> id = event.first("RECURRENCE-ID");
    Optional<Content> start = series.first("DTSTART");
    if (id.isEmpty() || start.isEmpty()) {
      return;
    }
    Content line = id.get();
    try {
      FeedTime named = FeedTime.of(line, line.value());
      FeedTime first = FeedTime.of(start.get(), start.get().value());
      if (!named.isLike(first)) {
        String said = "it is %s, and DTSTART of the series is %s".formatted(named, first);
        found(new FeedBreak(line.line(), Rule.RECURRENCE_ID, said));
      } else if (series.all("RRULE").count() == 1 && !isOneOf(named, first, series)) {
        found(new FeedBreak(line.line(), Rule.RECURRENCE_ID, "the series has no such date"));
      }
    } catch (Flaw flaw) {
      // Said where the event is checked by itself.
    }
  }

  /// Said only of rules that are ours: no other is expanded.
  private static boolean isOneOf(FeedTime named, FeedTime first, Component series) throws Flaw {
    Content rule = series.first("RRULE").orElseThrow();
    Moments moments = new Moments(ZoneOffset.UTC, series, note -> {});
    Moment start = asRead(first, moments, series.first("DTSTART").orElseThrow());
    RruleFit fit = RruleFit.of(rule.value(), start, moments, rule);
    return fit.rule() == null
        || fit.endless()
        || fit.rule().starts(first.local()).contains(named.local());
  }

  private static Moment asRead(FeedTime time, Moments moments, Content line) throws Flaw {
    return time.kind() == FeedTime.Kind.ZONED && ZoneNames.named(time.zone()).isEmpty()
        ? new Moment.Time(time.local(), ZoneOffset.UTC)
        : moments.read(line);
  }
}
