package org.convene.attendee;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.convene.attendee.AttendeeRoutes.View;
import org.convene.base.Csv;
import org.convene.meeting.Registration.Question;
import org.jspecify.annotations.Nullable;

/// The list of a meeting as a table, with what was answered to the organiser's questions.
final class AttendeeCsv {
  private static final List<String> HEAD =
      List.of(
          "name",
          "address",
          "commitment",
          "role",
          "answer",
          "place",
          "waiting",
          "answered at",
          "answered by",
          "comment");

  private AttendeeCsv() {}

  /// @param fallback the language of the questions
  static String write(List<View> attendees, List<Question> questions, String fallback) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(HEAD.stream(), questions.stream().map(q -> q.text().read(fallback, fallback)))
            .toList());
    attendees.forEach(a -> rows.add(row(a, questions)));
    return Csv.write(rows);
  }

  private static List<String> row(View a, List<Question> questions) {
    Stream<@Nullable Object> cells =
        Stream.of(
            a.name(),
            a.email(),
            a.commitment() == null ? null : a.commitment().name(),
            a.role().json(),
            a.partstat().json(),
            a.place().json(),
            a.position(),
            a.answeredAt(),
            a.answeredVia() == null ? null : a.answeredVia().json(),
            a.comment());
    return Stream.concat(
            cells.map(cell -> Objects.toString(cell, "")),
            questions.stream().map(q -> a.answers().getOrDefault(q.id(), "")))
        .toList();
  }
}
