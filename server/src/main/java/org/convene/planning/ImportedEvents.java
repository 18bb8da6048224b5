package org.convene.planning;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.calendar.Note;
import org.convene.calendar.ReadCalendar;
import org.convene.calendar.Recurrence;
import org.convene.calendar.RecurrenceId;
import org.convene.calendar.Repetition;
import org.convene.calendar.Vevent;
import org.convene.calendar.When;
import org.convene.meeting.LinkFor;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.Plan;
import org.convene.meeting.Registration;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// What of a calendar file can be planned, and why the rest cannot.
///
/// @param taken at most [#MOST] meetings, the dates of series counted
record ImportedEvents(List<Taken> taken, List<Refused> refused) {
  /// Most meetings of one file. Past it an organiser could not look through what they have added.
  static final int MOST = 500;

  /// @param rule null for a meeting that does not recur
  /// @param changed other plans and times by recurrence id
  /// @param cancelled recurrence ids of dates that do not take place
  record Taken(
      String uid,
      Plan plan,
      Slot slot,
      @Nullable Recurrence rule,
      Map<LocalDateTime, Changed> changed,
      List<LocalDateTime> cancelled,
      @Nullable String note) {
    int dates() {
      return rule == null ? 1 : rule.starts(slot.localStart()).size();
    }
  }

  record Changed(Plan plan, Slot slot) {}

  /// @param line from 1
  record Refused(int line, String reason) {}

  private record Read(Vevent event, int line) {}

  static ImportedEvents of(ReadCalendar.Whole file, String locale) {
    Map<String, List<Read>> byUid = new LinkedHashMap<>();
    for (int i = 0; i < file.events().size(); i++) {
      Vevent event = file.events().get(i);
      byUid
          .computeIfAbsent(event.uid(), _ -> new ArrayList<>())
          .add(new Read(event, file.lines().get(i)));
    }
    List<Taken> taken = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    int room = MOST;
    for (List<Read> one : byUid.values()) {
      Reading reading = new Reading(one, file.notes(), file.lines(), locale);
      Optional<Taken> found = reading.taken(refused);
      if (found.isPresent() && found.get().dates() > room) {
        refused.add(
            new Refused(
                reading.master().line(), "these are more than %d meetings".formatted(MOST)));
      } else if (found.isPresent()) {
        room -= found.get().dates();
        taken.add(found.get());
      }
    }
    refused.sort(Comparator.comparingInt(Refused::line));
    return new ImportedEvents(List.copyOf(taken), List.copyOf(refused));
  }

  /// The events of one UID.
  private record Reading(List<Read> all, List<Note> notes, List<Integer> lines, String locale) {
    Read master() {
      return all.stream()
          .filter(read -> read.event().recurrenceId() == null)
          .findFirst()
          .orElse(all.getFirst());
    }

    Optional<Taken> taken(List<Refused> refused) {
      Read master = master();
      Optional<String> reason = reason(master);
      if (reason.isPresent()) {
        refused.add(new Refused(master.line(), reason.get()));
        return Optional.empty();
      }
      Slot slot = slot(master.event()).orElseThrow();
      Recurrence rule = master.event().repeats().map(Repetition::rule).orElse(null);
      Map<LocalDateTime, Changed> changed = new LinkedHashMap<>();
      List<LocalDateTime> cancelled =
          new ArrayList<>(master.event().repeats().map(Repetition::exceptions).orElse(List.of()));
      for (Read other : all) {
        RecurrenceId id = other.event().recurrenceId();
        if (id == null) {
          continue;
        }
        Optional<String> wrong =
            rule == null ? Optional.of("the series of this date is missing") : flaw(other.event());
        if (wrong.isPresent()
            || rule == null
            || !rule.starts(slot.localStart()).contains(id.start())) {
          refused.add(new Refused(other.line(), wrong.orElse("the series has no such date")));
        } else if (other.event().status() == Vevent.Status.CANCELLED) {
          cancelled.add(id.start());
        } else {
          changed.put(
              id.start(), new Changed(plan(other.event()), slot(other.event()).orElseThrow()));
        }
      }
      return Optional.of(
          new Taken(
              master.event().uid(),
              plan(master.event()),
              slot,
              rule,
              changed,
              cancelled,
              note(master.line())));
    }

    private Optional<String> reason(Read master) {
      if (master.event().recurrenceId() != null) {
        return Optional.of("the series of this date is missing");
      }
      if (master.event().status() == Vevent.Status.CANCELLED) {
        return Optional.of("it is cancelled");
      }
      return near(master.line())
          .filter(note -> note.kind() == Note.Kind.RULE)
          .map(Note::detail)
          .findFirst()
          .or(() -> flaw(master.event()));
    }

    private Optional<String> flaw(Vevent event) {
      Optional<Slot> slot = slot(event);
      if (slot.isEmpty()) {
        return Optional.of("it is of whole days: meetings have a time");
      }
      return slot.get()
          .flaw()
          .or(() -> plan(event).flaw())
          .or(() -> event.repeats().flatMap(how -> PlanRules.flaw(slot.get(), how.rule())))
          .map(Refusal::detail);
    }

    private static Optional<Slot> slot(Vevent event) {
      return event.when() instanceof When.Timed(var start, var end, ZoneId zone)
          ? Optional.of(new Slot(start, end, zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone))
          : Optional.empty();
    }

    private Plan plan(Vevent event) {
      String title = line(event.wording().summary());
      String about = Objects.requireNonNullElse(event.wording().description(), "");
      String place = line(event.place().location());
      String link =
          event.place().conference() == null ? null : event.place().conference().uri().toString();
      return new Plan(
          place.isEmpty() ? MeetingKind.TELCO : MeetingKind.WORKSHOP,
          Text.of(locale, title.isEmpty() ? "?" : title),
          about.isBlank() ? new Text(new java.util.TreeMap<>()) : Text.of(locale, prose(about)),
          place.isEmpty() ? null : place,
          null,
          link == null || !link.startsWith("http") ? null : link,
          LinkFor.ATTENDEES,
          List.of(locale),
          List.of(),
          List.of(),
          null,
          null,
          List.of(),
          List.of(),
          Registration.NONE);
    }

    /// What does not fit is cut: a description is a whole invitation sometimes.
    private static String prose(String text) {
      String plain =
          text.replace("\r\n", "\n")
              .replaceAll("[\\p{Cc}&&[^\n\t]]|[\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", "");
      return plain.substring(0, Math.min(Text.MAX_LENGTH, plain.length()));
    }

    private static String line(@Nullable String text) {
      return text == null ? "" : prose(text).replaceAll("\\s+", " ").strip();
    }

    private @Nullable String note(int line) {
      String said = near(line).map(Note::detail).collect(Collectors.joining("; "));
      return said.isEmpty() ? null : said;
    }

    /// Notes on the event that begins there: those before the next one begins.
    private java.util.stream.Stream<Note> near(int line) {
      int next =
          lines.stream()
              .filter(other -> other > line)
              .min(Integer::compare)
              .orElse(Integer.MAX_VALUE);
      return notes.stream().filter(note -> note.line() >= line && note.line() < next);
    }
  }
}
