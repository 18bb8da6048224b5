package org.convene.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// A date or time of a feed, and of which kind it is.
///
/// @param zone the TZID; empty for the other kinds
record FeedTime(Kind kind, LocalDateTime local, String zone) {
  enum Kind {
    DATE,
    UTC,
    ZONED,
    FLOATING
  }

  static FeedTime of(Content line, String value) throws Flaw {
    Content plain = new Content(line.line(), line.name(), List.of(), value);
    Moments reader = new Moments(ZoneOffset.UTC, NO_CALENDAR, note -> {});
    Moment moment = reader.read(plain);
    String zone = line.parameter("TZID").orElse("");
    if (moment instanceof Moment.Day) {
      return new FeedTime(Kind.DATE, moment.local(), "");
    }
    if (value.endsWith("Z")) {
      return new FeedTime(Kind.UTC, moment.local(), "");
    }
    return zone.isEmpty()
        ? new FeedTime(Kind.FLOATING, moment.local(), "")
        : new FeedTime(Kind.ZONED, moment.local(), zone);
  }

  private static final Component NO_CALENDAR = new Component("VCALENDAR", 1, List.of(), List.of());

  boolean isLike(FeedTime other) {
    return kind == other.kind && zone.equals(other.zone);
  }

  /// Where the zone is one that we know.
  Optional<Instant> instant() {
    Optional<ZoneId> known =
        kind == Kind.ZONED ? ZoneNames.named(zone) : Optional.of(ZoneOffset.UTC);
    return known.map(each -> local.atZone(each).toInstant());
  }

  /// Whether what ends then has lasted no time; not said where we do not know the zones.
  boolean isNotAfter(FeedTime start) {
    Optional<Instant> began = start.instant();
    Optional<Instant> ended = instant();
    return isLike(start) && (began.isEmpty() || kind == Kind.DATE)
        ? !local.isAfter(start.local())
        : began.isPresent() && ended.isPresent() && !ended.get().isAfter(began.get());
  }

  @Override
  public String toString() {
    return switch (kind) {
      case DATE -> "a date";
      case UTC -> "a time of UTC";
      case ZONED -> "a time of " + Content.quoted(zone);
      case FLOATING -> "a time without a zone";
    };
  }
}
