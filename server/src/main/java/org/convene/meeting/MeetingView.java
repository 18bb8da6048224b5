package org.convene.meeting;

import java.util.List;
import org.convene.http.Page;
import org.convene.meeting.SessionRecord.PublishedPoll;
import org.convene.poll.PollView;
import org.jspecify.annotations.Nullable;

/// The page of a meeting.
///
/// @param session null where it has none
/// @param series null where it does not recur
/// @param data JSON-LD that can stand in a `script` element
public record MeetingView(
    Page page,
    Meeting meeting,
    MainAction action,
    @Nullable SessionRecord session,
    List<PlannedItem> agenda,
    @Nullable SeriesDates series,
    AddToCalendar add,
    String data) {

  public boolean cancelled() {
    return meeting.status() == MeetingStatus.CANCELLED;
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
