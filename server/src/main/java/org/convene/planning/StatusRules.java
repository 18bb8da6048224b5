package org.convene.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convene.base.Decision;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.convene.planning.PlanCommand.ChangeStatus;
import org.convene.planning.PlanEvent.MeetingChanged;
import org.convene.planning.PlanEvent.SeriesChanged;

/// Publishing, cancelling, and taking place after all. A series is published whole; it is cancelled
/// once no date of it takes place, and takes place again with its first.
final class StatusRules {
  private final Planned state;
  private final PlanContext context;

  StatusRules(Planned state, PlanContext context) {
    this.state = state;
    this.context = context;
  }

  Decision<PlanEvent> decide(Meeting meeting, ChangeStatus c) {
    Optional<Series> series = state.seriesOf(meeting);
    Optional<Refusal> stale = PlanRules.stale(meeting, series, c.scope(), c.revision());
    if (stale.isPresent()) {
      return Decision.refuse(stale.get());
    }
    boolean unpublished =
        series.filter(of -> of.status() == MeetingStatus.DRAFT).isPresent()
            && meeting.status() != MeetingStatus.DRAFT;
    if (unpublished || meeting.status() != before(meeting, c.status())) {
      return Decision.refuse(wrong(meeting.status()));
    }
    return series
        .map(of -> PlanRules.accept(inSeries(of, meeting, c)))
        .orElseGet(() ->
            Decision.accept(
                new MeetingChanged(
                    became(meeting, c.status(), meeting.revision().sequence() + 1))));
  }

  /// What a meeting has to be to become `wanted`.
  private static MeetingStatus before(Meeting meeting, MeetingStatus wanted) {
    return switch (wanted) {
      case CANCELLED -> MeetingStatus.CONFIRMED;
      case CONFIRMED ->
          meeting.status() == MeetingStatus.DRAFT ? MeetingStatus.DRAFT : MeetingStatus.CANCELLED;
      case DRAFT -> throw new IllegalArgumentException("nothing becomes a draft again");
    };
  }

  private List<PlanEvent> inSeries(Series series, Meeting meeting, ChangeStatus c) {
    List<Meeting> dates = state.dates(series.id());
    boolean publishes = meeting.status() == MeetingStatus.DRAFT;
    var concerned =
        dates.stream()
            .filter(date -> date.status() == meeting.status())
            .filter(date -> publishes || concerns(c.scope(), meeting, date))
            .map(Meeting::id)
            .collect(Collectors.toSet());
    int next = state.next(series);
    List<Meeting> after =
        dates.stream()
            .map(d -> concerned.contains(d.id()) ? became(d, c.status(), next) : d)
            .toList();
    List<PlanEvent> events = new ArrayList<>();
    events.add(new SeriesChanged(became(series, after, next)));
    after.stream()
        .filter(date -> concerned.contains(date.id()))
        .forEach(date -> events.add(new MeetingChanged(date)));
    return events;
  }

  /// What has passed is cancelled only by name.
  private boolean concerns(Scope scope, Meeting named, Meeting date) {
    MeetingId id = date.id();
    return id.equals(named.id())
        || switch (scope) {
          case THIS -> false;
          case FOLLOWING ->
              DateMatching.day(date).isAfter(DateMatching.day(named))
                  && !state.settled(date, context.now());
          case ALL -> !state.settled(date, context.now());
        };
  }

  private Series became(Series series, List<Meeting> dates, int next) {
    boolean none = dates.stream().allMatch(date -> date.status() == MeetingStatus.CANCELLED);
    MeetingStatus status = none ? MeetingStatus.CANCELLED : MeetingStatus.CONFIRMED;
    return series.at(status, after(series.revision(), series.status(), status, next));
  }

  private Meeting became(Meeting meeting, MeetingStatus status, int next) {
    return meeting.at(status, after(meeting.revision(), meeting.status(), status, next));
  }

  private Revision after(Revision revision, MeetingStatus was, MeetingStatus is, int next) {
    if (was == is) {
      return revision.moved(next, context.now());
    }
    return is == MeetingStatus.CANCELLED
        ? revision.cancelled(next, context.now())
        : revision.restored(next, context.now());
  }

  private static Refusal wrong(MeetingStatus present) {
    return Refusal.conflict(
        "wrong-meeting-status",
        "It is %s: drafts are published, confirmed meetings cancelled, cancelled ones confirmed."
            .formatted(present.json()));
  }
}
