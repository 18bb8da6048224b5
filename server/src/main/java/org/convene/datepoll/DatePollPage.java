package org.convene.datepoll;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.convene.datepoll.DatePollStore.Found;
import org.convene.http.Page;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// The page `/d/<slug>`.
///
/// @param answers how many have answered
/// @param zone where the reader is; null: they have not said
/// @param link the personal one, to change what was answered; null: nothing was answered by it
/// @param problem code of the refusal of what was posted; null: none
/// @param meeting address of what was made of the chosen candidate, where it is public
public record DatePollPage(
    Page page,
    DatePoll poll,
    boolean open,
    List<Line> lines,
    int answers,
    AnswerForm form,
    @Nullable ZoneId zone,
    @Nullable String link,
    @Nullable String problem,
    @Nullable String meeting) {

  /// A candidate.
  ///
  /// @param leading whether none is better
  /// @param places where the reader is, and those who answered are
  public record Line(
      Candidate candidate,
      Instant startsAt,
      Instant endsAt,
      Standing standing,
      boolean leading,
      boolean chosen,
      List<Place> places,
      List<Answer> answers) {

    public List<String> names(Choice choice) {
      return answers.stream()
          .filter(answer -> answer.to(candidate) == choice)
          .map(Answer::name)
          .toList();
    }
  }

  /// @param people who answered from there; 0 for the reader's own
  /// @param day null where it is the same day as in the poll's zone
  public record Place(
      ZoneId zone, int people, boolean within, String clock, @Nullable String day) {}

  /// A zone to choose.
  public record ZoneChoice(String id, String name, boolean chosen) {}

  public boolean decided() {
    return poll.isDecided();
  }

  /// By their names in the reader's language.
  public List<ZoneChoice> zones() {
    ZoneId current = zone == null ? poll.zone() : zone;
    return Zones.choices().stream()
        .map(one -> new ZoneChoice(one.getId(), page.times().place(one), one.equals(current)))
        .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
        .toList();
  }

  static DatePollPage of(
      Page page,
      Found found,
      Instant now,
      AnswerForm form,
      @Nullable ZoneId zone,
      @Nullable String link,
      @Nullable String problem,
      @Nullable String meeting) {
    List<Integer> leading = Standing.leading(found.poll().candidates(), found.answers());
    return new DatePollPage(
        page,
        found.poll(),
        found.poll().isOpen(now),
        found.poll().candidates().stream().map(c -> line(page, c, found, leading, zone)).toList(),
        found.answers().size(),
        form,
        zone,
        link,
        problem,
        meeting);
  }

  private static Line line(
      Page page, Candidate candidate, Found found, List<Integer> leading, @Nullable ZoneId zone) {
    Slot slot = candidate.slot(found.poll().zone());
    return new Line(
        candidate,
        slot.startsAt(),
        slot.endsAt(),
        Standing.of(candidate, found.answers()),
        leading.contains(candidate.number()),
        Objects.equals(found.poll().chosen(), candidate.number()),
        places(page, slot, found.answers(), zone),
        found.answers());
  }

  private static List<Place> places(
      Page page, Slot slot, List<Answer> answers, @Nullable ZoneId zone) {
    boolean within = zone != null && WorkingHours.cover(slot.startsAt(), slot.endsAt(), zone);
    return Stream.concat(
            Stream.ofNullable(zone).map(own -> new ZoneHours(own, 0, within)),
            ZoneHours.of(slot, answers).stream().filter(one -> !one.zone().equals(zone)))
        .map(one -> place(page, slot, one))
        .toList();
  }

  private static Place place(Page page, Slot slot, ZoneHours hours) {
    LocalDate there = slot.startsAt().atZone(hours.zone()).toLocalDate();
    boolean sameDay = there.equals(slot.localStart().toLocalDate());
    return new Place(
        hours.zone(),
        hours.people(),
        hours.within(),
        page.times().span(slot.startsAt(), slot.endsAt(), hours.zone()),
        sameDay ? null : page.times().weekdayAndDay(slot.startsAt(), hours.zone()));
  }
}
