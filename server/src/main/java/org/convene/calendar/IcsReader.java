package org.convene.calendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.model.Recur;
import org.convene.base.Refusal;
import org.convene.calendar.Vcalendar.Method;
import org.jspecify.annotations.Nullable;

/// Reads iCalendar from anybody: files to import, and answers that come by mail. Either all of it
/// is read or nothing, and then the line is said. What was read otherwise than it stands there is
/// noted.
///
/// Bounded whatever comes: bytes, lines, components, nesting ([Component]), and no rule is expanded
/// but one of ours. Zones go by their names ([ZoneNames]); VTIMEZONEs are not believed.
///
/// Lines are split here and not by ical4j, which neither says where a wrong value stands nor bounds
/// what it reads; its `Recur` knows which rules are valid.
public final class IcsReader {
  /// Largest file, in bytes. Past it one upload keeps a core and hundreds of megabytes for seconds;
  /// a year of daily meetings has a tenth.
  public static final int MAX_BYTES = 1 << 20;

  /// Most components, of whatever kind. Past it nobody looks through what an import would do.
  static final int MAX_COMPONENTS = 5_000;

  /// Longest RRULE. A valid one that lists every second of a year is one.
  private static final int MAX_RULE = 500;

  private static final Set<String> EXPECTED = Set.of("VEVENT", "VTIMEZONE");

  private final List<Note> notes = new ArrayList<>();
  private final Component calendar;
  private final Moments moments;

  private IcsReader(Component calendar, ZoneId floating) {
    this.calendar = calendar;
    this.moments = new Moments(floating, calendar, notes::add);
  }

  /// @param file at most [#MAX_BYTES]; larger ones are refused
  /// @param floating the zone of times without one, unless the calendar names its own
  public static ReadCalendar read(byte[] file, ZoneId floating) {
    try {
      Component calendar = Component.read(file, MAX_BYTES, MAX_COMPONENTS);
      ZoneId own =
          calendar
              .first("X-WR-TIMEZONE")
              .flatMap(line -> ZoneNames.named(line.text()))
              .orElse(floating);
      return new IcsReader(calendar, own).whole();
    } catch (Flaw flaw) {
      return new ReadCalendar.Refused(
          Refusal.invalid("invalid-calendar", "line %d: %s".formatted(flaw.line(), flaw.reason()))
              .with("line", flaw.line()));
    }
  }

  private ReadCalendar.Whole whole() throws Flaw {
    version();
    Method method = method();
    calendar.components().stream()
        .filter(each -> !EXPECTED.contains(each.name()))
        .forEach(each ->
            notes.add(
                new Note(
                    each.line(),
                    Note.Kind.IGNORED,
                    Content.quoted(each.name()) + " is not an event")));
    List<Found> events = events(method);
    String name =
        calendar
            .first("NAME")
            .or(() -> calendar.first("X-WR-CALNAME"))
            .map(line -> PlainText.line(line.text()))
            .orElse(null);
    return new ReadCalendar.Whole(
        new Vcalendar(method, null, events.stream().map(Found::event).toList(), List.of()),
        name,
        events.stream().map(Found::line).toList(),
        notes);
  }

  private void version() throws Flaw {
    Optional<Content> version = calendar.first("VERSION");
    if (version.isPresent() && !version.get().value().strip().equals("2.0")) {
      throw version
          .get()
          .flaw(
              "version %s is not understood: 2.0 is"
                  .formatted(Content.quoted(version.get().value())));
    }
  }

  private @Nullable Method method() throws Flaw {
    Optional<Content> line = calendar.first("METHOD");
    if (line.isEmpty()) {
      return null;
    }
    String name = line.get().value().strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(Method.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> line.get().flaw("there is no method '%s'".formatted(Content.quoted(name))));
  }

  /// With their lines, in the order of the file.
  private List<Found> events(@Nullable Method method) throws Flaw {
    EventReader reader = new EventReader(moments, method, notes::add);
    List<Found> all = new ArrayList<>();
    Map<String, ZoneId> series = new HashMap<>();
    for (Component each : calendar.parts("VEVENT").toList()) {
      Vevent event = reader.read(each);
      all.add(new Found(event, each.line()));
      if (event.recurrenceId() == null && event.when() instanceof When.Timed timed) {
        series.put(event.uid(), timed.zone());
      }
    }
    Map<Key, Found> once = new LinkedHashMap<>();
    for (Found each : all) {
      Vevent event = asItsSeriesCounts(each.event(), series.get(each.event().uid()));
      Key key = new Key(event.uid(), Optional.ofNullable(event.recurrenceId()));
      once.merge(key, new Found(event, each.line()), this::later);
    }
    return List.copyOf(once.values());
  }

  private record Found(Vevent event, int line) {}

  private record Key(String uid, Optional<RecurrenceId> occurrence) {}

  private Found later(Found one, Found other) {
    notes.add(
        new Note(
            other.line(),
            Note.Kind.TWICE,
            "it stands in line %d already: the later version was read".formatted(one.line())));
    return other.event().revised().sequence() < one.event().revised().sequence() ? one : other;
  }

  /// An occurrence is named in the zone of its series, whatever zone the file names it in.
  private static Vevent asItsSeriesCounts(Vevent event, @Nullable ZoneId series) {
    RecurrenceId id = event.recurrenceId();
    if (series == null || id == null || id.zone() == null) {
      return event;
    }
    Moment.Time moment = new Moment.Time(id.start(), id.zone());
    return event.instead(new RecurrenceId(moment.in(series), series));
  }

  /// Refuses what is not a rule at all.
  static void checkRule(Content rule) throws Flaw {
    String text = rule.value().strip();
    if (text.length() > MAX_RULE) {
      throw rule.flaw("the rule is longer than %d characters".formatted(MAX_RULE));
    }
    if (!isRule(text)) {
      throw rule.flaw("'%s' is not a rule".formatted(Content.quoted(text)));
    }
  }

  private static boolean isRule(String text) {
    try {
      return !new Recur<>(text).toString().isEmpty();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
