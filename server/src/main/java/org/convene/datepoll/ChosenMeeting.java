package org.convene.datepoll;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.planning.Additions;

/// The meeting that a chosen candidate becomes.
final class ChosenMeeting {
  private ChosenMeeting() {}

  /// In the transaction of the choice.
  static Future<Meeting> make(
      SqlClient connection,
      Additions additions,
      DatePoll poll,
      Candidate candidate,
      MeetingStatus status,
      Instant now) {
    return additions.add(
        connection, poll.initiative(), plan(poll), candidate.slot(poll.zone()), status, now);
  }

  private static Plan plan(DatePoll poll) {
    return poll.plan() != null
        ? poll.plan()
        : Plan.of(
            MeetingKind.TELCO, poll.title(), poll.about(), List.copyOf(poll.title().in().keySet()));
  }
}
