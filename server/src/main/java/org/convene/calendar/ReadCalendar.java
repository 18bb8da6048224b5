package org.convene.calendar;

import java.util.List;
import java.util.Optional;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// What [IcsReader] made of a file.
public sealed interface ReadCalendar {
  /// @param name what the calendar calls itself
  /// @param lines where each of the events begins, from 1
  record Whole(Vcalendar calendar, @Nullable String name, List<Integer> lines, List<Note> notes)
      implements ReadCalendar {
    public Whole {
      lines = List.copyOf(lines);
      notes = List.copyOf(notes);
    }

    public List<Vevent> events() {
      return calendar.events();
    }

    public Optional<Note> note(Note.Kind kind) {
      return notes.stream().filter(note -> note.kind() == kind).findFirst();
    }
  }

  /// @param refusal `invalid-calendar`, with the member `line`
  record Refused(Refusal refusal) implements ReadCalendar {}
}
