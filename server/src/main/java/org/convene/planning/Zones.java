package org.convene.planning;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.convene.base.Refusal;

/// Time zones that a meeting may be in: those of the IANA database, by name.
final class Zones {
  /// Not those of `ZoneId`, among which a calendar library has put its own.
  private static final Set<String> IANA = Set.of(TimeZone.getAvailableIDs());

  private Zones() {}

  /// Fixed offsets are no zones: they would not follow the clocks of the place.
  static Optional<ZoneId> find(String name) {
    if (!IANA.contains(name) || !(name.contains("/") || name.equals("UTC"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Refusal unknown() {
    return Refusal.invalid(
        "invalid-zone", "zone: no time zone of the IANA database is called that");
  }
}
