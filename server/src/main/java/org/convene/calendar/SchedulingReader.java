package org.convene.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads who invites whom.
final class SchedulingReader {
  private static final String SCHEME = "mailto:";

  private SchedulingReader() {}

  static @Nullable Scheduling read(Component event, Consumer<Note> notes) {
    List<Scheduling.Attendee> attendees =
        event
            .all("ATTENDEE")
            .flatMap(line -> address(line, notes).map(mail -> attendee(line, mail)).stream())
            .toList();
    Scheduling.Organizer organizer =
        event
            .first("ORGANIZER")
            .flatMap(line ->
                address(line, notes).map(mail -> new Scheduling.Organizer(name(line), mail)))
            .orElse(null);
    return organizer == null && attendees.isEmpty()
        ? null
        : new Scheduling(
            organizer, attendees, event.first("COMMENT").map(Content::text).orElse(null));
  }

  private static Scheduling.Attendee attendee(Content line, String email) {
    return new Scheduling.Attendee(
        name(line),
        email,
        role(line.parameter("ROLE").orElse("")),
        partstat(line.parameter("PARTSTAT").orElse("")),
        line.parameter("RSVP").filter("TRUE"::equalsIgnoreCase).isPresent());
  }

  private static @Nullable String name(Content line) {
    return line.parameter("CN").map(PlainText::line).filter(name -> !name.isEmpty()).orElse(null);
  }

  /// Exchange writes an address of its own and puts the mail address into EMAIL.
  private static Optional<String> address(Content line, Consumer<Note> notes) {
    String value = line.value().strip();
    Optional<String> address =
        value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? Optional.of(value.substring(SCHEME.length()))
            : line.parameter("EMAIL");
    Optional<String> plain = address.map(PlainText::line).filter(mail -> mail.contains("@"));
    if (plain.isEmpty()) {
      String said = "%s has no mail address".formatted(line.name());
      notes.accept(new Note(line.line(), Note.Kind.IGNORED, said));
    }
    return plain;
  }

  /// What is not known counts as REQ-PARTICIPANT: RFC 5545, section 3.2.16.
  private static Scheduling.Role role(String name) {
    return Arrays.stream(Scheduling.Role.values())
        .filter(each -> each.rfc().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(Scheduling.Role.REQ_PARTICIPANT);
  }

  /// What is not known counts as NEEDS-ACTION: section 3.2.12.
  private static Scheduling.Partstat partstat(String name) {
    return Arrays.stream(Scheduling.Partstat.values())
        .filter(each -> each.rfc().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(Scheduling.Partstat.NEEDS_ACTION);
  }
}
