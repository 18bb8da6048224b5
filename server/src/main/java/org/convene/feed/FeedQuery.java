package org.convene.feed;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.convene.base.CommitmentId;
import org.convene.base.Kebab;
import org.convene.cookbook.DeliverableKind;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.Plan;
import org.jspecify.annotations.Nullable;

/// What somebody wants of a calendar, and how it is told. An empty list leaves all in.
///
/// @param commitments meetings for these, and those that are for everybody
/// @param from what ended before this day is left out; null: nothing is
/// @param manner how it is told
public record FeedQuery(
    List<MeetingKind> kinds,
    List<DeliverableKind> deliverables,
    List<CommitmentId> commitments,
    @Nullable LocalDate from,
    Manner manner) {
  public static final FeedQuery ALL =
      new FeedQuery(
          List.of(),
          List.of(),
          List.of(),
          null,
          new Manner(null, Cancelled.MARK, Days.TIMED, null));

  /// How meetings are told, whichever they are.
  ///
  /// @param lang a locale tag; null: the initiative's first
  /// @param alarm minutes before the start; null: no alarm
  public record Manner(
      @Nullable String lang, Cancelled cancelled, Days days, @Nullable Integer alarm) {
    Manner in(String locale) {
      return new Manner(locale, cancelled, days, alarm);
    }
  }

  /// What is told of a cancelled meeting while it is told at all.
  public enum Cancelled {
    /// Its status, and the word before the title, for programs that overlook the status.
    MARK,
    /// Nothing: it disappears at once.
    HIDE
  }

  /// How a meeting of several days is told.
  public enum Days {
    /// From its first minute to its last.
    TIMED,
    /// As a bar over whole days.
    BAR,
    /// As one event a day.
    EACH
  }

  public FeedQuery {
    kinds = kinds.stream().distinct().sorted().toList();
    deliverables = deliverables.stream().distinct().sorted().toList();
    commitments =
        commitments.stream().distinct().sorted(Comparator.comparing(CommitmentId::value)).toList();
  }

  boolean matches(Plan plan) {
    return (kinds.isEmpty() || kinds.contains(plan.kind()))
        && (deliverables.isEmpty() || plan.deliverables().stream().anyMatch(deliverables::contains))
        && (commitments.isEmpty()
            || plan.commitments().isEmpty()
            || plan.commitments().stream().anyMatch(commitments::contains));
  }

  boolean reaches(Meeting meeting) {
    return from == null || !meeting.slot().localEnd().toLocalDate().isBefore(from);
  }

  FeedQuery of(MeetingKind kind) {
    return new FeedQuery(List.of(kind), deliverables, commitments, from, manner);
  }

  FeedQuery of(DeliverableKind deliverable) {
    return new FeedQuery(kinds, List.of(deliverable), commitments, from, manner);
  }

  FeedQuery of(CommitmentId commitment) {
    return new FeedQuery(kinds, deliverables, List.of(commitment), from, manner);
  }

  /// The query as it stands in an address, in one order: equal queries give equal texts. Empty for
  /// [#ALL].
  public String written() {
    StringBuilder text = new StringBuilder();
    kinds.forEach(kind -> add(text, FeedParameters.KIND, kind.json()));
    deliverables.forEach(deliverable -> add(text, FeedParameters.DELIVERABLE, deliverable.json()));
    commitments.forEach(commitment -> add(text, FeedParameters.COMMITMENT, commitment));
    add(text, FeedParameters.FROM, from);
    add(text, FeedParameters.LANG, manner.lang());
    add(text, FeedParameters.CANCELLED, other(manner.cancelled(), Cancelled.MARK));
    add(text, FeedParameters.DAYS, other(manner.days(), Days.TIMED));
    add(text, FeedParameters.ALARM, manner.alarm());
    return text.toString();
  }

  private static @Nullable String other(Enum<?> value, Enum<?> usual) {
    return value == usual ? null : Kebab.of(value);
  }

  private static void add(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value);
    }
  }
}
