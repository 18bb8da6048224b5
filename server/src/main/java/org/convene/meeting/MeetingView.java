package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.convene.http.Page;
import org.convene.initiative.Commitment;
import org.convene.meeting.SessionRecord.PublishedPoll;
import org.convene.poll.PollView;
import org.jspecify.annotations.Nullable;

/// The page of a meeting.
///
/// @param session null where it has none
/// @param series null where it does not recur
/// @param commitments that take part, by name
/// @param data JSON-LD that can stand in a `script` element
public record MeetingView(
    Page page,
    Meeting meeting,
    MainAction action,
    @Nullable SessionRecord session,
    List<PlannedItem> agenda,
    @Nullable SeriesDates series,
    List<Commitment> commitments,
    Instant now,
    AddToCalendar add,
    String data) {

  public boolean cancelled() {
    return meeting.status() == MeetingStatus.CANCELLED;
  }

  /// When the room opens: with its day, unless that is today.
  public String opens() {
    ZoneId zone = meeting.zone();
    String time = page.times().at(meeting.startsAt(), zone);
    return today()
        ? page.say("meeting.opens-at", "time", time)
        : page.say(
            "meeting.opens-on", "day", page.times().day(meeting.startsAt(), zone), "time", time);
  }

  /// Whether it begins today, where it takes place.
  public boolean today() {
    LocalDate day = meeting.startsAt().atZone(meeting.zone()).toLocalDate();
    return day.equals(now.atZone(meeting.zone()).toLocalDate());
  }

  /// Whether one has to do nothing to come, as a key of messages; null where the action says it.
  public @Nullable String registration() {
    return switch (meeting.plan().registration().policy()) {
      case NONE -> "register.closed.not-needed";
      case CLOSED -> "register.closed.closed";
      case OPEN, APPROVAL -> null;
    };
  }

  public Phase phase() {
    return session == null ? Phase.PLANNED : session.brief().phase();
  }

  public boolean joinable() {
    return phase().joinable();
  }

  /// Published polls.
  public List<PollView> results() {
    return session == null
        ? List.of()
        : session.results().stream().map(PublishedPoll::poll).toList();
  }

  /// Whether to name the minutes beside the main action.
  public boolean hasMinutes() {
    return session != null
        && session.startedAt() != null
        && !(action instanceof MainAction.Minutes);
  }
}
