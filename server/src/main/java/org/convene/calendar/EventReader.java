package org.convene.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.convene.calendar.Vcalendar.Method;
import org.jspecify.annotations.Nullable;

/// Makes one event of a VEVENT.
final class EventReader {
  /// Longest uid; longer ones are an attack on whoever indexes them.
  static final int MAX_UID = 500;

  /// Most dates left out of one series: more than a series of ours has.
  static final int MAX_EXCEPTIONS = 1_000;

  /// Those whose objects may lack DTSTART: RFC 5546, section 3.2.
  private static final Set<Method> WITHOUT_START =
      EnumSet.of(Method.REPLY, Method.CANCEL, Method.REFRESH, Method.DECLINECOUNTER);

  private final Moments moments;
  private final @Nullable Method method;
  private final Consumer<Note> notes;

  EventReader(Moments moments, @Nullable Method method, Consumer<Note> notes) {
    this.moments = moments;
    this.method = method;
    this.notes = notes;
  }

  Vevent read(Component event) throws Flaw {
    String uid = uid(event);
    Optional<Content> recurrence = event.first("RECURRENCE-ID");
    Moment occurrence = recurrence.isEmpty() ? null : occurrence(recurrence.get());
    Revised revised = revised(event);
    Moment start = start(event, occurrence, revised);
    When when = when(event, start);
    RecurrenceId id = occurrence == null ? null : idOf(occurrence);
    EventWords words = new EventWords(event, notes);
    return new Vevent(
        uid,
        id,
        when,
        revised,
        status(event),
        words.wording(),
        words.place(),
        repetition(event, start, id),
        event.first("RELATED-TO").map(Content::text).orElse(null),
        SchedulingReader.read(event, notes),
        words.handling());
  }

  private static String uid(Component event) throws Flaw {
    Content line = event.first("UID").orElseThrow(() -> event.flaw("the event has no UID"));
    String uid = PlainText.line(line.text());
    if (uid.isEmpty() || uid.length() > MAX_UID) {
      throw line.flaw("a UID has 1 to %d characters".formatted(MAX_UID));
    }
    return uid;
  }

  private Moment occurrence(Content line) throws Flaw {
    if (line.parameter("RANGE").isPresent()) {
      throw line.flaw("RANGE is not understood here: give each occurrence");
    }
    return moments.read(line);
  }

  private static RecurrenceId idOf(Moment moment) {
    return switch (moment) {
      case Moment.Day day -> new RecurrenceId(day.local(), null);
      case Moment.Time(LocalDateTime local, ZoneId zone) -> new RecurrenceId(local, zone);
    };
  }

  private Revised revised(Component event) throws Flaw {
    Optional<Instant> stamp = instant(event, "DTSTAMP");
    if (stamp.isEmpty() && method != null) {
      throw event.flaw("the event has no DTSTAMP, by which answers are put into order");
    }
    Optional<Instant> modified =
        method == null ? instant(event, "LAST-MODIFIED").or(() -> stamp) : stamp;
    Optional<Instant> created = instant(event, "CREATED");
    Instant at = modified.or(() -> created).orElse(Instant.EPOCH);
    return new Revised(sequence(event), at, created.orElse(at));
  }

  private Optional<Instant> instant(Component event, String name) throws Flaw {
    Optional<Content> line = event.first(name);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    return switch (moments.read(line.get())) {
      case Moment.Day day -> Optional.of(day.local().toInstant(ZoneOffset.UTC));
      case Moment.Time time -> Optional.of(time.instant());
    };
  }

  private static int sequence(Component event) throws Flaw {
    Optional<Content> line = event.first("SEQUENCE");
    if (line.isPresent() && !line.get().value().strip().matches("\\d{1,9}")) {
      throw line.get().flaw("SEQUENCE is not a number");
    }
    return line.map(each -> Integer.parseInt(each.value().strip())).orElse(0);
  }

  private Moment start(Component event, @Nullable Moment occurrence, Revised revised) throws Flaw {
    Optional<Content> line = event.first("DTSTART");
    if (line.isPresent()) {
      return moments.read(line.get());
    }
    if (method == null || !WITHOUT_START.contains(method)) {
      throw event.flaw("the event has no DTSTART");
    }
    notes.accept(new Note(event.line(), Note.Kind.NO_START, "the start is not said"));
    return occurrence == null
        ? new Moment.Time(LocalDateTime.ofInstant(revised.at(), ZoneOffset.UTC), ZoneOffset.UTC)
        : occurrence;
  }

  private When when(Component event, Moment start) throws Flaw {
    Optional<Content> line = event.first("DTEND").or(() -> event.first("DURATION"));
    if (line.isEmpty()) {
      return endless(event, start);
    }
    Content said = line.get();
    Moment end = said.name().equals("DTEND") ? moments.read(said) : Moments.after(start, said);
    return switch (start) {
      case Moment.Day first when end instanceof Moment.Day last -> days(said, first, last);
      case Moment.Time first when end instanceof Moment.Time last -> timed(said, first, last);
      default -> throw said.flaw("it starts on a day and ends at a time, or the other way round");
    };
  }

  private static When days(Content line, Moment.Day first, Moment.Day last) throws Flaw {
    if (last.day().isBefore(first.day())) {
      throw line.flaw("it ends before it starts");
    }
    boolean none = last.day().equals(first.day());
    return new When.AllDay(first.day(), none ? first.day().plusDays(1) : last.day());
  }

  private static When timed(Content line, Moment.Time first, Moment.Time last) throws Flaw {
    if (last.instant().isBefore(first.instant())) {
      throw line.flaw("it ends before it starts");
    }
    return new When.Timed(first.local(), last.in(first.zone()), first.zone());
  }

  /// One day, or no time at all: RFC 5545, section 3.6.1.
  private When endless(Component event, Moment start) {
    return switch (start) {
      case Moment.Day day -> new When.AllDay(day.day(), day.day().plusDays(1));
      case Moment.Time(LocalDateTime local, ZoneId zone) -> {
        notes.accept(new Note(event.line(), Note.Kind.NO_END, "it ends when it starts"));
        yield new When.Timed(local, local, zone);
      }
    };
  }

  private Vevent.Status status(Component event) {
    String status =
        event.first("STATUS").map(line -> line.value().strip().toUpperCase(Locale.ROOT)).orElse("");
    return switch (status) {
      case "CANCELLED" -> Vevent.Status.CANCELLED;
      case "TENTATIVE" -> Vevent.Status.TENTATIVE;
      default -> method == Method.CANCEL ? Vevent.Status.CANCELLED : Vevent.Status.CONFIRMED;
    };
  }

  private @Nullable Repetition repetition(Component event, Moment start, @Nullable RecurrenceId id)
      throws Flaw {
    List<Content> rules =
        event.properties().stream()
            .filter(line -> Set.of("RRULE", "EXRULE", "RDATE").contains(line.name()))
            .toList();
    List<LocalDateTime> exceptions = exceptions(event, start);
    if (rules.isEmpty()) {
      return null;
    }
    Content rule = rules.getFirst();
    if (rules.size() > 1 || !rule.name().equals("RRULE") || id != null) {
      return foreign(rule, "one RRULE of a series is understood, and neither EXRULE nor RDATE");
    }
    IcsReader.checkRule(rule);
    RruleFit fit = RruleFit.of(rule.value().strip(), start, moments, rule);
    if (fit.rule() == null) {
      return foreign(rule, String.valueOf(fit.reason()));
    }
    if (fit.endless()) {
      notes.accept(new Note(rule.line(), Note.Kind.ENDLESS, "the rule: " + fit.reason()));
    }
    return new Repetition(fit.rule(), exceptions);
  }

  private @Nullable Repetition foreign(Content rule, String reason) {
    notes.accept(new Note(rule.line(), Note.Kind.RULE, "only the first date was read: " + reason));
    return null;
  }

  private List<LocalDateTime> exceptions(Component event, Moment start) throws Flaw {
    List<LocalDateTime> all = new ArrayList<>();
    for (Content line : event.all("EXDATE").toList()) {
      for (String value : line.value().split(",")) {
        all.add(onTheClock(moments.read(line, value.strip()), start));
        if (all.size() > MAX_EXCEPTIONS) {
          throw line.flaw("more than %d dates are left out".formatted(MAX_EXCEPTIONS));
        }
      }
    }
    return all;
  }

  private static LocalDateTime onTheClock(Moment left, Moment start) {
    return switch (start) {
      case Moment.Day ignored -> left.local().toLocalDate().atStartOfDay();
      case Moment.Time first ->
          left instanceof Moment.Time time
              ? time.in(first.zone())
              : left.local().toLocalDate().atTime(first.local().toLocalTime());
    };
  }
}
