package org.convene.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convene.base.Refusal;
import org.jspecify.annotations.Nullable;

/// A foreign rule as one of ours, where it can be. Nothing is expanded but a rule that is, so no
/// rule can keep the reader busy.
///
/// @param rule null where it cannot be ours
/// @param reason why it cannot, or what was changed; null: read as it stands
record RruleFit(@Nullable Recurrence rule, boolean endless, @Nullable String reason) {
  /// How long a series without an end is read.
  static final int YEARS_OF_THE_ENDLESS = 1;

  private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
  private static final Set<String> KNOWN =
      Set.of(
          "FREQ",
          "INTERVAL",
          "COUNT",
          "UNTIL",
          "WKST",
          "BYDAY",
          "BYMONTHDAY",
          "BYMONTH",
          "BYSETPOS");

  private static final class Foreign extends Exception {
    private static final long serialVersionUID = 1;

    Foreign(String reason) {
      super(reason, null, false, false);
    }
  }

  /// @param text of a rule that is valid
  /// @param start when the first occurrence is
  static RruleFit of(String text, Moment start, Moments moments, Content line) throws Flaw {
    Map<String, String> parts = new HashMap<>();
    for (String part : text.toUpperCase(Locale.ROOT).split(";")) {
      int equals = part.indexOf('=');
      parts.put(part.substring(0, Math.max(equals, 0)), part.substring(equals + 1));
    }
    try {
      return fitting(parts, start, until(parts, start, moments, line));
    } catch (Foreign e) {
      return new RruleFit(null, false, e.getMessage());
    }
  }

  private static RruleFit fitting(
      Map<String, String> parts, Moment start, @Nullable LocalDate until) throws Foreign {
    LocalDateTime first = start.local();
    for (String part : parts.keySet()) {
      if (!KNOWN.contains(part)) {
        throw new Foreign(part + " is none of ours");
      }
    }
    Frequency frequency = frequency(parts.getOrDefault("FREQ", ""));
    int interval = number(parts.getOrDefault("INTERVAL", "1"));
    Integer count = parts.containsKey("COUNT") ? (Integer) number(parts.get("COUNT")) : null;
    boolean endless = count == null && until == null;
    LocalDate last = endless ? first.toLocalDate().plusYears(YEARS_OF_THE_ENDLESS) : until;
    Days days = days(frequency, parts, first, interval);
    Recurrence rule = new Recurrence(frequency, interval, days.days(), days.ordinal(), count, last);
    Optional<Refusal> flaw = rule.flaw(first);
    if (flaw.isPresent()) {
      throw new Foreign(flaw.get().detail());
    }
    return new RruleFit(rule, endless, endless ? "it has no end: read until " + last : null);
  }

  private static Frequency frequency(String name) throws Foreign {
    return Arrays.stream(Frequency.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Foreign("a frequency of " + Content.quoted(name)));
  }

  private record Days(List<Weekday> days, @Nullable Integer ordinal) {
    static final Days NONE = new Days(List.of(), null);
  }

  private static Days days(
      Frequency frequency, Map<String, String> parts, LocalDateTime first, int interval)
      throws Foreign {
    return switch (frequency) {
      case DAILY -> {
        none(parts, "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS");
        yield Days.NONE;
      }
      case WEEKLY -> {
        none(parts, "BYMONTHDAY", "BYMONTH", "BYSETPOS");
        yield weekly(parts, first, interval);
      }
      case MONTHLY -> {
        none(parts, "BYMONTH");
        yield ofMonth(parts, first);
      }
      case YEARLY -> yearly(parts, first);
    };
  }

  private static Days weekly(Map<String, String> parts, LocalDateTime first, int interval)
      throws Foreign {
    Weekday own = Weekday.of(first.getDayOfWeek());
    List<Days> all = weekdays(parts.getOrDefault("BYDAY", own.rfc()));
    for (Days each : all) {
      if (each.ordinal() != null) {
        throw new Foreign("a week has no second Tuesday");
      }
    }
    List<Weekday> days = all.stream().map(each -> each.days().getFirst()).distinct().toList();
    String begins = parts.getOrDefault("WKST", "MO");
    if (!begins.equals("MO") && interval > 1 && days.size() > 1) {
      throw new Foreign("its weeks begin on " + Content.quoted(begins));
    }
    return new Days(days, null);
  }

  private static Days yearly(Map<String, String> parts, LocalDateTime first) throws Foreign {
    String month = parts.get("BYMONTH");
    if (month != null && number(month) != first.getMonthValue()) {
      throw new Foreign("it is not in the month of its start");
    }
    if (month == null && parts.containsKey("BYDAY")) {
      throw new Foreign("it counts weekdays of the year");
    }
    return ofMonth(parts, first);
  }

  /// `BYDAY=2TU`, or as Exchange has it `BYDAY=TU;BYSETPOS=2`.
  private static Days ofMonth(Map<String, String> parts, LocalDateTime first) throws Foreign {
    String byDay = parts.get("BYDAY");
    if (byDay == null) {
      none(parts, "BYSETPOS");
      String day = parts.get("BYMONTHDAY");
      if (day != null && number(day) != first.getDayOfMonth()) {
        throw new Foreign("it is not on the day of its start");
      }
      return Days.NONE;
    }
    none(parts, "BYMONTHDAY");
    List<Days> days = weekdays(byDay);
    String position = parts.get("BYSETPOS");
    Integer ordinal = position == null ? days.getFirst().ordinal() : (Integer) number(position);
    if (days.size() != 1
        || ordinal == null
        || (position != null && days.getFirst().ordinal() != null)) {
      throw new Foreign("it is on more than one day of the month");
    }
    return new Days(days.getFirst().days(), ordinal);
  }

  private static List<Days> weekdays(String list) throws Foreign {
    List<Days> all = new ArrayList<>();
    for (String each : list.split(",")) {
      Matcher day = DAY.matcher(each);
      if (!day.matches()) {
        throw new Foreign("'%s' is no weekday".formatted(Content.quoted(each)));
      }
      DayOfWeek found =
          Arrays.stream(DayOfWeek.values())
              .filter(one -> one.name().startsWith(day.group(2)))
              .findFirst()
              .orElseThrow();
      Integer ordinal = day.group(1) == null ? null : (Integer) number(day.group(1));
      all.add(new Days(List.of(Weekday.of(found)), ordinal));
    }
    return all;
  }

  private static void none(Map<String, String> parts, String... names) throws Foreign {
    for (String name : names) {
      if (parts.containsKey(name)) {
        throw new Foreign(name + " does not go with its frequency here");
      }
    }
  }

  private static int number(@Nullable String text) throws Foreign {
    if (text == null || !text.matches("[+-]?\\d{1,5}")) {
      throw new Foreign("'%s' is not one number".formatted(Content.quoted(String.valueOf(text))));
    }
    return Integer.parseInt(text);
  }

  /// The last day on which an occurrence starts before or at UNTIL.
  private static @Nullable LocalDate until(
      Map<String, String> parts, Moment start, Moments moments, Content line) throws Flaw {
    String text = parts.get("UNTIL");
    if (text == null) {
      return null;
    }
    Moment until = moments.until(line, text, start);
    if (!(until instanceof Moment.Time time) || !(start instanceof Moment.Time first)) {
      return until.local().toLocalDate();
    }
    ZoneId zone = first.zone();
    LocalDate day = time.in(zone).toLocalDate();
    Moment.Time onThatDay = new Moment.Time(day.atTime(first.local().toLocalTime()), zone);
    return onThatDay.instant().isAfter(time.instant()) ? day.minusDays(1) : day;
  }
}
