package org.convene.agenda;

import java.util.Optional;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// What a facilitator writes of an agenda item.
public record AgendaFields(
    Text title, AgendaKind kind, int minutes, @Nullable String presenter, @Nullable String notes) {
  /// A day. Past it the item belongs into another meeting.
  public static final int MAX_MINUTES = 1440;

  /// Past it a presenter's line wraps into the next item on a phone.
  public static final int MAX_PRESENTER = 120;

  /// Past it the notes of a full agenda outgrow a snapshot.
  public static final int MAX_NOTES = 4000;

  Optional<Refusal> flaw() {
    return title
        .flaw("title")
        .or(() ->
            minutes >= 0 && minutes <= MAX_MINUTES
                ? Optional.empty()
                : invalid("minutes is not within 0 and " + MAX_MINUTES))
        .or(() ->
            tooLong(presenter, MAX_PRESENTER)
                ? invalid("presenter is longer than " + MAX_PRESENTER)
                : Optional.empty())
        .or(() ->
            tooLong(notes, MAX_NOTES)
                ? invalid("notes are longer than " + MAX_NOTES)
                : Optional.empty());
  }

  private static boolean tooLong(@Nullable String text, int most) {
    return text != null && text.length() > most;
  }

  private static Optional<Refusal> invalid(String detail) {
    return Optional.of(Refusal.invalid("invalid-agenda-item", detail));
  }
}
