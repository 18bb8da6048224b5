package org.convene.clients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convene.calendar.IcsWriter;
import org.convene.calendar.JCal;
import org.convene.calendar.Samples;
import org.convene.calendar.Vcalendar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What our writer makes of series that nobody would plan.
///
/// From 2029 on node-ical shows occurrences twice that Casablanca holds in Ramadan: it looks for
/// them at one offset and for their RECURRENCE-ID at another. The window ends before.
class WrittenFeedTest {
  private static final long SEED = 4;
  private static final int SERIES = 48;
  private static final String FROM = "2026-01-01";
  private static final String TO = "2027-06-01";

  @TempDir static Path scratch;

  private static final Invented INVENTED = new Invented(SEED, SERIES);
  private static List<Reader> readers = List.of();
  private static Feed.Served written;

  @BeforeAll
  static void write() throws Exception {
    readers = Reader.all(scratch);
    Path file = scratch.resolve("written.ics");
    Files.write(file, IcsWriter.write(Vcalendar.feed(Samples.HEADER, INVENTED.events())));
    written = Feed.Served.of(file, FROM, TO);
  }

  @AfterAll
  static void stop() {
    written.close();
  }

  static List<Reader> readers() {
    return readers;
  }

  @ParameterizedTest
  @MethodSource("readers")
  void everyReaderSeesTheSameInstantsAndTexts(Reader reader) throws Exception {
    Agreement.assertSees(reader, written.feed(), INVENTED.truth());
  }

  /// As RFC 7265 has it, which ical.js thinks in.
  @Test
  void asJsonItSaysTheSame() throws Exception {
    Path file = scratch.resolve("written.jcal");
    Files.write(file, JCal.write(Vcalendar.feed(Samples.HEADER, INVENTED.events())));
    try (Feed.Served served = Feed.Served.of(file, FROM, TO)) {
      Agreement.assertSees(Program.icalJs(), served.feed(), INVENTED.truth());
    }
  }
}
