package org.convene.planning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.convene.base.Kebab;
import org.convene.base.MeetingId;
import org.convene.base.Text;
import org.convene.meeting.Meeting;
import org.jspecify.annotations.Nullable;

/// Something that an organiser would want to know of a date (`Conflict` in the contract). It
/// forbids nothing.
///
/// @param at the local start of the date it concerns
/// @param day of a holiday, or of a change of clocks
/// @param name of a holiday
/// @param forward whether the clocks are put forward
/// @param meeting the one at the same time
/// @param who names of people or commitments that both need, or their place
record Conflict(
    Type type,
    LocalDateTime at,
    @Nullable LocalDate day,
    @Nullable Text name,
    @Nullable Boolean forward,
    @Nullable Other meeting,
    @Nullable List<String> who) {

  enum Type {
    HOLIDAY,
    PEOPLE,
    PLACE,
    CLOCK,
    COMMITMENT;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }

  record Other(MeetingId id, String slug, Text title, Instant startsAt, Instant endsAt) {
    static Other of(Meeting m) {
      return new Other(m.id(), m.slug(), m.title(), m.startsAt(), m.endsAt());
    }
  }

  static Conflict holiday(LocalDateTime at, LocalDate day, Text name) {
    return new Conflict(Type.HOLIDAY, at, day, name, null, null, null);
  }

  static Conflict clock(LocalDateTime at, LocalDate day, boolean forward) {
    return new Conflict(Type.CLOCK, at, day, null, forward, null, null);
  }

  static Conflict with(Type type, LocalDateTime at, Meeting other, List<String> who) {
    return new Conflict(type, at, null, null, null, Other.of(other), who);
  }
}
