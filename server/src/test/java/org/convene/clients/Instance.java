package org.convene.clients;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// One date of one meeting as a client shows it.
///
/// @param start an instant as `2026-10-08T08:00:00Z`, or a day as `2026-10-08` of what lasts whole
///   days
/// @param end of the same kind, not included
/// @param status of RFC 5545; empty without one
record Instance(
    String start, String end, String status, String uid, String summary, String location)
    implements Comparable<Instance> {
  private static final Comparator<Instance> ORDER =
      Comparator.comparing(Instance::start)
          .thenComparing(Instance::uid)
          .thenComparing(Instance::toString);

  /// A line of JSON, as the readers in `src/test/clients` print it.
  static Instance fromJson(String line) {
    var json = new JsonObject(line);
    return new Instance(
        json.getString("start"),
        json.getString("end"),
        json.getString("status"),
        json.getString("uid"),
        json.getString("summary"),
        json.getString("location"));
  }

  /// Lines of start, end, status, uid, summary and location (which may be absent) with tabs
  /// between.
  static List<Instance> fromTable(Path file) throws Exception {
    return Files.readAllLines(file).stream()
        .map(line -> (line + "\t").split("\t", -1))
        .map(cell -> new Instance(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]))
        .sorted()
        .toList();
  }

  Instance withUid(String other) {
    return new Instance(start, end, status, other, summary, location);
  }

  @Override
  public int compareTo(Instance other) {
    return ORDER.compare(this, other);
  }
}
