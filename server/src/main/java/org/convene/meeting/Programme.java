package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.convene.base.MeetingId;
import org.jspecify.annotations.Nullable;

/// The meetings of an initiative as a reader wants them: what happens now, what comes, and what has
/// been, the latest first.
public record Programme(List<Line> now, List<Line> coming, List<Line> past) {
  /// How long before its start a lobby counts as happening. One that was opened weeks ago to
  /// rehearse does not.
  static final Duration GATHERING = Duration.ofHours(1);

  /// @param session null where the meeting has no live session
  public record Line(Meeting meeting, @Nullable SessionBrief session) {
    public Phase phase() {
      return session == null ? Phase.PLANNED : session.phase();
    }

    boolean happens(Instant now) {
      boolean due = !now.isBefore(meeting.startsAt().minus(GATHERING));
      return meeting.status() == MeetingStatus.CONFIRMED
          && switch (phase()) {
            case LIVE -> true;
            case LOBBY -> due;
            case PLANNED -> !now.isBefore(meeting.startsAt()) && now.isBefore(meeting.endsAt());
            case CLOSED -> false;
          };
    }

    boolean comes(Instant now) {
      return phase() != Phase.CLOSED && now.isBefore(meeting.endsAt());
    }
  }

  static Programme of(List<Meeting> meetings, Map<MeetingId, SessionBrief> sessions, Instant now) {
    List<Line> all =
        meetings.stream().map(meeting -> new Line(meeting, sessions.get(meeting.id()))).toList();
    return new Programme(
        pick(all, line -> line.happens(now)),
        pick(all, line -> !line.happens(now) && line.comes(now)),
        pick(all, line -> !line.happens(now) && !line.comes(now)).reversed());
  }

  private static List<Line> pick(List<Line> lines, Predicate<Line> which) {
    return lines.stream().filter(which).toList();
  }
}
