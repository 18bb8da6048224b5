package org.convene.example;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.convene.base.MeetingId;
import org.convene.base.Uuids;
import org.convene.cookbook.DeliverableKind;
import org.convene.example.ExampleText.AMeeting;
import org.convene.example.ExampleText.ARoom;
import org.convene.example.ExampleText.AnItem;
import org.convene.example.ExampleText.Details;
import org.convene.initiative.Initiative;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Registration;
import org.convene.meeting.Revision;
import org.convene.meeting.Slot;

/// The meetings of the example around a moment.
///
/// @param soon the one that is about to start
/// @param held the one of the past whose session has minutes
/// @param past each yearly meeting as it was last
/// @param coming each as it will be next
record ExampleMeetings(Meeting soon, Meeting held, List<Meeting> past, List<Meeting> coming) {

  static ExampleMeetings seen(ExampleText text, Initiative initiative, Instant now) {
    LocalDate today = now.atZone(initiative.zone()).toLocalDate();
    List<Meeting> past = new ArrayList<>();
    List<Meeting> coming = new ArrayList<>();
    for (AMeeting meeting : text.meetings()) {
      past.add(yearly(initiative, meeting, ExampleYear.last(meeting, today), now));
      coming.add(yearly(initiative, meeting, ExampleYear.next(meeting, today), now));
    }
    int minuted =
        text.meetings().stream().map(AMeeting::slug).toList().indexOf(text.minuted().meeting());
    return new ExampleMeetings(soon(initiative, text.room(), now), past.get(minuted), past, coming);
  }

  List<Meeting> all() {
    List<Meeting> all = new ArrayList<>(past);
    all.addAll(coming);
    all.add(soon);
    return all;
  }

  private static Meeting soon(Initiative initiative, ARoom room, Instant now) {
    LocalDateTime start = ExampleYear.soon(now, initiative.zone());
    LocalDateTime end = start.plus(Duration.ofMinutes(minutes(room.agenda())));
    Plan plan =
        on(
            Plan.of(
                Objects.requireNonNull(room.kind()),
                Objects.requireNonNull(room.title()),
                Objects.requireNonNull(room.about()),
                List.of("en", "fr")),
            List.of(DeliverableKind.COOKBOOK));
    return meeting(
        initiative,
        Objects.requireNonNull(room.slug()),
        plan,
        new Slot(start, end, initiative.zone()),
        now);
  }

  private static Meeting yearly(
      Initiative initiative, AMeeting meeting, LocalDate day, Instant now) {
    Plan plan = Plan.of(meeting.kind(), meeting.title(), meeting.about(), List.of("en"));
    return meeting(
        initiative,
        meeting.slug() + "-" + day.getYear(),
        detailed(plan.at(meeting.place()), meeting),
        new Slot(day.atTime(meeting.start()), day.atTime(meeting.end()), initiative.zone()),
        now);
  }

  private static Meeting meeting(
      Initiative initiative, String slug, Plan plan, Slot slot, Instant now) {
    MeetingId id = new MeetingId(Uuids.v7());
    return new Meeting(
        id,
        initiative.id(),
        slug,
        Meeting.mintUid(id.value(), initiative.slug() + ".example"),
        plan,
        slot,
        MeetingStatus.CONFIRMED,
        Revision.first(now),
        null);
  }

  static Plan on(Plan plan, List<DeliverableKind> deliverables) {
    return new Plan(
        plan.kind(),
        plan.title(),
        plan.about(),
        plan.place(),
        plan.geo(),
        plan.link(),
        plan.linkFor(),
        plan.languages(),
        plan.speakers(),
        plan.documents(),
        plan.accessibility(),
        plan.interpretation(),
        deliverables,
        plan.commitments(),
        plan.registration());
  }

  private static Plan detailed(Plan plan, AMeeting meeting) {
    Details details = meeting.details();
    return details == null
        ? registered(on(plan, meeting.deliverables()), meeting)
        : new Plan(
            plan.kind(),
            plan.title(),
            plan.about(),
            plan.place(),
            details.geo(),
            plan.link(),
            plan.linkFor(),
            List.of("en", "fr"),
            details.speakers(),
            details.documents(),
            details.accessibility(),
            details.interpretation(),
            meeting.deliverables(),
            plan.commitments(),
            registration(meeting));
  }

  private static Plan registered(Plan plan, AMeeting meeting) {
    return new Plan(
        plan.kind(),
        plan.title(),
        plan.about(),
        plan.place(),
        plan.geo(),
        plan.link(),
        plan.linkFor(),
        plan.languages(),
        plan.speakers(),
        plan.documents(),
        plan.accessibility(),
        plan.interpretation(),
        plan.deliverables(),
        plan.commitments(),
        registration(meeting));
  }

  private static Registration registration(AMeeting meeting) {
    return meeting.registration() == null ? Registration.NONE : meeting.registration();
  }

  private static int minutes(List<AnItem> items) {
    return items.stream()
        .mapToInt(item -> item.below().isEmpty() ? item.minutes() : minutes(item.below()))
        .sum();
  }
}
