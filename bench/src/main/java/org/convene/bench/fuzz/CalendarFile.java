package org.convene.bench.fuzz;

import java.time.ZoneId;
import java.util.Objects;
import org.convene.calendar.IcsReader;

/// Law: whatever a calendar file holds, it is read or refused.
public final class CalendarFile {
  private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

  private CalendarFile() {}

  public static void fuzzerTestOneInput(byte[] file) {
    Objects.requireNonNull(IcsReader.read(file, ZONE));
  }
}
