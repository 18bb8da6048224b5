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
import org.convene.example.ExampleText.AMeeting;
import org.convene.example.ExampleText.ARoom;
import org.convene.example.ExampleText.AnItem;
import org.convene.initiative.Initiative;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;

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
      past.add(yearly(initiative, meeting, ExampleYear.last(meeting, today)));
      coming.add(yearly(initiative, meeting, ExampleYear.next(meeting, today)));
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
    return new Meeting(
        new MeetingId(Uuids.v7()),
        initiative.id(),
        Objects.requireNonNull(room.slug()),
        Objects.requireNonNull(room.kind()),
        Objects.requireNonNull(room.title()),
        Objects.requireNonNull(room.about()),
        start,
        start.plus(Duration.ofMinutes(minutes(room.agenda()))),
        initiative.zone(),
        null,
        null,
        List.of("en", "fr"),
        MeetingStatus.CONFIRMED);
  }

  private static Meeting yearly(Initiative initiative, AMeeting meeting, LocalDate day) {
    return new Meeting(
        new MeetingId(Uuids.v7()),
        initiative.id(),
        meeting.slug() + "-" + day.getYear(),
        meeting.kind(),
        meeting.title(),
        meeting.about(),
        day.atTime(meeting.start()),
        day.atTime(meeting.end()),
        initiative.zone(),
        meeting.place(),
        null,
        List.of("en"),
        MeetingStatus.CONFIRMED);
  }

  private static int minutes(List<AnItem> items) {
    return items.stream()
        .mapToInt(item -> item.below().isEmpty() ? item.minutes() : minutes(item.below()))
        .sum();
  }
}
