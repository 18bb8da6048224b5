package org.convene.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A calendar object: a feed, an invitation, an answer, or a file.
///
/// @param method of an invitation or an answer; null in feeds and files
/// @param header of a feed
/// @param events in any order: written, those of a uid stand together, in the order of the first
/// @param busy instead of events
public record Vcalendar(
    @Nullable Method method,
    @Nullable FeedHeader header,
    List<Vevent> events,
    List<Vfreebusy> busy) {
  public Vcalendar {
    events = List.copyOf(events);
    busy = List.copyOf(busy);
  }

  /// RFC 5546, section 1.4.
  public enum Method {
    PUBLISH,
    REQUEST,
    REPLY,
    ADD,
    CANCEL,
    REFRESH,
    COUNTER,
    DECLINECOUNTER
  }

  public static Vcalendar feed(FeedHeader header, List<Vevent> events) {
    return new Vcalendar(null, header, events, List.of());
  }

  public static Vcalendar file(List<Vevent> events) {
    return new Vcalendar(null, null, events, List.of());
  }

  public static Vcalendar message(Method method, List<Vevent> events) {
    return new Vcalendar(method, null, events, List.of());
  }

  public static Vcalendar freebusy(Vfreebusy busy) {
    return new Vcalendar(Method.PUBLISH, null, List.of(), List.of(busy));
  }
}
