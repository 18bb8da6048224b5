package org.convene.feed;

import java.util.Map;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.jspecify.annotations.Nullable;

/// For whom a calendar is: decides what stands in it and who may have a link.
///
/// @param member of the initiative: may have every link
/// @param own only what this person has to do with; null: all that everybody may see
public record Audience(boolean member, @Nullable Own own) {
  /// Anybody.
  public static final Audience PUBLIC = new Audience(false, null);

  /// Members of the initiative: all of it, with its links.
  public static final Audience MEMBERS = new Audience(true, null);

  /// What a person has to do with a meeting.
  public enum Standing {
    /// Nothing, or no more: declined, or gave the place back.
    NONE,
    /// Would like to come; has no place yet.
    WAITING,
    /// Invited, registered or speaking.
    TAKES_PART
  }

  /// What one person has to do with. An answer to one date goes before that to its series.
  public record Own(Map<MeetingId, Standing> meetings, Map<SeriesId, Standing> series) {
    public static final Own NOTHING = new Own(Map.of(), Map.of());

    public Own {
      meetings = Map.copyOf(meetings);
      series = Map.copyOf(series);
    }

    Standing in(Meeting meeting) {
      Standing ofSeries =
          meeting.occurrence() == null ? Standing.NONE : in(meeting.occurrence().series());
      return meetings.getOrDefault(meeting.id(), ofSeries);
    }

    Standing in(SeriesId id) {
      return series.getOrDefault(id, Standing.NONE);
    }
  }

  boolean sees(Meeting meeting) {
    return own == null || own.in(meeting) != Standing.NONE;
  }

  /// Whether the whole of a series is theirs, and not only some of its dates.
  boolean sees(SeriesId series) {
    return own == null || own.in(series) != Standing.NONE;
  }

  boolean mayJoin(Meeting meeting) {
    return member
        || meeting.plan().linkFor() == LinkFor.EVERYONE
        || (own != null && own.in(meeting) == Standing.TAKES_PART);
  }
}
