package org.convene.datepoll;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.convene.base.Locales;
import org.convene.base.MeetingId;
import org.convene.base.Uuids;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Plan;
import org.convene.meeting.PlannedSessions;
import org.convene.meeting.Revision;

/// The meeting that a chosen candidate becomes.
final class ChosenMeeting {
  private ChosenMeeting() {}

  /// In the transaction of the choice.
  ///
  /// @param host of the public address, which stands in UIDs
  static Future<Meeting> make(
      SqlClient connection,
      DatePoll poll,
      Candidate candidate,
      MeetingStatus status,
      String host,
      Instant now) {
    MeetingStore meetings = new MeetingStore(connection);
    Plan plan = plan(poll);
    String locale = Locales.COMPLETE.getFirst();
    String beginning = Slugs.of(plan.title().read(locale, locale), plan.kind().json());
    return meetings
        .slugs(beginning)
        .map(taken -> meeting(poll, plan, candidate, status, free(beginning, taken), host, now))
        .compose(meeting ->
            meetings
                .insert(List.of(meeting))
                .compose(_ -> PlannedSessions.add(connection, meeting.id()))
                .compose(_ -> CalendarRevisions.rise(connection, poll.initiative(), now))
                .map(meeting));
  }

  private static Meeting meeting(
      DatePoll poll,
      Plan plan,
      Candidate candidate,
      MeetingStatus status,
      String slug,
      String host,
      Instant now) {
    MeetingId id = new MeetingId(Uuids.v7());
    return new Meeting(
        id,
        poll.initiative(),
        slug,
        Meeting.mintUid(id.value(), host),
        plan,
        candidate.slot(poll.zone()),
        status,
        Revision.first(now),
        null);
  }

  private static Plan plan(DatePoll poll) {
    return poll.plan() != null
        ? poll.plan()
        : Plan.of(
            MeetingKind.TELCO, poll.title(), poll.about(), List.copyOf(poll.title().in().keySet()));
  }

  private static String free(String beginning, List<String> taken) {
    return IntStream.rangeClosed(1, taken.size() + 1)
        .mapToObj(n -> n == 1 ? beginning : beginning + "-" + n)
        .filter(slug -> !taken.contains(slug))
        .findFirst()
        .orElseThrow();
  }
}
