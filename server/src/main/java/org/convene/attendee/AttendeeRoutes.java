package org.convene.attendee;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convene.attendee.AttendeeList.Invited;
import org.convene.attendee.AttendeeList.Wish;
import org.convene.base.CommitmentId;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Refusal;
import org.convene.base.SeriesId;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Reply;
import org.convene.initiative.Commitment;
import org.convene.initiative.InitiativeStore;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStore;
import org.convene.participant.Access;
import org.jspecify.annotations.Nullable;

/// The list of a meeting, for organisers of its initiative.
public final class AttendeeRoutes {
  /// A commitment as the list names it.
  record Named(CommitmentId id, String name) {}

  /// `MeetingAttendee` in the contract.
  ///
  /// @param scope `this` for who stands in the list of this meeting, `series` for all its dates
  /// @param position in the waiting list, from 1
  record View(
      AttendeeId id,
      String scope,
      String name,
      @Nullable String email,
      @Nullable String locale,
      @Nullable Named commitment,
      boolean member,
      AttendeeRole role,
      Partstat partstat,
      Place place,
      @Nullable Integer position,
      @Nullable Instant answeredAt,
      @Nullable Via answeredVia,
      @Nullable String comment,
      Map<String, String> answers) {}

  record Counts(@Nullable Integer capacity, int confirmed, int waiting, int requested) {}

  record Attendees(List<View> attendees, Counts places) {}

  record NewPerson(
      String name, @Nullable String email, AttendeeRole role, @Nullable CommitmentId commitment) {}

  record Invitation(List<NewPerson> people, String scope) {}

  record ChangeBody(@Nullable AttendeeRole role, @Nullable Place place, @Nullable Boolean first) {}

  private final Access access;
  private final MeetingStore meetings;
  private final InitiativeStore initiatives;
  private final AttendeeStore attendees;
  private final AttendeeList list;

  public AttendeeRoutes(
      Access access,
      MeetingStore meetings,
      InitiativeStore initiatives,
      AttendeeStore attendees,
      AttendeeList list) {
    this.access = access;
    this.meetings = meetings;
    this.initiatives = initiatives;
    this.attendees = attendees;
    this.list = list;
  }

  public void mount(Api api) {
    api.on("attendees", of((_, meeting) -> reply(meeting)));
    api.on("attendeesCsv", of((_, meeting) -> csv(meeting)));
    api.on("inviteAttendees", of(this::invite));
    api.on("changeAttendee", of(this::change));
    api.on("removeAttendee", of(this::remove));
  }

  private interface OfMeeting {
    Reply answer(Call call, Meeting meeting);
  }

  private org.convene.http.Endpoint of(OfMeeting inner) {
    return access.organisers((call, initiative) ->
        meetings
            .find(new MeetingId(call.id("meeting")))
            .await()
            .filter(found -> found.initiative().equals(initiative))
            .map(found -> inner.answer(call, found))
            .orElseGet(() ->
                Reply.refuse(Refusal.unknown("unknown-meeting", "There is no such meeting."))));
  }

  private Reply reply(Meeting meeting) {
    Places places =
        attendees.places(meeting.id(), meeting.plan().registration().capacity()).await();
    return Reply.json(
        new Attendees(
            views(meeting),
            new Counts(
                places.capacity(), places.confirmed(), places.waiting(), places.requested())));
  }

  private List<View> views(Meeting meeting) {
    List<Attendee> all = attendees.effective(meeting.id()).await();
    Map<CommitmentId, Named> commitments = commitments(meeting.initiative());
    Map<AttendeeId, Integer> positions = positions(all);
    return all.stream().map(a -> view(a, commitments, positions.get(a.id()))).toList();
  }

  private static View view(
      Attendee a, Map<CommitmentId, Named> commitments, @Nullable Integer position) {
    return new View(
        a.id(),
        a.meeting() == null ? "series" : "this",
        a.name(),
        a.email(),
        a.locale(),
        a.commitment() == null ? null : commitments.get(a.commitment()),
        a.account() != null,
        a.role(),
        a.partstat(),
        a.place(),
        position,
        a.answeredAt(),
        a.answeredVia(),
        a.comment(),
        a.answers());
  }

  private static Map<AttendeeId, Integer> positions(List<Attendee> all) {
    Map<AttendeeId, Integer> positions = new HashMap<>();
    all.stream()
        .filter(a -> a.place() == Place.WAITING)
        .sorted(Comparator.comparing(a -> a.order() == null ? 0 : a.order()))
        .forEach(a -> positions.put(a.id(), positions.size() + 1));
    return positions;
  }

  private Map<CommitmentId, Named> commitments(InitiativeId initiative) {
    return initiatives.commitments(initiative).await().stream()
        .collect(Collectors.toMap(Commitment::id, c -> new Named(c.id(), c.name())));
  }

  private Reply csv(Meeting meeting) {
    String fallback =
        initiatives.first().await().map(initiative -> initiative.locales().getFirst()).orElse("en");
    return Reply.file(
        meeting.slug() + "-attendees.csv",
        "text/csv; charset=utf-8",
        AttendeeCsv.write(views(meeting), meeting.plan().registration().questions(), fallback));
  }

  private Reply invite(Call call, Meeting meeting) {
    Invitation body = call.body(Invitation.class);
    SeriesId series = meeting.occurrence() == null ? null : meeting.occurrence().series();
    Map<CommitmentId, Named> commitments = commitments(meeting.initiative());
    List<Invited> people = new ArrayList<>();
    for (NewPerson one : body.people()) {
      Optional<Refusal> flaw = flaw(one, commitments);
      if (flaw.isPresent()) {
        return Reply.refuse(flaw.get().with("index", people.size()));
      }
      people.add(invited(one));
    }
    list.invite(meeting, body.scope().equals("series") ? series : null, people).await();
    return reply(meeting);
  }

  private static Optional<Refusal> flaw(NewPerson one, Map<CommitmentId, Named> commitments) {
    if (Person.tidyName(one.name()).isEmpty()) {
      return Optional.of(Person.invalidName());
    }
    if (one.email() != null && MailAddress.tidy(one.email()).isEmpty()) {
      return Optional.of(MailAddress.invalid());
    }
    return one.commitment() == null || commitments.containsKey(one.commitment())
        ? Optional.empty()
        : Optional.of(
            Refusal.invalid(
                "unknown-commitment", "There is no such commitment in the initiative."));
  }

  private static Invited invited(NewPerson one) {
    String email = one.email() == null ? null : MailAddress.tidy(one.email()).orElseThrow();
    String name = Person.tidyName(one.name()).orElseThrow();
    return new Invited(new Person(name, email, null, one.commitment()), one.role());
  }

  private Reply change(Call call, Meeting meeting) {
    ChangeBody body = call.body(ChangeBody.class);
    Wish wish = new Wish(body.role(), body.place(), Boolean.TRUE.equals(body.first()));
    return after(meeting, list -> list.change(meeting, id(call), wish));
  }

  private Reply remove(Call call, Meeting meeting) {
    return after(meeting, list -> list.remove(meeting, id(call)));
  }

  private Reply after(Meeting meeting, Function<AttendeeList, Future<Optional<Refusal>>> change) {
    return change.apply(list).await().map(Reply::refuse).orElseGet(() -> reply(meeting));
  }

  private static AttendeeId id(Call call) {
    return new AttendeeId(call.id("attendee"));
  }
}
