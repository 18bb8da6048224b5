package org.convene.planning;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convene.base.Text;

/// The ten public holidays of Belgium (law of 4 January 1974, royal decree of 18 April 1974).
final class BelgianHolidays {
  private static final Map<MonthDay, Text> FIXED =
      Map.of(
          MonthDay.of(Month.JANUARY, 1),
          named("New Year’s Day", "Neujahr", "Jour de l’An", "Nieuwjaar"),
          MonthDay.of(Month.MAY, 1),
          named("Labour Day", "Tag der Arbeit", "Fête du Travail", "Dag van de Arbeid"),
          MonthDay.of(Month.JULY, 21),
          named(
              "Belgian National Day",
              "Belgischer Nationalfeiertag",
              "Fête nationale belge",
              "Nationale feestdag van België"),
          MonthDay.of(Month.AUGUST, 15),
          named("Assumption", "Mariä Himmelfahrt", "Assomption", "Onze-Lieve-Vrouw-Hemelvaart"),
          MonthDay.of(Month.NOVEMBER, 1),
          named("All Saints’ Day", "Allerheiligen", "Toussaint", "Allerheiligen"),
          MonthDay.of(Month.NOVEMBER, 11),
          named("Armistice Day", "Waffenstillstand 1918", "Armistice", "Wapenstilstand"),
          MonthDay.of(Month.DECEMBER, 25),
          named("Christmas Day", "Weihnachten", "Noël", "Kerstmis"));

  /// Days after Easter Sunday.
  private static final Map<Integer, Text> MOVING =
      Map.of(
          1,
          named("Easter Monday", "Ostermontag", "Lundi de Pâques", "Paasmaandag"),
          39,
          named("Ascension Day", "Christi Himmelfahrt", "Ascension", "Onze-Lieve-Heer-Hemelvaart"),
          50,
          named("Whit Monday", "Pfingstmontag", "Lundi de Pentecôte", "Pinkstermaandag"));

  private BelgianHolidays() {}

  /// What a day is called, in four languages, if it is a holiday.
  static Optional<Text> on(LocalDate day) {
    return Optional.ofNullable(FIXED.get(MonthDay.from(day)))
        .or(() -> {
          long after = day.toEpochDay() - easter(day.getYear()).toEpochDay();
          return Optional.ofNullable(MOVING.get(Math.toIntExact(after)));
        });
  }

  /// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 as J. Meeus gives
  /// it (Astronomical Algorithms, chapter 8).
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }

  private static Text named(String en, String de, String fr, String nl) {
    return new Text(new TreeMap<>(Map.of("en", en, "de", de, "fr", fr, "nl", nl)));
  }
}
