package org.convene.invitation;

import io.vertx.core.MultiMap;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.convene.attendee.Partstat;
import org.jspecify.annotations.Nullable;

/// What somebody sent from the page of their personal link. Whatever they sent is read; what cannot
/// be is left out.
///
/// @param answer empty where none was given that we know
/// @param from and `to`: another time, local where the meeting is
record AnswerForm(
    Optional<Partstat> answer,
    @Nullable String comment,
    Optional<LocalDateTime> from,
    Optional<LocalDateTime> to) {

  static AnswerForm read(MultiMap fields) {
    return new AnswerForm(
        answer(fields.get("answer")),
        comment(fields.get("comment")),
        time(fields.get("from")),
        time(fields.get("to")));
  }

  private static Optional<Partstat> answer(@Nullable String text) {
    return AnswerView.CHOICES.stream().filter(choice -> choice.json().equals(text)).findFirst();
  }

  private static @Nullable String comment(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.replace("\0", "");
  }

  private static Optional<LocalDateTime> time(@Nullable String text) {
    try {
      return text == null || text.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
