package org.convene.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Revision;
import org.convene.meeting.Series;
import org.jspecify.annotations.Nullable;

/// What has one UID, and is told as one: a meeting, or a series with its dates.
///
/// @param series null for a meeting that does not recur
/// @param dates by recurrence id, at least one; of a single meeting, it
record Unit(@Nullable Series series, List<Meeting> dates) {
  Unit {
    dates = List.copyOf(dates);
  }

  /// What notices name it by.
  UUID subject() {
    return series == null ? first().id().value() : series.id().value();
  }

  String uid() {
    return first().uid();
  }

  InitiativeId initiative() {
    return first().initiative();
  }

  Meeting first() {
    return dates.getFirst();
  }

  Plan plan() {
    return series == null ? first().plan() : series.plan();
  }

  /// In which its recurrence ids are.
  ZoneId zone() {
    return series == null ? first().zone() : series.slot().zone();
  }

  boolean isDraft() {
    return (series == null ? first().status() : series.status()) == MeetingStatus.DRAFT;
  }

  boolean isCancelled() {
    return (series != null && series.status() == MeetingStatus.CANCELLED)
        || dates.stream().allMatch(date -> date.status() == MeetingStatus.CANCELLED);
  }

  /// Differs when anything of it was edited.
  String version() {
    long edits = revisions().mapToLong(Revision::number).sum();
    return dates.size() + "-" + edits;
  }

  /// When anything of it was edited last. It stamps all of a message, so that of two messages about
  /// one series the later one counts in whatever order they arrive (RFC 5546, section 2.1.5).
  Instant revisedAt() {
    return revisions().map(Revision::revisedAt).max(Instant::compareTo).orElseThrow();
  }

  private Stream<Revision> revisions() {
    Stream<Revision> ofDates = dates.stream().map(Meeting::revision);
    return series == null ? ofDates : Stream.concat(Stream.of(series.revision()), ofDates);
  }

  Optional<Meeting> date(MeetingId id) {
    return dates.stream().filter(date -> date.id().equals(id)).findFirst();
  }

  /// @param start local in [#zone]; null for a meeting that does not recur
  Optional<Meeting> date(@Nullable LocalDateTime start) {
    return dates.stream()
        .filter(date ->
            start == null
                ? date.occurrence() == null
                : date.occurrence() != null && date.occurrence().recurrenceId().equals(start))
        .findFirst();
  }

  /// What takes place and is not over.
  Stream<Meeting> coming(Instant now) {
    return dates.stream()
        .filter(date -> date.status() == MeetingStatus.CONFIRMED && date.endsAt().isAfter(now));
  }

  /// It is not told any more: nobody needs to know what was.
  boolean isOver(Instant now) {
    return dates.stream().noneMatch(date -> date.endsAt().isAfter(now));
  }
}
