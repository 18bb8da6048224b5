package org.convene.http;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How dates and times read in one language: the clock has 24 hours, and a time names the place it
/// holds for ("14:00 Brussels").
public final class Times {
  /// Between word joiners, so that no line ends within "14:00–15:30".
  private static final String UNBROKEN_DASH = "\u2060–\u2060";

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Locale locale;
  private final TimeZoneNames zones;
  private final DateTimeFormatter day;
  private final DateTimeFormatter shortDay;
  private final DateTimeFormatter weekdayAndDay;
  private final DateTimeFormatter monthAndYear;

  public Times(String tag) {
    this.locale = Locale.forLanguageTag("en".equals(tag) ? "en-GB" : tag);
    this.zones = TimeZoneNames.getInstance(ULocale.forLocale(locale));
    this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
    this.shortDay = DateTimeFormatter.ofLocalizedPattern("yMMMd").withLocale(locale);
    this.monthAndYear = DateTimeFormatter.ofLocalizedPattern("yMMMM").withLocale(locale);
    this.weekdayAndDay = DateTimeFormatter.ofLocalizedPattern("yMMMEd").withLocale(locale);
  }

  /// "Tuesday, 24 November 2026"
  public String day(Instant at, ZoneId zone) {
    return day.format(at.atZone(zone));
  }

  /// "24 Nov 2026"
  public String shortDay(Instant at, ZoneId zone) {
    return shortDay.format(at.atZone(zone));
  }

  /// "Tue, 24 Nov 2026"
  public String weekdayAndDay(Instant at, ZoneId zone) {
    return weekdayAndDay.format(at.atZone(zone));
  }

  /// "November 2026"
  public String month(YearMonth month) {
    return monthAndYear.format(month.atDay(1));
  }

  /// "Monday", of the seven days from Monday on.
  public List<String> weekdays(TextStyle style) {
    return Arrays.stream(DayOfWeek.values())
        .map(weekday -> weekday.getDisplayName(style, locale))
        .toList();
  }

  /// "14:00"
  public String clock(Instant at, ZoneId zone) {
    return CLOCK.format(at.atZone(zone));
  }

  /// "Brussels", "Brüssel", "Bruxelles": the city that names the zone.
  public String place(ZoneId zone) {
    String name = zones.getExemplarLocationName(zone.getId());
    return name == null ? zone.getId() : name;
  }

  /// "14:00 Brussels"
  public String at(Instant at, ZoneId zone) {
    return clock(at, zone) + " " + place(zone);
  }

  /// "14:00–15:30 Brussels"; over several days each end names its day.
  public String span(Instant from, Instant to, ZoneId zone) {
    boolean oneDay = from.atZone(zone).toLocalDate().equals(to.atZone(zone).toLocalDate());
    String end = oneDay ? clock(to, zone) : shortDay(to, zone) + ", " + clock(to, zone);
    return clock(from, zone) + (oneDay ? UNBROKEN_DASH : " – ") + end + " " + place(zone);
  }

  /// "fr" as "français", in the language itself.
  public static String languageName(String tag) {
    Locale language = Locale.forLanguageTag(tag);
    String name = language.getDisplayName(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }

  /// "English, French", in the language of the page.
  public String languages(List<String> tags) {
    return tags.stream()
        .map(tag -> Locale.forLanguageTag(tag).getDisplayName(locale))
        .collect(Collectors.joining(", "));
  }
}
