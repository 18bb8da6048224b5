package org.convene.calendar;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.convene.base.Kebab;
import org.jspecify.annotations.Nullable;

/// Who invites whom: RFC 5546. Of invitations and answers only, never of a feed.
///
/// @param organizer null only where a foreign file names none
/// @param comment of whoever answers, or declines a proposal
public record Scheduling(
    @Nullable Organizer organizer, List<Attendee> attendees, @Nullable String comment) {
  public Scheduling {
    attendees = List.copyOf(attendees);
  }

  public static Scheduling of(Organizer organizer, List<Attendee> attendees) {
    return new Scheduling(organizer, attendees, null);
  }

  public Scheduling saying(@Nullable String said) {
    return new Scheduling(organizer, attendees, said);
  }

  /// @param email an address, without `mailto:`
  public record Organizer(@Nullable String name, String email) {}

  /// @param email an address, without `mailto:`
  /// @param rsvp whether an answer is asked for
  public record Attendee(
      @Nullable String name, String email, Role role, Partstat partstat, boolean rsvp) {}

  /// RFC 5545, section 3.2.16.
  public enum Role {
    CHAIR,
    REQ_PARTICIPANT,
    OPT_PARTICIPANT,
    NON_PARTICIPANT;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }

    /// As iCalendar has it.
    public String rfc() {
      return name().replace('_', '-');
    }
  }

  /// RFC 5545, section 3.2.12.
  public enum Partstat {
    NEEDS_ACTION,
    ACCEPTED,
    DECLINED,
    TENTATIVE,
    DELEGATED;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }

    /// As iCalendar has it.
    public String rfc() {
      return name().replace('_', '-');
    }
  }
}
