package org.convene.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.convene.base.SeriesId;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.cookbook.DeliverableKind;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Reply;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.jspecify.annotations.Nullable;

/// Reading meetings as JSON, for everybody.
public final class MeetingRoutes {
  /// A meeting as it crosses the wire (`Meeting` in the contract).
  record View(
      MeetingId id,
      String slug,
      MeetingKind kind,
      Text title,
      Text about,
      Instant startsAt,
      Instant endsAt,
      String zone,
      @Nullable String place,
      @Nullable String link,
      List<String> languages,
      Plan.@Nullable Geo geo,
      List<Plan.Speaker> speakers,
      List<Plan.Document> documents,
      @Nullable Text accessibility,
      @Nullable Text interpretation,
      List<DeliverableKind> deliverables,
      @Nullable SeriesId series,
      MeetingStatus status,
      @Nullable Session session) {

    static View of(Meeting m, @Nullable SessionBrief session) {
      return new View(
          m.id(),
          m.slug(),
          m.kind(),
          m.title(),
          m.about(),
          m.startsAt(),
          m.endsAt(),
          m.zone().getId(),
          m.place(),
          m.publicLink(),
          m.languages(),
          m.plan().geo(),
          m.plan().speakers(),
          m.plan().documents(),
          m.plan().accessibility(),
          m.plan().interpretation(),
          m.plan().deliverables(),
          m.occurrence() == null ? null : m.occurrence().series(),
          m.status(),
          session == null ? null : new Session(session.id(), session.phase().sessionState()));
    }
  }

  record Session(SessionId id, String state) {}

  record Meetings(List<View> meetings) {}

  private final InitiativeStore initiatives;
  private final MeetingStore meetings;
  private final SessionRecords sessions;

  public MeetingRoutes(
      InitiativeStore initiatives, MeetingStore meetings, SessionRecords sessions) {
    this.initiatives = initiatives;
    this.meetings = meetings;
    this.sessions = sessions;
  }

  public void mount(Api api) {
    api.on("meetings", _ -> programme()).on("meeting", this::meeting);
  }

  private Reply programme() {
    Optional<Initiative> initiative = initiatives.first().await();
    if (initiative.isEmpty()) {
      return Reply.json(new Meetings(List.of()));
    }
    var briefs = sessions.briefs(initiative.get().id()).await();
    return Reply.json(
        new Meetings(
            meetings.programme(initiative.get().id()).await().stream()
                .map(meeting -> View.of(meeting, briefs.get(meeting.id())))
                .toList()));
  }

  private Reply meeting(Call call) {
    return meetings
        .bySlug(call.text("slug"))
        .await()
        .map(meeting -> View.of(meeting, brief(meeting)))
        .map(Reply::json)
        .orElseGet(
            () -> Reply.refuse(Refusal.unknown("unknown-meeting", "There is no such meeting.")));
  }

  private @Nullable SessionBrief brief(Meeting meeting) {
    return sessions.brief(meeting.id()).await().orElse(null);
  }
}
