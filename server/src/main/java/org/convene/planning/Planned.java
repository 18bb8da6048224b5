package org.convene.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convene.base.MeetingId;
import org.convene.base.SeriesId;
import org.convene.meeting.Meeting;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Series;
import org.convene.planning.PlanEvent.DraftDropped;
import org.convene.planning.PlanEvent.MeetingChanged;
import org.convene.planning.PlanEvent.MeetingPlanned;
import org.convene.planning.PlanEvent.SeriesChanged;
import org.convene.planning.PlanEvent.SeriesDropped;
import org.convene.planning.PlanEvent.SeriesPlanned;

/// What a command is decided on: the meeting it names and, of a date, its series with all dates.
///
/// @param held meetings whose session has begun
record Planned(
    Map<SeriesId, Series> series, Map<MeetingId, Meeting> meetings, Set<MeetingId> held) {
  static final Planned NOTHING = new Planned(Map.of(), Map.of(), Set.of());

  static Planned of(Meeting alone) {
    return new Planned(Map.of(), Map.of(alone.id(), alone), Set.of());
  }

  static Planned of(Series series, List<Meeting> dates, Set<MeetingId> held) {
    Map<MeetingId, Meeting> all = new LinkedHashMap<>();
    dates.forEach(date -> all.put(date.id(), date));
    return new Planned(Map.of(series.id(), series), all, held);
  }

  Optional<Meeting> find(MeetingId id) {
    return Optional.ofNullable(meetings.get(id));
  }

  Optional<Series> seriesOf(Meeting meeting) {
    return Optional.ofNullable(meeting.occurrence())
        .map(Occurrence::series)
        .map(id -> Objects.requireNonNull(series.get(id)));
  }

  /// By recurrence id.
  List<Meeting> dates(SeriesId of) {
    return meetings.values().stream()
        .filter(m -> m.occurrence() != null && m.occurrence().series().equals(of))
        .sorted(Comparator.comparing(m -> Objects.requireNonNull(m.occurrence()).recurrenceId()))
        .toList();
  }

  /// Whether a date has become history, which no edit of its series moves.
  boolean settled(Meeting date, Instant now) {
    return !date.endsAt().isAfter(now) || held.contains(date.id());
  }

  /// A sequence above that of the series and of each of its dates: what is sent about any of them
  /// goes before all that was sent.
  int next(Series of) {
    return 1
        + Stream.concat(Stream.of(of.revision()), dates(of.id()).stream().map(Meeting::revision))
            .mapToInt(revision -> revision.sequence())
            .max()
            .orElse(0);
  }

  Planned evolve(PlanEvent event) {
    Map<SeriesId, Series> allSeries = new LinkedHashMap<>(series);
    Map<MeetingId, Meeting> all = new LinkedHashMap<>(meetings);
    switch (event) {
      case SeriesPlanned(Series s) -> allSeries.put(s.id(), s);
      case SeriesChanged(Series s) -> allSeries.put(s.id(), s);
      case SeriesDropped(SeriesId id) -> allSeries.remove(id);
      case MeetingPlanned(Meeting m) -> all.put(m.id(), m);
      case MeetingChanged(Meeting m) -> all.put(m.id(), m);
      case DraftDropped(MeetingId id) -> all.remove(id);
    }
    return new Planned(allSeries, all, held);
  }

  List<Meeting> all() {
    return new ArrayList<>(meetings.values());
  }
}
