package org.convene.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the dates, times and lengths of one file, whose zones it knows.
final class Moments {
  private static final Pattern FORM =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})(Z?))?");
  private static final Pattern LENGTH =
      Pattern.compile(
          "([+-]?)P(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?"
              + "(?:T(?:(\\d{1,6})H)?(?:(\\d{1,7})M)?(?:(\\d{1,8})S)?)?");

  /// Years outside are slips of the hand, or 1601, by which some programs mean "never".
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2200;

  private static final int DAYS_OF_A_WEEK = 7;

  private final ZoneId floating;
  private final Map<String, String> located = new HashMap<>();
  private final Map<String, ZoneId> known = new HashMap<>();
  private final Consumer<Note> notes;

  /// @param floating the zone of times without one
  Moments(ZoneId floating, Component calendar, Consumer<Note> notes) {
    this.floating = floating;
    this.notes = notes;
    calendar
        .parts("VTIMEZONE")
        .forEach(zone ->
            zone.first("TZID")
                .ifPresent(id ->
                    zone.first("X-LIC-LOCATION")
                        .ifPresent(place -> located.put(id.text().strip(), place.text().strip()))));
  }

  Moment read(Content content) throws Flaw {
    return read(content, content.value().strip());
  }

  /// @param value one of the values of the line
  Moment read(Content content, String value) throws Flaw {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      throw content.flaw(
          "%s: '%s' is neither a date nor a time".formatted(content.name(), Content.quoted(value)));
    }
    try {
      LocalDate day = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
      if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
        throw content.flaw("%s is in the year %d".formatted(content.name(), day.getYear()));
      }
      return form.group(4) == null
          ? new Moment.Day(day)
          : time(content, day.atTime(time(form)), form.group(7).isEmpty());
    } catch (DateTimeException e) {
      throw content.flaw("%s: there is no %s".formatted(content.name(), value));
    }
  }

  /// A leap second is the second before.
  private static LocalTime time(Matcher form) {
    int second = number(form, 6);
    return LocalTime.of(number(form, 4), number(form, 5), second == 60 ? 59 : second);
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }

  private Moment time(Content content, LocalDateTime local, boolean isLocal) throws Flaw {
    return new Moment.Time(local, isLocal ? zone(content) : ZoneOffset.UTC);
  }

  private ZoneId zone(Content content) throws Flaw {
    Optional<String> id = content.parameter("TZID");
    if (id.isEmpty()) {
      notes.accept(
          new Note(
              content.line(),
              Note.Kind.FLOATING,
              "%s has no time zone: read as %s".formatted(content.name(), floating)));
      return floating;
    }
    ZoneId before = known.get(id.get());
    return before == null ? named(content, id.get()) : before;
  }

  private ZoneId named(Content content, String id) throws Flaw {
    ZoneId zone =
        ZoneNames.named(id)
            .or(() -> Optional.ofNullable(located.get(id.strip())).flatMap(ZoneNames::named))
            .orElseThrow(() ->
                content.flaw("nobody knows the time zone '%s'".formatted(Content.quoted(id))));
    known.put(id, zone);
    if (!zone.getId().equals(id) && !zone.equals(ZoneOffset.UTC)) {
      String said = "the time zone '%s' was read as %s".formatted(Content.quoted(id), zone);
      notes.accept(new Note(content.line(), Note.Kind.ZONE, said));
    }
    return zone;
  }

  /// The UNTIL of a rule. Without `Z`, which RFC 5545 forbids, it is in the zone of the start.
  Moment until(Content rule, String text, Moment start) throws Flaw {
    Content line = new Content(rule.line(), "UNTIL", List.of(), text);
    if (start instanceof Moment.Time(LocalDateTime ignored, ZoneId zone)
        && text.matches(".*\\dT\\d{6}")) {
      Moment utc = read(line, text + "Z");
      return new Moment.Time(utc.local(), zone);
    }
    return read(line, text);
  }

  /// When what begins then is over: days and weeks by the calendar, hours by the clock.
  static Moment after(Moment start, Content length) throws Flaw {
    Matcher form = LENGTH.matcher(length.value().strip());
    if (!form.matches() || form.group().matches("[+-]?PT?")) {
      throw length.flaw("'%s' is not a duration".formatted(Content.quoted(length.value())));
    }
    if (form.group(1).equals("-")) {
      throw length.flaw("it would end before it starts");
    }
    Period days = Period.ofDays(amount(form, 2) * DAYS_OF_A_WEEK + amount(form, 3));
    Duration time =
        Duration.ofHours(amount(form, 4)).plusMinutes(amount(form, 5)).plusSeconds(amount(form, 6));
    return switch (start) {
      case Moment.Day(LocalDate day) -> new Moment.Day(whole(day, days, time, length));
      case Moment.Time(LocalDateTime local, ZoneId zone) -> {
        LocalDateTime late = local.plus(days);
        yield new Moment.Time(late.atZone(zone).plus(time).toLocalDateTime(), zone);
      }
    };
  }

  private static LocalDate whole(LocalDate day, Period days, Duration time, Content length)
      throws Flaw {
    if (!time.isZero()) {
      throw length.flaw("whole days do not last hours");
    }
    return day.plus(days);
  }

  private static int amount(Matcher form, int group) {
    return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
  }
}
