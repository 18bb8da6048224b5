package org.convene.meeting;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.convene.calendar.Recurrence;
import org.jspecify.annotations.Nullable;

/// Where a date stands in its series, for whoever reads its page.
///
/// @param previous the public date before it, which may be cancelled
/// @param next the one after it
public record SeriesDates(Recurrence rule, @Nullable Meeting previous, @Nullable Meeting next) {

  static SeriesDates of(Series series, List<Meeting> dates, Meeting meeting) {
    return new SeriesDates(
        series.rule(),
        open(dates)
            .filter(date -> date.startsAt().isBefore(meeting.startsAt()))
            .reduce((_, later) -> later)
            .orElse(null),
        open(dates)
            .filter(date -> date.startsAt().isAfter(meeting.startsAt()))
            .findFirst()
            .orElse(null));
  }

  private static Stream<Meeting> open(List<Meeting> dates) {
    return dates.stream()
        .filter(date -> date.status() != MeetingStatus.DRAFT)
        .sorted(Comparator.comparing(Meeting::startsAt));
  }

  /// As message keys name it.
  public String key() {
    return "series." + rule.frequency().json();
  }
}
