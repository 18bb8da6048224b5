package org.convene.invitation;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/// What a calendar program makes of the mails that its owner gets (RFC 5546, sections 2.1.4, 2.1.5
/// and 3.2): entries by UID and RECURRENCE-ID, of which an older message changes nothing.
final class GuestCalendar {
  private record Stamp(int sequence, Instant at) {
    static Stamp of(VEvent event) {
      return new Stamp(
          event.getSequence().getValue(), event.getDateTimeStamp().getValue().toInstant());
    }

    boolean isOlderThan(Stamp other) {
      return Comparator.comparingInt(Stamp::sequence).thenComparing(Stamp::at).compare(this, other)
          < 0;
    }
  }

  private record Key(String uid, @Nullable Instant recurrenceId) {
    static Key of(VEvent event) {
      return new Key(
          event.getUid().getValue(),
          event.getRecurrenceId() == null ? null : event.getRecurrenceId().getValue().toInstant());
    }
  }

  private final Map<Key, VEvent> entries = new HashMap<>();
  private final Set<Key> without = new HashSet<>();
  private final Map<Key, Stamp> known = new HashMap<>();

  void takes(String message) {
    ICalendar calendar = Biweekly.parse(message).first();
    boolean cancels = calendar.getMethod().isCancel();
    for (VEvent event : calendar.getEvents()) {
      Key key = Key.of(event);
      Stamp stamp = Stamp.of(event);
      Stamp last = known.get(key);
      if (last == null || !stamp.isOlderThan(last)) {
        known.put(key, stamp);
        if (cancels) {
          remove(key);
        } else {
          put(key, event);
        }
      }
    }
  }

  /// The whole of a UID replaces all of it.
  private void put(Key key, VEvent event) {
    if (key.recurrenceId() == null) {
      remove(key);
    }
    without.remove(key);
    entries.put(key, event);
  }

  private void remove(Key key) {
    if (key.recurrenceId() == null) {
      entries.keySet().removeIf(each -> each.uid().equals(key.uid()));
      without.removeIf(each -> each.uid().equals(key.uid()));
    } else {
      entries.remove(key);
      without.add(key);
    }
  }

  /// What it shows from a moment on: start, end and title, in order.
  List<String> shows(Instant now) {
    List<String> shown = new ArrayList<>();
    entries.forEach((key, event) -> {
      if (event.getRecurrenceRule() == null) {
        add(shown, event, event.getDateStart().getValue().toInstant(), now);
      } else {
        DateIterator dates = event.getDateIterator(TimeZone.getTimeZone("Europe/Brussels"));
        while (dates.hasNext()) {
          Instant start = dates.next().toInstant();
          Key date = new Key(key.uid(), start);
          if (!entries.containsKey(date) && !without.contains(date)) {
            add(shown, event, start, now);
          }
        }
      }
    });
    return shown.stream().sorted().toList();
  }

  private static void add(List<String> shown, VEvent event, Instant start, Instant now) {
    Instant end =
        start.plusMillis(
            event.getDateEnd().getValue().getTime() - event.getDateStart().getValue().getTime());
    if (end.isAfter(now)) {
      shown.add("%s %s %s".formatted(start, end, event.getSummary().getValue()));
    }
  }
}
