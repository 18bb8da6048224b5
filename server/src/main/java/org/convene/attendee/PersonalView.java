package org.convene.attendee;

import java.util.List;
import java.util.Map;
import org.convene.base.MeetingId;
import org.convene.base.Text;
import org.convene.http.Page;
import org.convene.meeting.AddToCalendar;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Registration.Question;
import org.jspecify.annotations.Nullable;

/// What a personal link shows to whoever has it.
///
/// @param plan of the meeting or series
/// @param dates the meeting, or what is to come of the series
/// @param said of a series, what they say to each date that can still be answered to
/// @param token of the link
/// @param add null where there is nothing to add: it is off, or they do not come
/// @param position in the waiting list, from 1; 0 for who does not wait
/// @param closed why nobody can register; null while people can
/// @param answers as typed, by the question's id
public record PersonalView(
    Page page,
    Attendee attendee,
    Plan plan,
    List<Meeting> dates,
    Map<MeetingId, Partstat> said,
    String token,
    @Nullable AddToCalendar add,
    int position,
    @Nullable Closed closed,
    Map<String, String> answers,
    Map<String, String> flaws)
    implements FormView {

  public Text title() {
    return plan.title();
  }

  public boolean held() {
    return attendee.place().isHeld();
  }

  /// Whether they are asked yes, maybe or no: who registered has said yes by it.
  public boolean invited() {
    return attendee.place() == Place.NONE && !over();
  }

  public boolean over() {
    return closed == Closed.BEGUN || closed == Closed.CANCELLED;
  }

  public boolean cancelled() {
    return dates.stream().allMatch(date -> date.status() == MeetingStatus.CANCELLED)
        && !dates.isEmpty();
  }

  public boolean mayTakeAgain() {
    return attendee.place() == Place.CANCELLED && closed == null;
  }

  public List<Question> questions() {
    return held() && closed == null ? plan.registration().questions() : List.of();
  }

  /// Where it is held online, for who may know.
  public @Nullable String link() {
    return attendee.mayKnow() || plan.linkFor() == LinkFor.EVERYONE ? plan.link() : null;
  }
}
