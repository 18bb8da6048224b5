package org.convene.planning;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.convene.base.InitiativeId;
import org.convene.base.Uuids;
import org.convene.http.Site;
import org.convene.meeting.CalendarRevisions;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Plan;
import org.convene.meeting.PlannedSessions;
import org.convene.meeting.Slot;

/// Meetings that others plan, in a transaction of theirs: under the same rules, and in the same
/// line for addresses, as those that organisers plan here.
public final class Additions {
  private final String host;

  public Additions(Site site) {
    this.host = site.uri().getHost();
  }

  /// One that does not recur, with its session. Nobody is told.
  ///
  /// @param plan and `slot` without a flaw
  public Future<Meeting> add(
      SqlClient on,
      InitiativeId initiative,
      Plan plan,
      Slot slot,
      MeetingStatus status,
      Instant now) {
    MeetingStore meetings = new MeetingStore(on);
    return new PlanningStore(on)
        .holdSlugs()
        .compose(_ -> meetings.slugs(Slugs.beginning(plan)))
        .map(taken -> {
          PlanContext context =
              new PlanContext(now, Uuids::v7, initiative, host, new Slugs(taken), Set.of());
          return PlanRules.alone(plan, slot, status, context);
        })
        .compose(meeting ->
            meetings
                .insert(List.of(meeting))
                .compose(_ -> PlannedSessions.add(on, meeting.id()))
                .compose(_ -> CalendarRevisions.rise(on, initiative, now))
                .map(meeting));
  }
}
