package org.convene.caldav;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.convene.feed.CalendarObject;
import org.jspecify.annotations.Nullable;

/// The filter of a calendar-query: RFC 4791, section 9.7. Components, stretches of time and the
/// UID; whatever else a program filters by is refused, for an answer that left something out would
/// be taken for the truth.
final class QueryFilter {
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

  /// A filter that this server does not know.
  static final class Unsupported extends Exception {
    private static final long serialVersionUID = 1;

    Unsupported(String what) {
      super(what, null, false, false);
    }
  }

  /// From, and up to but not including; open ends are far away.
  record Range(Instant from, Instant to) {}

  private QueryFilter() {}

  static Predicate<CalendarObject> of(Xml filter) throws Unsupported {
    List<Xml> calendars = filter.children(Names.COMP_FILTER).toList();
    if (calendars.size() != 1 || !isNamed(calendars.getFirst(), "VCALENDAR")) {
      throw new Unsupported("a filter is for VCALENDAR");
    }
    Predicate<CalendarObject> all = object -> true;
    for (Xml child : calendars.getFirst().children()) {
      all = all.and(component(child));
    }
    return all;
  }

  private static Predicate<CalendarObject> component(Xml filter) throws Unsupported {
    if (!filter.is(Names.COMP_FILTER)) {
      throw new Unsupported("a property of a calendar");
    }
    boolean absent = filter.child(Names.IS_NOT_DEFINED).isPresent();
    if (!isNamed(filter, "VEVENT")) {
      return object -> absent;
    }
    Predicate<CalendarObject> all = object -> !absent;
    for (Xml child : filter.children()) {
      all = all.and(condition(child));
    }
    return all;
  }

  private static Predicate<CalendarObject> condition(Xml child) throws Unsupported {
    if (child.is(Names.TIME_RANGE)) {
      Range range = range(child);
      return object -> object.touches(range.from(), range.to());
    }
    if (child.is(Names.PROP_FILTER) && isNamed(child, "UID")) {
      return uid(child);
    }
    if (child.is(Names.IS_NOT_DEFINED)) {
      return object -> true;
    }
    throw new Unsupported(child.name().getLocalPart());
  }

  /// Anywhere in it, whatever the case: RFC 4791, section 7.5.
  private static Predicate<CalendarObject> uid(Xml filter) throws Unsupported {
    Optional<Xml> match = filter.child(Names.TEXT_MATCH);
    if (match.isEmpty()) {
      boolean absent = filter.child(Names.IS_NOT_DEFINED).isPresent();
      return object -> !absent;
    }
    String wanted = match.get().text().toLowerCase(Locale.ROOT);
    boolean not = "yes".equals(match.get().attributes().get("negate-condition"));
    return object -> object.uid().toLowerCase(Locale.ROOT).contains(wanted) != not;
  }

  static Range range(Xml element) throws Unsupported {
    Instant from = instant(element.attributes().get("start"), Instant.MIN);
    Instant to = instant(element.attributes().get("end"), Instant.MAX);
    if (!from.isBefore(to)) {
      throw new Unsupported("a stretch of time that ends before it begins");
    }
    return new Range(from, to);
  }

  private static Instant instant(@Nullable String text, Instant open) throws Unsupported {
    try {
      return text == null ? open : LocalDateTime.parse(text, UTC).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Unsupported("a time that is not in UTC");
    }
  }

  private static boolean isNamed(Xml filter, String name) {
    return name.equalsIgnoreCase(filter.attributes().get("name"));
  }
}
