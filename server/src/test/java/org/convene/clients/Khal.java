package org.convene.clients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// khal, which lists what vdirsyncer has brought from a feed's address into a folder.
///
/// @param scratch where each reading has a folder of its own
record Khal(Path scratch) implements Reader {
  private static final String NEEDS = "Debian's package khal";

  /// Times in UTC; fields with the unit separator of ASCII between, which stands in no text.
  private static final String FORMAT =
      String.join(
          "\u001f", "{uid}", "{start-long}", "{end-long}", "{status}", "{title}", "{location}");

  private static final String CONFIGURATION =
      """
      [calendars]
      [[feed]]
      path = %s
      readonly = True
      [locale]
      local_timezone = UTC
      default_timezone = UTC
      timeformat = %%H:%%M
      dateformat = %%Y-%%m-%%d
      longdateformat = %%Y-%%m-%%d
      datetimeformat = %%Y-%%m-%%d %%H:%%M
      longdatetimeformat = %%Y-%%m-%%dT%%H:%%M:%%SZ
      [sqlite]
      path = %s
      """;

  @Override
  public List<Instance> read(Feed feed) throws Exception {
    Path home = Files.createTempDirectory(scratch, "khal");
    var synced = Vdirsyncer.ofFeed(home, feed.address());
    synced.sync();
    return list(home, synced.local(), feed.from(), feed.to());
  }

  /// vdirsyncer names what it takes from a feed by a hash of its text, and hands that on as the
  /// UID. From CalDAV it keeps the UID.
  @Override
  public Instance shown(Instance truth) {
    return truth.withUid("");
  }

  /// What khal lists of a folder with a file for each meeting.
  static List<Instance> list(Path home, Path calendar, String from, String to) throws Exception {
    Path configuration = home.resolve("khal.conf");
    Files.writeString(
        configuration,
        CONFIGURATION.formatted(calendar, Files.createTempFile(home, "khal", ".db")));
    Stream<String> words =
        Stream.of("khal", "-c", configuration.toString(), "list", "--notstarted");
    Stream<String> rest = Stream.of("--day-format", "", "--format", FORMAT, from, to);
    var said = new Command(NEEDS, home, Stream.concat(words, rest).toList()).run();
    // What lasts longer than a day is listed on each of its days.
    return said.output()
        .lines()
        .filter(line -> !line.isBlank())
        .map(Khal::instance)
        // To khal a day that is named as the end is in.
        .filter(each -> each.start().compareTo(to) < 0)
        .distinct()
        .sorted()
        .toList();
  }

  private static Instance instance(String line) {
    String[] cell = line.split("\u001f", -1);
    boolean days = cell[1].length() == "2026-09-29".length();
    // To people a last day is included.
    String end = days ? LocalDate.parse(cell[2]).plusDays(1).toString() : cell[2];
    return new Instance(cell[1], end, cell[3].strip(), cell[0], cell[4], cell[5]);
  }

  @Override
  public String toString() {
    return "khal";
  }
}
