package org.convene.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A time zone as small as programs like it: one STANDARD, at most one DAYLIGHT, each by a rule
/// that begins in 1970. It says how the clocks go from now on.
///
/// A zone whose clocks do not go by two yearly rules (those that never change; Casablanca, which
/// goes by the moon; Cairo, whose rule may end in another month) is one STANDARD with the offset of
/// the far future. Where this differs from the truth, as it also does for years before the present
/// rules, [#tells] says so, and [IcsWriter] writes the instant itself.
final class CompactZone {
  private static final int FIRST_YEAR = 1970;
  private static final int DAYS_OF_A_WEEK = 7;
  private static final LocalDateTime BEGINNING = LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0);
  private static final LocalDateTime FAR_FUTURE = LocalDateTime.of(2200, 1, 1, 0, 0);

  /// Zones never come from outside but by [ZoneId#of], so there are some hundreds at most.
  private static final Map<ZoneId, CompactZone> ZONES = new ConcurrentHashMap<>();

  private final ZoneRules truth;
  private final ZoneRules told;
  private final List<String> lines;

  private CompactZone(ZoneId zone) {
    truth = zone.getRules();
    List<Yearly> yearly = yearly(truth);
    told = yearly.isEmpty() ? fixed(truth) : byRules(yearly);
    lines = lines(zone, yearly, told);
  }

  static CompactZone of(ZoneId zone) {
    return ZONES.computeIfAbsent(zone, CompactZone::new);
  }

  /// From BEGIN:VTIMEZONE to its END.
  List<String> lines() {
    return lines;
  }

  /// Whether a program that knows only this of the zone finds the right instant.
  boolean tells(LocalDateTime local) {
    return local.getYear() > FIRST_YEAR && truth.getOffset(local).equals(told.getOffset(local));
  }

  /// The instant that such a program finds.
  ZoneOffset offset(LocalDateTime local) {
    return told.getOffset(local);
  }

  /// One change of the clocks in the year, by the first that there is since 1970.
  private record Yearly(ZoneOffsetTransitionRule rule, ZoneOffsetTransition first, String text) {
    boolean daylight() {
      return first.isGap();
    }
  }

  private static List<Yearly> yearly(ZoneRules rules) {
    List<Yearly> found = new ArrayList<>();
    for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
      ZoneOffsetTransition first = rule.createTransition(FIRST_YEAR);
      byDay(rule, first).ifPresent(text -> found.add(new Yearly(rule, first, text)));
    }
    boolean pair = found.size() == 2 && found.get(0).daylight() != found.get(1).daylight();
    return pair ? found : List.of();
  }

  /// The day in local time as RRULE says it. The rule of the tz database may name it in UTC, which
  /// can be the day after: so the window of seven days, in which the weekday is, is shifted.
  private static Optional<String> byDay(ZoneOffsetTransitionRule rule, ZoneOffsetTransition first) {
    LocalDate day = first.getDateTimeBefore().toLocalDate();
    DayOfWeek weekday = rule.getDayOfWeek();
    int length = day.getMonth().minLength();
    if (weekday == null || day.getMonth().maxLength() != length) {
      return Optional.empty();
    }
    int indicator = rule.getDayOfMonthIndicator();
    int named = indicator > 0 ? indicator : length + indicator - DAYS_OF_A_WEEK + 2;
    int later = Math.floorMod(day.getDayOfWeek().getValue() - weekday.getValue() + 1, 7) - 1;
    int from = named + later;
    return day.getMonth() != rule.getMonth() || from < 1 || from + DAYS_OF_A_WEEK - 1 > length
        ? Optional.empty()
        : Optional.of(byDay(day, from, length));
  }

  private static String byDay(LocalDate day, int from, int length) {
    String weekday = Weekday.of(day.getDayOfWeek()).rfc();
    String month = "FREQ=YEARLY;BYMONTH=" + day.getMonthValue();
    if (from + DAYS_OF_A_WEEK - 1 == length) {
      return month + ";BYDAY=-1" + weekday;
    }
    if (from % DAYS_OF_A_WEEK == 1) {
      return month + ";BYDAY=" + (from / DAYS_OF_A_WEEK + 1) + weekday;
    }
    StringBuilder days = new StringBuilder().append(from);
    for (int i = 1; i < DAYS_OF_A_WEEK; i++) {
      days.append(',').append(from + i);
    }
    return month + ";BYMONTHDAY=" + days + ";BYDAY=" + weekday;
  }

  private static ZoneRules fixed(ZoneRules truth) {
    return ZoneRules.of(truth.getOffset(FAR_FUTURE));
  }

  private static ZoneRules byRules(List<Yearly> yearly) {
    List<ZoneOffsetTransition> first = yearly.stream().map(Yearly::first).sorted().toList();
    ZoneOffset standard = yearly.getFirst().rule().getStandardOffset();
    return ZoneRules.of(
        standard,
        first.getFirst().getOffsetBefore(),
        List.of(),
        first,
        yearly.stream().map(Yearly::rule).toList());
  }

  private static List<String> lines(ZoneId zone, List<Yearly> yearly, ZoneRules told) {
    List<String> lines = new ArrayList<>();
    lines.add("BEGIN:VTIMEZONE");
    lines.add("TZID:" + zone.getId());
    lines.add("X-LIC-LOCATION:" + zone.getId());
    if (yearly.isEmpty()) {
      ZoneOffset offset = told.getOffset(BEGINNING);
      observance(lines, "STANDARD", BEGINNING, Optional.empty(), offset, offset);
    }
    yearly.stream()
        .sorted((a, b) -> Boolean.compare(b.daylight(), a.daylight()))
        .forEach(each ->
            observance(
                lines,
                each.daylight() ? "DAYLIGHT" : "STANDARD",
                each.first().getDateTimeBefore(),
                Optional.of(each.text()),
                each.first().getOffsetBefore(),
                each.first().getOffsetAfter()));
    lines.add("END:VTIMEZONE");
    return List.copyOf(lines);
  }

  private static void observance(
      List<String> lines,
      String kind,
      LocalDateTime first,
      Optional<String> rule,
      ZoneOffset from,
      ZoneOffset to) {
    lines.add("BEGIN:" + kind);
    lines.add("DTSTART:" + Stamp.local(first));
    rule.ifPresent(text -> lines.add("RRULE:" + text));
    lines.add("TZOFFSETFROM:" + utc(from));
    lines.add("TZOFFSETTO:" + utc(to));
    lines.add("END:" + kind);
  }

  /// `+0100`; seconds only where there are any, which was long ago.
  private static String utc(ZoneOffset offset) {
    return offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
  }
}
