package org.convene.feed;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.convene.calendar.When;
import org.convene.meeting.Meeting;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Slot;

/// A meeting of several days, cut into its days.
final class DayParts {
  /// A session into the night is of one day, though its clock passes midnight.
  private static final Duration LONGEST_NIGHT = Duration.ofHours(12);

  private DayParts() {}

  static boolean spansDays(Slot slot) {
    return !lastDay(slot).equals(slot.localStart().toLocalDate())
        && slot.lasts().compareTo(LONGEST_NIGHT) > 0;
  }

  /// One that ends at midnight ends with the day before.
  static LocalDate lastDay(Slot slot) {
    LocalDate last = slot.localEnd().toLocalDate();
    boolean midnight = slot.localEnd().toLocalTime().equals(LocalTime.MIDNIGHT);
    return midnight && last.isAfter(slot.localStart().toLocalDate()) ? last.minusDays(1) : last;
  }

  /// Each day from the clock of the start to that of the end; where that is no day's work, from
  /// midnight to midnight.
  static List<When.Timed> of(Slot slot) {
    if (!spansDays(slot)) {
      return List.of(new When.Timed(slot.localStart(), slot.localEnd(), slot.zone()));
    }
    LocalTime from = slot.localStart().toLocalTime();
    LocalTime to = slot.localEnd().toLocalTime();
    List<When.Timed> days = new ArrayList<>();
    LocalDate last = lastDay(slot);
    for (LocalDate day = slot.localStart().toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      days.add(from.isBefore(to) ? part(slot, day, from, to) : cut(slot, day));
    }
    return days;
  }

  private static When.Timed part(Slot slot, LocalDate day, LocalTime from, LocalTime to) {
    return new When.Timed(day.atTime(from), day.atTime(to), slot.zone());
  }

  private static When.Timed cut(Slot slot, LocalDate day) {
    LocalDateTime midnight = day.plusDays(1).atStartOfDay();
    return new When.Timed(
        slot.localStart().isAfter(day.atStartOfDay()) ? slot.localStart() : day.atStartOfDay(),
        slot.localEnd().isBefore(midnight) ? slot.localEnd() : midnight,
        slot.zone());
  }

  /// `m-…-day-2@host`; of a series with the date that it is of, which stays when it is moved.
  static String uid(String unit, Meeting meeting, int day) {
    Occurrence occurrence = meeting.occurrence();
    String of =
        occurrence == null
            ? ""
            : "-" + occurrence.recurrenceId().toString().replaceAll("[^0-9T]", "");
    int at = unit.indexOf('@');
    int cut = at < 0 ? unit.length() : at;
    return unit.substring(0, cut) + of + "-day-" + day + unit.substring(cut);
  }
}
