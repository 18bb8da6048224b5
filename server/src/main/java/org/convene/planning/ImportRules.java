package org.convene.planning;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.convene.base.Decision;
import org.convene.base.Refusal;
import org.convene.base.SeriesId;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Series;
import org.convene.planning.ImportedEvents.Changed;
import org.convene.planning.ImportedEvents.Taken;
import org.convene.planning.PlanEvent.DraftDropped;
import org.convene.planning.PlanEvent.MeetingPlanned;
import org.convene.planning.PlanEvent.SeriesDropped;
import org.convene.planning.PlanEvent.SeriesPlanned;

/// What is taken in becomes a draft, in the place of an earlier draft of the same UID. What has
/// been confirmed is the organisers', and no file changes it.
final class ImportRules {
  private ImportRules() {}

  /// @param state what is planned under the UID
  static Decision<PlanEvent> decide(Planned state, Taken taken, PlanContext context) {
    boolean drafts =
        state.series().values().stream().allMatch(s -> s.status() == MeetingStatus.DRAFT)
            && state.all().stream()
                .allMatch(m -> m.occurrence() != null || m.status() == MeetingStatus.DRAFT);
    if (!drafts) {
      return Decision.refuse(
          Refusal.conflict("meeting-not-draft", "It was confirmed here: no file changes it."));
    }
    List<PlanEvent> events = new ArrayList<>();
    state.all().forEach(m -> events.add(new DraftDropped(m.id())));
    state.series().keySet().forEach(id -> events.add(new SeriesDropped(id)));
    add(taken, context, events);
    return PlanRules.accept(events);
  }

  private static void add(Taken taken, PlanContext context, List<PlanEvent> events) {
    if (taken.rule() == null) {
      Meeting one = PlanRules.alone(taken.plan(), taken.slot(), MeetingStatus.DRAFT, context);
      events.add(new MeetingPlanned(one.alone(taken.uid())));
      return;
    }
    Series series =
        NewSeries.series(
            new SeriesId(context.ids().get()),
            taken.uid(),
            taken.plan(),
            taken.slot(),
            taken.rule(),
            MeetingStatus.DRAFT,
            null,
            0,
            context);
    events.add(new SeriesPlanned(series));
    series
        .starts()
        .forEach(start -> events.add(new MeetingPlanned(date(taken, series, start, context))));
  }

  private static Meeting date(
      Taken taken, Series series, LocalDateTime start, PlanContext context) {
    Meeting date = NewSeries.date(series, start, context);
    Changed changed = taken.changed().get(start);
    if (taken.cancelled().contains(start)) {
      return date.at(MeetingStatus.CANCELLED, date.revision().cancelled(0, context.now()));
    }
    return changed == null
        ? date
        : date.changed(changed.plan(), changed.slot(), date.status(), date.revision());
  }
}
