package org.convene.planning;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.convene.base.SeriesId;
import org.convene.calendar.Recurrence;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Reply;
import org.convene.initiative.Commitment;
import org.convene.initiative.InitiativeStore;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStore;
import org.convene.meeting.Series;
import org.convene.meeting.SeriesStore;
import org.convene.meeting.SessionRecords;
import org.convene.meeting.Slot;
import org.convene.participant.Access;
import org.convene.planning.PlanCommand.ChangeStatus;
import org.convene.planning.PlanCommand.CopyMeeting;
import org.convene.planning.PlanCommand.DeleteDraft;
import org.convene.planning.PlanCommand.EditMeeting;
import org.convene.planning.PlanCommand.PlanMeeting;
import org.convene.planning.PlannedView.OrganisedMeeting;
import org.convene.planning.PlannedView.PlannedSeries;
import org.jspecify.annotations.Nullable;

/// Planning as JSON, for organisers.
public final class PlanningRoutes {
  record Meetings(List<OrganisedMeeting> meetings) {}

  record Date(LocalDateTime localStart, Instant startsAt) {}

  record Answer(List<Date> dates, List<Conflict> conflicts) {}

  private final Access access;
  private final Planning planning;
  private final InitiativeStore initiatives;
  private final MeetingStore meetings;
  private final SeriesStore series;
  private final SessionRecords sessions;

  public PlanningRoutes(
      Access access,
      Planning planning,
      InitiativeStore initiatives,
      MeetingStore meetings,
      SeriesStore series,
      SessionRecords sessions) {
    this.access = access;
    this.planning = planning;
    this.initiatives = initiatives;
    this.meetings = meetings;
    this.series = series;
    this.sessions = sessions;
  }

  public void mount(Api api) {
    api.on("organisedMeetings", access.organisers((_, of) -> all(of)))
        .on("organisedMeeting", access.organisers((call, of) -> one(of, named(call))))
        .on("planMeeting", access.organisers(this::plan))
        .on("checkPlan", access.organisers(this::check))
        .on("editMeeting", access.organisers(this::edit))
        .on("changeMeetingStatus", access.organisers(this::status))
        .on("deleteDraft", access.organisers(this::delete))
        .on("copyMeeting", access.organisers(this::copy));
  }

  private static MeetingId named(Call call) {
    return new MeetingId(call.id("meeting"));
  }

  private Reply all(InitiativeId of) {
    Map<SeriesId, Series> known =
        series.all(of).await().stream().collect(Collectors.toMap(Series::id, s -> s));
    var briefs = sessions.briefs(of).await();
    return Reply.json(
        new Meetings(
            meetings.all(of).await().stream()
                .map(m -> OrganisedMeeting.of(m, seriesOf(m, known), briefs.get(m.id())))
                .toList()));
  }

  private static @Nullable Series seriesOf(Meeting m, Map<SeriesId, Series> known) {
    return m.occurrence() == null ? null : known.get(m.occurrence().series());
  }

  private Reply one(InitiativeId of, MeetingId id) {
    return view(of, id).map(Reply::json).orElseGet(() -> Reply.refuse(PlanRules.unknownMeeting()));
  }

  private Optional<PlannedView> view(InitiativeId of, MeetingId id) {
    return meetings.find(id).await().filter(m -> m.initiative().equals(of)).map(this::view);
  }

  private PlannedView view(Meeting meeting) {
    var brief = sessions.brief(meeting.id()).await().orElse(null);
    if (meeting.occurrence() == null) {
      return new PlannedView(OrganisedMeeting.of(meeting, null, brief), null);
    }
    Series of = series.find(meeting.occurrence().series()).await().orElseThrow();
    List<Meeting> dates = meetings.ofSeries(of.id()).await();
    return new PlannedView(OrganisedMeeting.of(meeting, of, brief), PlannedSeries.of(of, dates));
  }

  private Reply plan(Call call, InitiativeId of) {
    var body = call.body(PlanBodies.NewMeeting.class);
    return in(
        body.slot(),
        slot ->
            reply(of, new PlanMeeting(body.plan(), slot, body.rule(), body.status()), body.tell()));
  }

  private Reply edit(Call call, InitiativeId of) {
    var body = call.body(PlanBodies.Edit.class);
    return in(
        body.slot(),
        slot ->
            reply(
                of,
                new EditMeeting(
                    named(call), body.plan(), slot, body.rule(), body.scope(), body.revision()),
                body.tell()));
  }

  private Reply status(Call call, InitiativeId of) {
    var body = call.body(PlanBodies.StatusChange.class);
    return reply(
        of,
        new ChangeStatus(named(call), body.status(), body.scope(), body.revision()),
        body.tell());
  }

  private Reply copy(Call call, InitiativeId of) {
    var body = call.body(PlanBodies.CopyWhen.class);
    boolean whole = body.scope() == PlanBodies.Copied.ALL;
    return reply(of, new CopyMeeting(named(call), body.localStart(), whole), false);
  }

  private Reply delete(Call call, InitiativeId of) {
    return switch (planning.carryOut(of, new DeleteDraft(named(call)), false)) {
      case Outcome.Done _ -> Reply.empty();
      case Outcome.Refused(Refusal refusal) -> Reply.refuse(refusal);
    };
  }

  private static Reply in(PlanBodies.SlotBody body, Function<Slot, Reply> then) {
    return body.slot().map(then).orElseGet(() -> Reply.refuse(Zones.unknown()));
  }

  private Reply reply(InitiativeId of, PlanCommand command, boolean notify) {
    return switch (planning.carryOut(of, command, notify)) {
      case Outcome.Done(MeetingId shown) -> one(of, shown);
      case Outcome.Refused(Refusal refusal) -> Reply.refuse(withCurrent(of, command, refusal));
    };
  }

  /// Whoever edits an old state is shown the present one.
  private Refusal withCurrent(InitiativeId of, PlanCommand command, Refusal refusal) {
    return refusal.code().equals(PlanRules.editConflict().code())
        ? Planning.named(command)
            .flatMap(id -> view(of, id))
            .map(current -> refusal.with("current", current))
            .orElse(refusal)
        : refusal;
  }

  private Reply check(Call call, InitiativeId of) {
    var body = call.body(PlanBodies.Question.class);
    return in(body.slot(), slot -> check(of, body, slot));
  }

  private Reply check(InitiativeId of, PlanBodies.Question body, Slot slot) {
    Map<CommitmentId, String> names =
        initiatives.commitments(of).await().stream()
            .collect(Collectors.toMap(Commitment::id, Commitment::name));
    List<Meeting> all = meetings.all(of).await();
    Optional<Meeting> edited = all.stream().filter(m -> m.id().equals(body.meeting())).findFirst();
    Optional<Refusal> refusal =
        PlanRules.flaw(body.plan(), slot, body.rule(), names.keySet())
            .or(() ->
                body.meeting() != null && edited.isEmpty()
                    ? Optional.of(PlanRules.unknownMeeting())
                    : Optional.empty());
    if (refusal.isPresent()) {
      return Reply.refuse(refusal.get());
    }
    List<Slot> dates = dates(slot, body.rule());
    Conflicts conflicts =
        Conflicts.of(body.plan(), all, m -> edited.filter(e -> isOf(e, m)).isPresent(), names);
    return Reply.json(
        new Answer(
            dates.stream().map(date -> new Date(date.localStart(), date.startsAt())).toList(),
            conflicts.on(dates)));
  }

  private static List<Slot> dates(Slot first, @Nullable Recurrence rule) {
    return rule == null
        ? List.of(first)
        : rule.starts(first.localStart()).stream().map(first::at).toList();
  }

  /// The meeting itself, or another date of its series.
  private static boolean isOf(Meeting edited, Meeting other) {
    return edited.id().equals(other.id())
        || (edited.occurrence() != null
            && other.occurrence() != null
            && edited.occurrence().series().equals(other.occurrence().series()));
  }
}
