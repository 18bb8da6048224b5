package org.convene.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.meeting.Series;

/// All that an initiative's calendar may show, at one moment. Drafts are not in it.
///
/// @param meetings by id
/// @param series by id; drafts too, for they may have dates that are none
/// @param units by the time of their first date
record Listing(
    Head head,
    Map<MeetingId, Listed> meetings,
    Map<SeriesId, Series> series,
    Map<String, Unit> units) {
  private static final Comparator<Unit> BY_TIME =
      Comparator.<Unit, Instant>comparing(unit -> unit.dates().getFirst().meeting().startsAt())
          .thenComparing(Unit::uid);

  static Listing of(Head head, Map<MeetingId, Listed> meetings, Map<SeriesId, Series> series) {
    List<Unit> units = new ArrayList<>();
    grouped(meetings).forEach((key, dates) -> units.add(unit(key, dates, series)));
    units.sort(BY_TIME);
    Map<String, Unit> byUid = LinkedHashMap.newLinkedHashMap(units.size());
    units.forEach(unit -> byUid.put(unit.uid(), unit));
    return new Listing(head, Map.copyOf(meetings), Map.copyOf(series), byUid);
  }

  private static Map<Object, List<Listed>> grouped(Map<MeetingId, Listed> meetings) {
    Map<Object, List<Listed>> groups = new HashMap<>();
    meetings
        .values()
        .forEach(listed -> {
          var occurrence = listed.meeting().occurrence();
          Object key = occurrence == null ? listed.meeting().id() : occurrence.series();
          groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(listed);
        });
    groups
        .values()
        .forEach(dates ->
            dates.sort(
                Comparator.<Listed, Instant>comparing(date -> date.meeting().startsAt())
                    .thenComparing(date -> date.meeting().slug())));
    return groups;
  }

  private static Unit unit(Object key, List<Listed> dates, Map<SeriesId, Series> all) {
    if (!(key instanceof SeriesId id)) {
      return Unit.of(null, null, dates);
    }
    Series series = Objects.requireNonNull(all.get(id), "a date has its series");
    Series before = series.follows() == null ? null : all.get(series.follows());
    return Unit.of(series, before == null ? null : before.uid(), dates);
  }

  Optional<Listed> bySlug(String slug) {
    return meetings.values().stream().filter(one -> one.meeting().slug().equals(slug)).findFirst();
  }

  Unit unitOf(Listed listed) {
    return Objects.requireNonNull(units.get(listed.meeting().uid()));
  }
}
