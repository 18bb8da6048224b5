package org.convene.clients;

import static java.util.stream.Collectors.toSet;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.ICalProperty;
import biweekly.property.TextProperty;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The Java library biweekly, with the zones of the JDK.
///
/// Its own reckoning by VTIMEZONE is an hour off near a change of the clocks: it takes for the
/// offset before the change whichever holds on the day it runs.
final class Biweekly implements Reader {
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  @Override
  public List<Instance> read(Feed feed) throws Exception {
    try (var reader = new ICalReader(feed.file().toFile())) {
      ICalendar calendar = reader.readNext();
      calendar.getEvents().forEach(event -> rezone(calendar, event));
      return calendar.getEvents().stream()
          .flatMap(event -> instances(calendar, event).stream())
          .filter(each -> each.start().compareTo(feed.from()) >= 0)
          .filter(each -> each.start().compareTo(feed.to()) < 0)
          .sorted()
          .toList();
    }
  }

  private static void rezone(ICalendar calendar, VEvent event) {
    Stream.of(event.getDateStart(), event.getDateEnd(), event.getRecurrenceId())
        .filter(Objects::nonNull)
        .forEach(date -> date.setValue(rezoned(date.getValue(), zone(calendar, date))));
    for (var dates : event.getExceptionDates()) {
      dates.getValues().replaceAll(date -> rezoned(date, zone(calendar, dates)));
    }
  }

  private static ICalDate rezoned(ICalDate date, TimeZone zone) {
    var written = date.getRawComponents();
    return written.isUtc() || !date.hasTime()
        ? date
        : new ICalDate(written.toDate(zone), written, true);
  }

  private static TimeZone zone(ICalendar calendar, ICalProperty property) {
    var assigned = calendar.getTimezoneInfo().getTimezone(property);
    return assigned == null ? UTC : TimeZone.getTimeZone(assigned.getTimeZone().getID());
  }

  private static List<Instance> instances(ICalendar calendar, VEvent event) {
    ICalDate start = event.getDateStart().getValue();
    long lasts = event.getDateEnd().getValue().getTime() - start.getTime();
    if (event.getRecurrenceRule() == null) {
      return List.of(instance(event, start, lasts));
    }
    Set<Date> overridden = overridden(calendar, event);
    List<Instance> all = new ArrayList<>();
    var dates = event.getDateIterator(zone(calendar, event.getDateStart()));
    while (dates.hasNext()) {
      Date next = dates.next();
      if (!overridden.contains(next)) {
        all.add(instance(event, next, lasts));
      }
    }
    return all;
  }

  /// The iterator knows nothing of overrides: they are its caller's.
  private static Set<Date> overridden(ICalendar calendar, VEvent master) {
    return calendar.getEvents().stream()
        .filter(event -> event.getRecurrenceId() != null)
        .filter(event -> text(event.getUid()).equals(text(master.getUid())))
        .map(event -> new Date(event.getRecurrenceId().getValue().getTime()))
        .collect(toSet());
  }

  private static Instance instance(VEvent event, Date start, long lasts) {
    boolean timed = event.getDateStart().getValue().hasTime();
    return new Instance(
        moment(start.getTime(), timed),
        moment(start.getTime() + lasts, timed),
        text(event.getStatus()),
        text(event.getUid()),
        text(event.getSummary()),
        text(event.getLocation()));
  }

  private static String moment(long millis, boolean timed) {
    Instant instant = Instant.ofEpochMilli(millis);
    return timed
        ? instant.toString()
        : LocalDate.ofInstant(instant, ZoneId.systemDefault()).toString();
  }

  private static String text(@Nullable TextProperty property) {
    return property == null ? "" : property.getValue();
  }

  @Override
  public String toString() {
    return "biweekly";
  }
}
