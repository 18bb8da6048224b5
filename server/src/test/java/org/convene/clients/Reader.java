package org.convene.clients;

import java.nio.file.Path;
import java.util.List;

/// A client that reads calendars.
interface Reader {
  /// The instances that start in the feed's window.
  List<Instance> read(Feed feed) throws Exception;

  /// How this client shows what is true: the same, unless said why not.
  default Instance shown(Instance truth) {
    return truth;
  }

  /// All that read a feed; what they write goes into a folder.
  static List<Reader> all(Path scratch) throws Exception {
    return List.of(
        Program.icalJs(),
        Program.nodeIcal(),
        Program.icalendar(),
        Program.libical(scratch),
        new Biweekly(),
        new Khal(scratch));
  }
}
