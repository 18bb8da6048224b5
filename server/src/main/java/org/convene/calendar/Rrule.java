package org.convene.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A rule as RRULE has it: RFC 5545, section 3.3.10.
final class Rrule {
  private Rrule() {}

  /// @param when of the first occurrence
  static String of(Recurrence rule, When when) {
    List<String> parts = new ArrayList<>(List.of("FREQ=" + rule.frequency()));
    if (rule.interval() > 1) {
      parts.add("INTERVAL=" + rule.interval());
    }
    parts.addAll(days(rule, when.from().toLocalDate()));
    parts.add(rule.count() == null ? "UNTIL=" + until(rule, when) : "COUNT=" + rule.count());
    return String.join(";", parts);
  }

  private static List<String> days(Recurrence rule, LocalDate first) {
    return switch (rule.frequency()) {
      case DAILY -> List.of();
      case WEEKLY -> List.of("BYDAY=" + weekdays(rule));
      case MONTHLY -> List.of(ofMonth(rule, first));
      case YEARLY -> List.of("BYMONTH=" + first.getMonthValue(), ofMonth(rule, first));
    };
  }

  private static String weekdays(Recurrence rule) {
    return rule.days().stream().map(Weekday::rfc).collect(Collectors.joining(","));
  }

  private static String ofMonth(Recurrence rule, LocalDate first) {
    return rule.ordinal() == null
        ? "BYMONTHDAY=" + first.getDayOfMonth()
        : "BYDAY=" + rule.ordinal() + weekdays(rule);
  }

  /// The last start, and the latest of those that programs may find: some know only the compact
  /// zone, and some carry the offset of the first start on to the last before they compare the two.
  private static String until(Recurrence rule, When when) {
    LocalDateTime last = rule.starts(when.from()).getLast();
    if (!(when instanceof When.Timed timed)) {
      return Stamp.date(last.toLocalDate());
    }
    ZoneOffset told = CompactZone.of(timed.zone()).offset(last);
    ZoneOffset carried = timed.zone().getRules().getOffset(timed.start());
    return Stamp.utc(
        Stream.of(
                last.toInstant(told),
                last.toInstant(carried),
                last.atZone(timed.zone()).toInstant())
            .max(Comparator.naturalOrder())
            .get());
  }
}
