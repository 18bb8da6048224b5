package org.convene.participant;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Attendance as a table (RFC 4180, with a byte order mark, by which spreadsheets know UTF-8).
final class AttendanceCsv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String RUNS_IN_SPREADSHEETS = "=+-@\t\r";

  private AttendanceCsv() {}

  static String write(List<Attendee> attendees) {
    Stream<String> head = Stream.of("name,commitment,role,first arrival,last seen,minutes\r\n");
    return Stream.concat(head, attendees.stream().map(AttendanceCsv::row))
        .collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
  }

  private static String row(Attendee a) {
    CommitmentRef commitment = a.commitment();
    return Stream.of(
            a.name(),
            commitment == null ? "" : commitment.name(),
            a.role().json(),
            a.firstArrival().toString(),
            a.lastSeen().toString(),
            Long.toString(a.minutes()))
        .map(AttendanceCsv::cell)
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  /// A name like `=HYPERLINK(…)` must stay a name.
  private static String cell(String value) {
    String harmless =
        !value.isEmpty() && RUNS_IN_SPREADSHEETS.indexOf(value.charAt(0)) >= 0
            ? "'" + value
            : value;
    return harmless.matches("[^\",\r\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
