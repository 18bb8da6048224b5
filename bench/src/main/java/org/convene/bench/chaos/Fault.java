package org.convene.bench.chaos;

import java.util.List;
import java.util.regex.Pattern;

/// Something that goes wrong around a server while people vote. Returns when it is over and
/// everything stands again; what must hold then is for [Laws] to say.
interface Fault {
  /// What the table calls it.
  String name();

  void strike(Arena arena) throws Exception;

  /// Lines of the server's log that it is bound to cause: outages that are named.
  default List<Pattern> expected() {
    return List.of();
  }

  /// What a database that is away makes the server say.
  static List<Pattern> outage() {
    return List.of(
        Pattern.compile("commands could not be committed"),
        Pattern.compile("attendance waits for the database"));
  }
}
