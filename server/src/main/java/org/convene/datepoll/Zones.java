package org.convene.datepoll;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The time zones that people choose from: one a place, named as in the IANA database.
final class Zones {
  /// Libraries add zones of their own to those of Java, and offsets are no places: what is named
  /// after one is ours.
  private static final Pattern PLACE =
      Pattern.compile(
          "(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z0-9_/+-]{1,60}|UTC");

  private static final List<ZoneId> CHOICES =
      Stream.concat(
              Stream.of("UTC"),
              TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null).stream()
                  .map(Zones::iana))
          .flatMap(name -> find(name).stream())
          .distinct()
          .sorted((one, other) -> one.getId().compareTo(other.getId()))
          .toList();

  private Zones() {}

  /// By their names.
  static List<ZoneId> choices() {
    return CHOICES;
  }

  static Optional<ZoneId> find(@Nullable String name) {
    if (name == null || !PLACE.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  /// CLDR keeps names that IANA has renamed since.
  private static String iana(String cldr) {
    String name = TimeZone.getIanaID(cldr);
    return name.isEmpty() || name.equals("Etc/Unknown") ? cldr : name;
  }
}
