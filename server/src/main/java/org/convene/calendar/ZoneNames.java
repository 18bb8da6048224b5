package org.convene.calendar;

import com.ibm.icu.util.TimeZone;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which zone a file means by a TZID. The name decides, not the rules that the file brings along:
/// those are old in many files, and the clocks go by the law.
final class ZoneNames {
  private static final Set<String> UTC =
      Set.of("UTC", "Utc", "utc", "Z", "GMT", "Etc/UTC", "Etc/GMT", "Etc/Zulu", "Zulu", "Etc/UCT");

  /// Where most people of a Windows zone live, whatever the land.
  private static final String WORLD = "001";

  private ZoneNames() {}

  /// @param id as TZID has it: of the tz database, of Windows (`Romance Standard Time`), or a path
  ///   that ends in one of the first (`/freeassociation.sourceforge.net/Europe/Brussels`)
  static Optional<ZoneId> named(String id) {
    String name = id.strip();
    return exactly(name)
        .or(() ->
            Optional.ofNullable(TimeZone.getIDForWindowsID(name, WORLD)).flatMap(ZoneNames::known))
        .or(() -> suffixes(name).flatMap(suffix -> exactly(suffix).stream()).findFirst());
  }

  private static Optional<ZoneId> exactly(String name) {
    return UTC.contains(name) ? Optional.of(ZoneOffset.UTC) : known(name);
  }

  /// Both the JVM and ICU: libraries may add names of their own to the JVM's.
  private static Optional<ZoneId> known(String name) {
    if (TimeZone.getCanonicalID(name) == null) {
      return Optional.empty();
    }
    try {
      ZoneId zone = ZoneId.of(name);
      return Stamp.isUtc(zone)
          ? Optional.of(ZoneOffset.UTC)
          : Optional.of(zone)
              .filter(
                  each -> !(each.normalized() instanceof ZoneOffset) || name.startsWith("Etc/"));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> suffixes(String path) {
    return Stream.iterate(path.indexOf('/'), at -> at >= 0, at -> path.indexOf('/', at + 1))
        .map(at -> path.substring(at + 1));
  }
}
