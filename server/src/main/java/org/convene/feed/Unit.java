package org.convene.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convene.base.MeetingId;
import org.convene.base.Secrets;
import org.convene.meeting.LinkFor;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Series;
import org.jspecify.annotations.Nullable;

/// All that has one UID: a meeting, or a series with those of its dates that are no drafts. What a
/// calendar program takes as one thing.
///
/// @param series null for a single meeting
/// @param follows the UID of the series that this one goes on from
/// @param dates by time; of a single meeting, it
/// @param version changes with whatever is told of any of them
record Unit(
    String uid,
    @Nullable Series series,
    @Nullable String follows,
    List<Listed> dates,
    String version) {

  static Unit of(@Nullable Series series, @Nullable String follows, List<Listed> dates) {
    String uid = series == null ? dates.getFirst().meeting().uid() : series.uid();
    return new Unit(uid, series, follows, List.copyOf(dates), version(series, follows, dates));
  }

  private static String version(
      @Nullable Series series, @Nullable String follows, List<Listed> dates) {
    StringBuilder all = new StringBuilder();
    if (series != null) {
      all.append(series.id()).append(' ').append(series.revision().number());
    }
    all.append(' ').append(follows);
    dates.forEach(date -> all.append(' ').append(date.stamp()));
    return Secrets.hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// The same under another UID, where a calendar is told of its parts.
  Unit named(String other) {
    return new Unit(other, series, follows, dates, version);
  }

  boolean isDraftSeries() {
    return series != null && series.status() == MeetingStatus.DRAFT;
  }

  Map<LocalDateTime, Listed> byRecurrenceId() {
    Map<LocalDateTime, Listed> all = new HashMap<>();
    dates.forEach(
        date -> all.put(Objects.requireNonNull(date.meeting().occurrence()).recurrenceId(), date));
    return all;
  }

  Instant revisedAt() {
    Instant last =
        dates.stream().map(Listed::revisedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
    return series == null || last.isAfter(series.revision().revisedAt())
        ? last
        : series.revision().revisedAt();
  }

  /// What of it a calendar shows.
  ///
  /// @param whole the series itself, and not only some dates
  /// @param dates those that are shown
  /// @param joined those of them whose link is shown although not everybody may have it
  record View(boolean whole, Set<MeetingId> dates, Set<MeetingId> joined) {
    /// Some of its dates, each for itself.
    View only(Set<MeetingId> some) {
      return new View(false, some, joined);
    }

    boolean shows(Listed date) {
      return dates.contains(date.meeting().id());
    }

    boolean mayJoin(Listed date) {
      return date.meeting().plan().linkFor() == LinkFor.EVERYONE
          || joined.contains(date.meeting().id());
    }
  }

  /// Empty where nothing is shown.
  Optional<View> view(FeedQuery query, Audience audience) {
    boolean whole =
        series != null
            && !isDraftSeries()
            && query.matches(series.plan())
            && audience.sees(series.id());
    Set<MeetingId> shown = new HashSet<>();
    Set<MeetingId> joined = new HashSet<>();
    for (Listed date : dates) {
      Meeting meeting = date.meeting();
      boolean wanted = whole || (query.matches(meeting.plan()) && query.reaches(meeting));
      if (wanted && audience.sees(meeting)) {
        shown.add(meeting.id());
        if (meeting.plan().linkFor() != LinkFor.EVERYONE && audience.mayJoin(meeting)) {
          joined.add(meeting.id());
        }
      }
    }
    boolean reached =
        dates.stream()
            .anyMatch(d -> shown.contains(d.meeting().id()) && query.reaches(d.meeting()));
    return reached ? Optional.of(new View(whole, shown, joined)) : Optional.empty();
  }
}
