package org.convene.planning;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convene.meeting.Meeting;

/// Which date of a series becomes which, when its rule or its time changes. A date stays on its day
/// where the new rule has that day too, so that people keep the page and the place they know. The
/// others take the days that are left, in order.
///
/// @param taken by new recurrence id; days without a meeting are missing
/// @param surplus dates for which there is no day any more
record DateMatching(Map<LocalDateTime, Meeting> taken, List<Meeting> surplus) {

  /// @param dates by recurrence id
  /// @param starts the new recurrence ids, in order, at most one a day
  static DateMatching of(List<Meeting> dates, List<LocalDateTime> starts) {
    Map<LocalDate, LocalDateTime> free = new HashMap<>();
    starts.forEach(start -> free.put(start.toLocalDate(), start));
    Map<LocalDateTime, Meeting> taken = new HashMap<>();
    List<Meeting> others = new ArrayList<>();
    for (Meeting date : dates) {
      LocalDateTime same = free.remove(day(date));
      if (same == null) {
        others.add(date);
      } else {
        taken.put(same, date);
      }
    }
    Deque<LocalDateTime> left =
        new ArrayDeque<>(starts.stream().filter(free::containsValue).toList());
    List<Meeting> surplus = new ArrayList<>();
    for (Meeting date : others) {
      if (left.isEmpty()) {
        surplus.add(date);
      } else {
        taken.put(left.removeFirst(), date);
      }
    }
    return new DateMatching(taken, surplus);
  }

  static LocalDate day(Meeting date) {
    return Objects.requireNonNull(date.occurrence()).recurrenceId().toLocalDate();
  }
}
