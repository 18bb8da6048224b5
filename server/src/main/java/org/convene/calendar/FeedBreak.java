package org.convene.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import org.convene.base.Kebab;

/// Where a feed breaks a rule that keeps it working everywhere.
///
/// @param line from 1
/// @param detail one English sentence
public record FeedBreak(int line, Rule rule, String detail) {
  /// By what goes wrong in programs that hold to RFC 5545, or do not.
  public enum Rule {
    /// CRLF ends every line.
    LINE_END,
    /// No line is longer than 75 octets.
    LINE_LENGTH,
    /// No fold within a character.
    FOLD,
    /// UTF-8, without a byte order mark.
    UTF_8,
    CONTROL_CHARACTER,
    /// It can be read at all.
    STRUCTURE,
    /// A property is missing that must be there.
    MISSING,
    /// A property stands there twice that may stand there once.
    ONCE,
    /// A value is none of its kind.
    VALUE,
    /// A feed has no METHOD: some programs would take it for an invitation.
    METHOD,
    /// A feed names no addresses.
    ATTENDEE,
    /// Alarms only where the feed is asked for them.
    ALARM,
    /// Every time is of a zone, or of UTC.
    FLOATING_TIME,
    /// A TZID has its VTIMEZONE in the same object.
    TZID,
    /// UTC is a `Z`.
    TZID_UTC,
    /// One STANDARD, at most one DAYLIGHT, by rules from 1970.
    VTIMEZONE,
    /// There is a DTEND, after DTSTART.
    END,
    /// No RDATE and no EXRULE.
    RDATE,
    /// Days, weeks, months or years, in patterns that all programs import.
    RULE,
    /// UNTIL is in UTC, or a date where the start is one.
    UNTIL,
    /// EXDATE is of the series' type and zone.
    EXDATE,
    /// RECURRENCE-ID is of the series' type and zone, and one of its dates.
    RECURRENCE_ID,
    /// All events of a UID together, the series first.
    TOGETHER,
    /// The same occurrence twice.
    TWICE,
    /// DTSTAMP and LAST-MODIFIED are the time of the revision; what is cancelled has a higher
    /// SEQUENCE.
    REVISION;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }

  /// As it is printed: `line 12: floating-time: …`.
  @Override
  public String toString() {
    return "line %d: %s: %s".formatted(line, rule.json(), detail);
  }
}
