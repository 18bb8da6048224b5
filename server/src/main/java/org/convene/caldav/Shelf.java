package org.convene.caldav;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convene.base.Secrets;
import org.convene.feed.CalendarObject;

/// One calendar as it is now, for one visitor.
///
/// @param objects by uid, in the order of time
record Shelf(
    DavPath.Calendar path, String name, SyncLog.Key key, Map<String, CalendarObject> objects) {
  static Shelf of(
      DavPath.Calendar path, String name, SyncLog.Key key, Iterable<CalendarObject> objects) {
    Map<String, CalendarObject> byUid = new LinkedHashMap<>();
    objects.forEach(object -> byUid.put(object.uid(), object));
    return new Shelf(path, name, key, byUid);
  }

  Optional<CalendarObject> find(String uid) {
    return Optional.ofNullable(objects.get(uid));
  }

  Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    objects.forEach((uid, object) -> state.put(uid, object.tag()));
    return state;
  }

  /// Changes with anything in it.
  String ctag() {
    return Secrets.hex(state().toString().getBytes(StandardCharsets.UTF_8));
  }
}
