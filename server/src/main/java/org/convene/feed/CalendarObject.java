package org.convene.feed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convene.base.MeetingId;
import org.convene.calendar.IcsWriter;
import org.convene.calendar.RecurrenceId;
import org.convene.calendar.Vcalendar;
import org.convene.calendar.Vevent;
import org.convene.calendar.When;

/// All events of one UID as an object of their own: what CalDAV calls a calendar object resource
/// (RFC 4791, section 4.1).
public final class CalendarObject {
  /// When one of its dates is.
  record Span(MeetingId meeting, Instant from, Instant to) {
    boolean touches(Instant start, Instant end) {
      return from.isBefore(end) && to.isAfter(start);
    }
  }

  private final Piece piece;
  private final Instant revisedAt;
  private final List<Span> spans;
  private final Function<Set<MeetingId>, List<Vevent>> each;

  /// @param each the events of some of its dates, every one for itself
  CalendarObject(
      Piece piece,
      Instant revisedAt,
      List<Span> spans,
      Function<Set<MeetingId>, List<Vevent>> each) {
    this.piece = piece;
    this.revisedAt = revisedAt;
    this.spans = List.copyOf(spans);
    this.each = each;
  }

  public String uid() {
    return piece.uid();
  }

  /// Names the bytes.
  public String tag() {
    return piece.tag();
  }

  public Instant revisedAt() {
    return revisedAt;
  }

  /// A whole iCalendar object.
  public byte[] bytes() {
    return IcsWriter.file(List.of(piece.fragment()));
  }

  /// Whether any of its dates is within a stretch of time, its end not counted.
  public boolean touches(Instant from, Instant to) {
    return spans.stream().anyMatch(span -> span.touches(from, to));
  }

  /// Its dates within a stretch of time, each told for itself in UTC: RFC 4791, section 9.6.5.
  public byte[] expanded(Instant from, Instant to) {
    Set<MeetingId> within =
        spans.stream()
            .filter(span -> span.touches(from, to))
            .map(Span::meeting)
            .collect(Collectors.toSet());
    List<Vevent> events = each.apply(within).stream().map(CalendarObject::inUtc).toList();
    return IcsWriter.write(Vcalendar.file(events));
  }

  private static Vevent inUtc(Vevent event) {
    if (!(event.when() instanceof When.Timed when)) {
      return event;
    }
    Vevent told =
        event.with(new When.Timed(utc(when.startsAt()), utc(when.endsAt()), ZoneOffset.UTC));
    RecurrenceId id = event.recurrenceId();
    return id == null || id.zone() == null
        ? told
        : told.instead(
            new RecurrenceId(utc(id.start().atZone(id.zone()).toInstant()), ZoneOffset.UTC));
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
